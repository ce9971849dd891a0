import { whyNoControllerManager } from '../../control-plane/index.ts';
import { suite } from '../../kit/index.ts';
import { CASCADES, deleteAfterSuccess, deleteIn, SUBJECTS } from './deletions.ts';
import { CREATING, deleteDuring } from './held-calls.ts';
import { Plots } from './plots.ts';
import { STOPS } from './stops.ts';

const reason = await whyNoControllerManager();
const test = suite('deletion');
const plots = new Plots(test, { controllerManager: reason === undefined });

/** One of many: which of the subjects and ways of deletion a case gets. The long suite tries them all. */
const turn = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

for (const [index, stop] of STOPS.entries()) {
  const [subject, cascade] = [turn(SUBJECTS, index), turn(CASCADES, index)];
  plots.add(`a ${subject} deleted in step ${stop.step} (${cascade}) leaves nothing`, (plot) =>
    deleteIn(plot, stop, subject, cascade),
  );
}
for (const [index, [name, scope]] of Object.entries(CREATING).entries()) {
  const when = turn(['after', 'before'] as const, index);
  const how = { subject: turn(SUBJECTS, index), cascade: turn(CASCADES, index + 1) };
  plots.add(`a ${how.subject} deleted with ${name} on its way (${when} its effect) leaves nothing`, (plot) =>
    deleteDuring(plot, scope, when, how),
  );
}
for (const [index, subject] of SUBJECTS.entries()) {
  const cascade = turn(CASCADES, index);
  plots.add(`a ${subject} deleted after its build has succeeded (${cascade}) leaves the images`, (plot) =>
    deleteAfterSuccess(plot, subject, cascade),
  );
}

plots.tell({ atOnce: 9, timeoutMs: 180_000, reason });
