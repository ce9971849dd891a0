import { whyNoControllerManager } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { assertCancelled, cancel } from '../lifecycle/cancels.ts';
import { CASCADES, SUBJECTS } from '../lifecycle/deletions.ts';
import { readyOf } from '../lifecycle/plot.ts';
import { Plots } from '../lifecycle/plots.ts';
import { COURIER_NEEDS } from './courier.ts';
import { cancelDuring, deleteDuring, hold, takeInputs, UNDER_WAY } from './delivery-ends.ts';
import { builderOf, openCourier } from './delivery-trouble.ts';

const reason = await whyNoControllerManager();
const plots = new Plots(suite('every end of a build while tasks are brought into its instance'), {
  profile: 'demo',
  controllerManager: reason === undefined,
});

for (const [name, scope] of Object.entries(UNDER_WAY)) {
  for (const when of ['before', 'after'] as const) {
    plots.add(`a cancel while ${name} is under way (${when}) needs no Secret and leaves nothing`, (plot) =>
      cancelDuring(plot, scope, when),
    );
    for (const [index, subject] of SUBJECTS.entries()) {
      const cascade = CASCADES[index % CASCADES.length] ?? 'background';
      plots.add(`a ${subject} deleted while ${name} is under way (${when}) leaves nothing`, (plot) =>
        deleteDuring(plot, scope, when, { subject, cascade }),
      );
    }
  }
}

plots.add('a deadline while parts are under way, with their Secret gone, leaves nothing', async (plot) => {
  const call = hold(plot, UNDER_WAY['a part of a file with a secret'] ?? {}, 'before');
  await openCourier(plot, { limits: { timeout: '10m', attempts: 1 } });
  await call.hit();
  const { agent } = await builderOf(plot);
  agent.silentSince = plot.world.simulator.now();
  await takeInputs(plot);
  call.remove();
  const build = await plot.ended('web-1');
  assert.is(readyOf(build), 'False/DeadlineExceeded', JSON.stringify(build.status?.failure));
  assert.equal(plot.remains(build.metadata.uid), []);
});

plots.add(
  'a Secret that disappears between parts is waited for, and the build can be cancelled',
  async (plot) => {
    const call = hold(plot, UNDER_WAY['a part of a file with a secret'] ?? {}, 'after');
    await openCourier(plot);
    await call.hit();
    const [[kind, name] = ['', '']] = COURIER_NEEDS;
    await plot.kubectl('delete', kind, name);
    call.remove();
    await plot.build('web-1', (seen) => readyOf(seen).endsWith('/DependencyNotReady'), { what: 'a wait' });
    await cancel(plot);
    assertCancelled(plot, await plot.ended('web-1'));
  },
);

plots.tell({ atOnce: 6, timeoutMs: 300_000, reason });
