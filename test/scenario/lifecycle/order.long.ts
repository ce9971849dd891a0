import { suite } from '../../kit/index.ts';
import { applyInOrder, permutations } from './orders.ts';
import { Plots } from './plots.ts';

const plots = new Plots(suite('order, with the Role'));

for (const order of permutations(['Role', 'Secret', 'component', 'template'] as const)) {
  // A Role that comes late is noticed within a minute.
  plots.add(`${order.join(', then ')}: the same end`, (plot) => applyInOrder(plot, order, 150_000));
}

plots.tell({ atOnce: 12, timeoutMs: 300_000 });
