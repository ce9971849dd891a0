import { suite } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import { assertCancelled, cancel, cancelIn } from './cancels.ts';
import { CREATING } from './held-calls.ts';
import { Plots } from './plots.ts';
import { STOPS } from './stops.ts';

const plots = new Plots(suite('cancel at every moment'));

for (const stop of STOPS)
  plots.add(`a build is cancelled in step ${stop.step}`, (plot) => cancelIn(plot, stop));

for (const [name, scope] of Object.entries(CREATING)) {
  plots.add(`a build is cancelled with ${name} on its way`, async (plot) => {
    const { simulator } = plot.world;
    const held = simulator.fault(
      { ...scope, key: plot.key.id },
      { kind: 'hold', when: 'after' },
      { times: 1 },
    );
    await plot.open(component('work', 'true'), template('web', ['work']));
    await held.hit();
    await cancel(plot);
    held.remove();
    assertCancelled(plot, await plot.ended('web-1'));
  });
}

plots.tell({ atOnce: 9, timeoutMs: 180_000 });
