import { HOSTILE } from '../../../simulator/switches.ts';
import { whyNoControllerManager } from '../../control-plane/index.ts';
import { suite } from '../../kit/index.ts';
import { cancelIn } from './cancels.ts';
import { CASCADES, deleteAfterSuccess, deleteIn, SUBJECTS } from './deletions.ts';
import { CREATING, deleteDuring } from './held-calls.ts';
import { applyInOrder, permutations } from './orders.ts';
import { Plots } from './plots.ts';
import { STOPS } from './stops.ts';

const reason = await whyNoControllerManager();
const plots = new Plots(suite('deletion and cancel in a hostile cloud'), {
  controllerManager: reason === undefined,
  switches: HOSTILE,
});

const turn = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

for (const [index, stop] of STOPS.entries()) {
  const [subject, cascade] = [turn(SUBJECTS, index + 1), turn(CASCADES, index + 1)];
  plots.add(`a ${subject} is deleted in step ${stop.step} (${cascade})`, (plot) =>
    deleteIn(plot, stop, subject, cascade),
  );
  plots.add(`a build is cancelled in step ${stop.step}`, (plot) => cancelIn(plot, stop));
}
for (const [index, [name, scope]] of Object.entries(CREATING).entries()) {
  const how = { subject: turn(SUBJECTS, index + 1), cascade: turn(CASCADES, index) };
  for (const when of ['before', 'after'] as const)
    plots.add(`a ${how.subject} is deleted with ${name} on its way (${when} its effect)`, (plot) =>
      deleteDuring(plot, scope, when, how),
    );
}
for (const subject of SUBJECTS)
  plots.add(`a ${subject} is deleted after its build has succeeded`, (plot) =>
    deleteAfterSuccess(plot, subject, 'background'),
  );
for (const order of permutations(['Secret', 'component', 'template'] as const))
  plots.add(`applied in the order ${order.join(', ')}`, (plot) => applyInOrder(plot, order, 300_000));

plots.tell({ atOnce: 9, timeoutMs: 1_200_000, reason });
