import type { FaultScope } from '../../../simulator/faults/rule.ts';
import { whyNoControllerManager } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { assertCancelled, cancel } from '../lifecycle/cancels.ts';
import { type Cascade, remove, type Subject, untilGone } from '../lifecycle/deletions.ts';
import { type Plot, readyOf } from '../lifecycle/plot.ts';
import { Plots } from '../lifecycle/plots.ts';
import { assertSecret, COURIER_NEEDS } from './courier.ts';
import { builderOf, commandOf, KEY, openCourier, partOf } from './delivery-trouble.ts';

const reason = await whyNoControllerManager();
const plots = new Plots(suite('the end of a build while tasks are brought into its instance'), {
  profile: 'demo',
  controllerManager: reason === undefined,
});

/** What is on its way when the build ends. */
const UNDER_WAY: Readonly<Record<string, FaultScope>> = {
  'the key for secrets': { action: 'RunCommand', parameters: { Name: KEY } },
  'a part of a file': { action: 'RunCommand', parameters: { Name: partOf('large', 2, 5) } },
  'a part of a file with a secret': { action: 'RunCommand', parameters: { Name: partOf('keys', 2, 3) } },
  'a task with a secret': { action: 'RunCommand', parameters: { Name: commandOf('after') } },
  'a known command': { action: 'InvokeCommand' },
};

const hold = (plot: Plot, scope: FaultScope, when: 'before' | 'after') =>
  plot.world.simulator.fault({ ...scope, key: plot.key.id }, { kind: 'hold', when }, { times: 1 });

/** Takes away what the build was given: its end must not need it. */
async function takeInputs(plot: Plot): Promise<void> {
  for (const [kind, name] of COURIER_NEEDS) await plot.kubectl('delete', kind, name);
}

for (const [index, [name, scope]] of Object.entries(UNDER_WAY).entries()) {
  const when = index % 2 === 0 ? 'after' : 'before';
  plots.add(
    `a cancel while ${name} is under way (${when}) needs no Secret and leaves nothing`,
    async (plot) => {
      const call = hold(plot, scope, when);
      await openCourier(plot);
      await call.hit();
      await takeInputs(plot);
      await cancel(plot);
      call.remove();
      assertCancelled(plot, await plot.ended('web-1'));
      await assertSecret(plot.world);
    },
  );

  const subject: Subject = index % 2 === 0 ? 'namespace' : 'build';
  const cascade: Cascade = index % 2 === 0 ? 'background' : 'foreground';
  plots.add(`a ${subject} deleted while ${name} is under way (${when}) leaves nothing`, async (plot) => {
    const call = hold(plot, scope, when);
    await openCourier(plot);
    await call.hit();
    if (subject === 'build') await takeInputs(plot);
    await remove(plot, subject, cascade);
    const { metadata } = await plot.leaving('web-1');
    call.remove();
    await untilGone(plot, subject);
    assert.equal(plot.remains(metadata.uid), []);
  });
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

plots.tell({ atOnce: 4, timeoutMs: 180_000, reason });
