import { whyNoControllerManager } from '../../control-plane/index.ts';
import { suite } from '../../kit/index.ts';
import { CASCADES, deleteAfterSuccess, deleteIn, SUBJECTS } from './deletions.ts';
import { CREATING, deleteDuring } from './held-calls.ts';
import { Plots } from './plots.ts';
import { STOPS } from './stops.ts';

const reason = await whyNoControllerManager();
const test = suite('deletion, every way');
const plots = new Plots(test, { controllerManager: reason === undefined });

for (const subject of SUBJECTS) {
  for (const cascade of CASCADES) {
    for (const stop of STOPS) {
      plots.add(`a ${subject} deleted in step ${stop.step} (${cascade}) leaves nothing`, (plot) =>
        deleteIn(plot, stop, subject, cascade),
      );
    }
    for (const [name, scope] of Object.entries(CREATING)) {
      for (const when of ['before', 'after'] as const) {
        plots.add(`a ${subject} deleted (${cascade}) with ${name} on its way (${when} its effect)`, (plot) =>
          deleteDuring(plot, scope, when, { subject, cascade }),
        );
      }
    }
    plots.add(`a ${subject} deleted after its build has succeeded (${cascade}) leaves the images`, (plot) =>
      deleteAfterSuccess(plot, subject, cascade),
    );
  }
}

plots.tell({ atOnce: 9, timeoutMs: 1_200_000, reason });
