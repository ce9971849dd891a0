import type { ImageBuild } from '../../../src/api/objects.ts';
import type { Fault } from '../../../simulator/faults/faults.ts';
import { isHostileRun } from '../../kit/hostile.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import { conditionOf, type Plot, readyOf } from './plot.ts';
import { Plots } from './plots.ts';

const MINUTE = 60_000;
const plots = new Plots(suite('refused for now'), { timeScale: 60 });
const NO_COPIES = { distribution: { regions: [] } };
const FINE = [component('work', 'true'), template('web', ['work'], NO_COPIES)];

/** The account refuses an action from now on. */
function refuse(plot: Plot, action: string, code = 'Forbidden.RAM', status = 403): Fault {
  const message =
    'User not authorized to operate on the specified resource, or this API does not support RAM.';
  return plot.world.simulator.fault({ action, key: plot.key.id }, { kind: 'error', status, code, message });
}

async function waits(plot: Plot, ready: string): Promise<ImageBuild> {
  return plot.build('web-1', (seen) => readyOf(seen) === ready, { what: ready });
}

/** Waits until so much of the cloud's time has passed. */
async function passes(plot: Plot, cloudMs: number): Promise<void> {
  const until = plot.world.simulator.now() + cloudMs;
  await waitUntil(() => plot.world.simulator.now() > until, { deadlineMs: 120_000 });
}

async function succeeds(plot: Plot): Promise<ImageBuild> {
  const ended = await plot.ended('web-1', 90_000);
  assert.is(readyOf(ended), 'True/Succeeded');
  return ended;
}

for (const [code, reason, advice] of [
  ['QuotaExceed.AfterpayInstance', 'QuotaExceeded', 'raise the quota of the account or free some of it'],
  ['InvalidAccountStatus.NotEnoughBalance', 'InsufficientBalance', 'top up the account'],
  ['Forbidden.RAM', 'AccessDenied', "allow ecs:RunInstances to the access key in Secret 'alicloud'"],
] as const) {
  plots.add(`a launch refused with ${code} says what to do, and goes on once it may`, async (plot) => {
    const refusal = refuse(plot, 'RunInstances', code);
    await plot.open(...FINE);
    const waiting = await waits(plot, `False/${reason}`);
    assert.match(conditionOf(waiting, 'Ready')?.message ?? '', `RunInstances in cn-hangzhou failed: ${code}`);
    assert.match(conditionOf(waiting, 'Ready')?.message ?? '', advice);
    await refusal.hit(3);
    // A person who looks must see the same whenever they look.
    const flips = plot.chronicle.build(plot.namespace, 'web-1').filter(({ object }) => {
      const since = Date.parse(conditionOf(object, 'Ready')?.lastTransitionTime ?? '');
      return since > Date.parse(conditionOf(waiting, 'Ready')?.lastTransitionTime ?? '');
    });
    assert.equal(flips.length, 0, 'the refusal came and went');
    refusal.remove();
    await succeeds(plot);
  });
}

plots.add('a build that may not be planned waits for longer than any step may take', async (plot) => {
  const refusal = refuse(plot, 'DescribeSecurityGroups');
  await plot.open(...FINE);
  await waits(plot, 'False/AccessDenied');
  await passes(plot, 20 * MINUTE);
  refusal.remove();
  const { status } = await succeeds(plot);
  const waited = Date.parse(status?.completionTime ?? '') - Date.parse(status?.startTime ?? '');
  assert.ok(waited < 15 * MINUTE, 'the wait counts as work');
});

plots.add('a build whose component is missing waits for longer than any step may take', async (plot) => {
  await plot.open(template('web', ['work'], NO_COPIES));
  await waits(plot, 'False/DependencyNotReady');
  await passes(plot, 20 * MINUTE);
  await plot.apply(component('work', 'true'));
  await succeeds(plot);
});

