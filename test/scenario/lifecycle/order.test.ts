import { suite } from '../../kit/index.ts';
import { applyInOrder, permutations } from './orders.ts';
import { Plots } from './plots.ts';

const plots = new Plots(suite('order'));

for (const order of permutations(['Secret', 'component', 'template'] as const)) {
  // Far less than the minute after which everything is looked at again by itself.
  plots.add(`${order.join(', then ')}: the same end, by watch`, (plot) => applyInOrder(plot, order, 40_000));
}

plots.tell({ atOnce: 6, timeoutMs: 180_000 });