plots.add(
  'a builder is released when its build has waited for a quarter of an hour, and the wait goes on',
  async (plot) => {
    const refusal = refuse(plot, 'CreateImage');
    await plot.open(...FINE);
    const waiting = await waits(plot, 'False/AccessDenied');
    const [builder] = waiting.status?.instances ?? [];
    assert.is(builder?.releaseTime, undefined);
    const since = plot.world.simulator.now();
    const released = await plot.build(
      'web-1',
      ({ status }) => status?.instances?.[0]?.releaseTime !== undefined,
      { what: 'the release' },
    );
    const minutes = (plot.world.simulator.now() - since) / MINUTE;
    // The release itself may be throttled for minutes.
    const latest = isHostileRun() ? 50 : 25;
    assert.ok(minutes > 13 && minutes < latest, `released after ${minutes} minutes`);
    assert.is(released.status?.failure, undefined);
    refusal.remove();
    const { status } = await succeeds(plot);
    assert.is(status?.instances?.length, 2);
  },
);

plots.add('what is refused to every builder ends the build after its attempts', async (plot) => {
  refuse(plot, 'RunCommand');
  await plot.open(
    component('work', 'true'),
    template('web', ['work'], { ...NO_COPIES, limits: { attempts: 1 } }),
  );
  const ended = await plot.ended('web-1', 110_000);
  assert.is(readyOf(ended), 'False/AccessDenied');
  assert.match(ended.status?.failure?.message ?? '', 'allow ecs:RunCommand');
  assert.is(ended.status?.instances?.length, 2);
  assert.equal(plot.remains(ended.metadata.uid), []);
});

plots.add('a refusal after the capture costs no image, however long it lasts', async (plot) => {
  const refusal = refuse(plot, 'CopyImage');
  await plot.open(component('work', 'true'), template('web', ['work']));
  const waiting = await waits(plot, 'False/AccessDenied');
  await passes(plot, 20 * MINUTE);
  refusal.remove();
  const { status } = await succeeds(plot);
  assert.is(status?.imageID, waiting.status?.imageID);
  assert.is(status?.instances?.length, 1);
});

plots.add(
  'a builder that may not be deleted is named on the finished build, and deleted later',
  async (plot) => {
    const refusal = refuse(plot, 'DeleteInstance');
    await plot.open(...FINE);
    const done = await waits(plot, 'True/Succeeded');
    const id = done.status?.instances?.[0]?.instanceID ?? '-';
    assert.equal(
      done.status?.leftovers?.map((left) => [left.kind, left.id, left.regionID]),
      [['Instance', id, 'cn-hangzhou']],
    );
    assert.is(conditionOf(done, 'CleanedUp')?.status, 'False');
    assert.match(conditionOf(done, 'CleanedUp')?.message ?? '', 'allow ecs:DeleteInstance');
    await plot.template('web', (owner) => readyOf(owner) === 'True/Succeeded');
    refusal.remove();
    const clean = await succeeds(plot);
    assert.equal(clean.status?.leftovers, []);
    assert.equal(plot.remains(clean.metadata.uid), ['image product', 'snapshot product']);
  },
);

plots.add('a failed build whose clean-up is refused says so, and what is left', async (plot) => {
  const refusal = refuse(plot, 'DeleteInstance');
  await plot.open(component('work', 'exit 9'), template('web', ['work'], NO_COPIES));
  const failed = await waits(plot, 'False/CommandFailed');
  assert.is(conditionOf(failed, 'CleanedUp')?.status, 'False');
  assert.is(failed.status?.leftovers?.length, 1);
  await plot.template('web', (owner) => readyOf(owner) === 'False/CommandFailed');
  refusal.remove();
  const ended = await plot.ended('web-1', 90_000);
  assert.is(readyOf(ended), 'False/CommandFailed');
  assert.equal(plot.remains(ended.metadata.uid), []);
});

plots.add('a clean-up that fails for unknown reasons is tried again calmly', async (plot) => {
  const strange = refuse(plot, 'DeleteInstance', 'Strange.Thing', 400);
  await plot.open(component('work', 'exit 9'), template('web', ['work'], NO_COPIES));
  await strange.hit();
  await passes(plot, 20 * MINUTE);
  assert.ok(strange.hits < 40, `${strange.hits} calls in twenty minutes`);
  const events = plot.chronicle.build(plot.namespace, 'web-1').length;
  assert.ok(events < 40, `${events} writes`);
  strange.remove();
  const ended = await plot.ended('web-1', 90_000);
  assert.is(readyOf(ended), 'False/CommandFailed');
  assert.equal(plot.remains(ended.metadata.uid), []);
});

plots.tell({ atOnce: 12, timeoutMs: 180_000 });
