import { PROFILES } from '../../../simulator/profile.ts';
import { isHostileRun } from '../../kit/hostile.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import { openCourier } from '../components/delivery-trouble.ts';
import { cancel } from './cancels.ts';
import { type Plot, readyOf } from './plot.ts';
import { Plots } from './plots.ts';

const MINUTE = 60_000;
// Real durations: how often progress is told depends on how long there is something to tell.
const plots = new Plots(suite('writes'), { profile: PROFILES.real, timeScale: 150 });

const TASKS = [
  'true',
  { name: 'file', writeFile: { destinationPath: '/etc/x', content: 'x' } },
  { name: 'restart', reboot: {} },
  'echo again',
  'sleep 1',
];

/** Most status writes of one reconcile, of all the reconciles of a build so far. */
function mostOfOneReconcile(plot: Plot, name: string): number {
  const writes = plot.world.operators
    .flatMap(({ lines }) => lines)
    .filter(
      (line) =>
        line.msg === 'Writing the status' && line['namespace'] === plot.namespace && line['name'] === name,
    );
  const perReconcile = Map.groupBy(writes, (line) => line['reconcileID']);
  return Math.max(0, ...[...perReconcile.values()].map(({ length }) => length));
}

/** Writes to a build while so much of the cloud's time passes. */
async function writesDuring(plot: Plot, name: string, cloudMs: number): Promise<number> {
  const told = () => plot.chronicle.build(plot.namespace, name).length;
  const before = told();
  const until = plot.world.simulator.now() + cloudMs;
  await waitUntil(() => plot.world.simulator.now() > until, { deadlineMs: 120_000 });
  return told() - before;
}

for (const [regions, limit] of [
  [['cn-shanghai'], 25],
  [['cn-shanghai', 'ap-southeast-1'], 25 + 4],
] as const) {
  plots.add(
    `a build for ${regions.length + 1} regions takes few writes, two at most each time`,
    async (plot) => {
      const distribution = { regions: regions.map((regionID) => ({ regionID })) };
      await plot.open(component('work', ...TASKS), template('web', ['work'], { distribution }));
      const ended = await plot.ended('web-1', 90_000);
      assert.is(readyOf(ended), 'True/Succeeded');
      const told = plot.chronicle.build(plot.namespace, 'web-1');
      const writes = told.filter(({ type }) => type === 'MODIFIED').length;
      const most = mostOfOneReconcile(plot, 'web-1');
      const owner = plot.chronicle.template(plot.namespace, 'web').length - 1;
      process.stdout.write(
        `\nFIGURE build for ${regions.length + 1} regions with ${TASKS.length} tasks: ${writes} writes, at most ${most} in one reconcile; ${owner} writes to its template\n`,
      );
      // Calls that a hostile cloud throttles are told of as well.
      const throttled = isHostileRun() ? 15 : 0;
      assert.ok(writes <= limit + TASKS.length + throttled, `${writes} writes`);
      assert.ok(most === 2, `${most} writes in one reconcile`);
      assert.ok(owner <= 4, `${owner} writes to the template`);
    },
  );
}

plots.add('a build whose files come in parts takes one write for each command', async (plot) => {
  await openCourier(plot);
  const ended = await plot.ended('web-1', 90_000);
  assert.is(readyOf(ended), 'True/Succeeded');
  const told = plot.chronicle.build(plot.namespace, 'web-1');
  const writes = told.filter(({ type }) => type === 'MODIFIED').length;
  const commands = plot.world.simulator.ledger.calls.filter(
    ({ action, keyId, replayed }) =>
      keyId === plot.key.id && !replayed && ['RunCommand', 'InvokeCommand'].includes(action),
  ).length;
  process.stdout.write(
    `\nFIGURE build with ${commands} commands, parts of files among them: ${writes} writes\n`,
  );
  assert.ok(commands >= 18, `only ${commands} commands`);
  assert.ok(writes <= 25 + commands, `${writes} writes for ${commands} commands`);
  assert.ok(mostOfOneReconcile(plot, 'web-1') <= 2);
});

plots.add('a build that waits for stock writes once for each try, and nothing between', async (plot) => {
  const error = { kind: 'error', status: 403, code: 'OperationDenied.NoStock' } as const;
  const stock = plot.world.simulator.fault({ action: 'RunInstances', key: plot.key.id }, error);
  await plot.open(component('work', 'true'), template('web', ['work'], { distribution: { regions: [] } }));
  await plot.build('web-1', (seen) => readyOf(seen) === 'Unknown/WaitingForCapacity');
  const tries = stock.hits;
  const writes = await writesDuring(plot, 'web-1', 8 * MINUTE);
  const made = stock.hits - tries;
  process.stdout.write(`\nFIGURE waiting for stock for 8 minutes: ${made} tries, ${writes} writes\n`);
  assert.ok(writes <= made + 8, `${writes} writes for ${made} tries`);
  const reasons = plot.chronicle
    .build(plot.namespace, 'web-1')
    .map(({ object }) => readyOf(object))
    .filter((ready, at, all) => ready !== all[at - 1]);
  assert.equal(
    reasons.slice(-2),
    ['Unknown/Progressing', 'Unknown/WaitingForCapacity'],
    'the reason flickers',
  );
  await cancel(plot);
  assert.is(readyOf(await plot.ended('web-1')), 'False/Cancelled');
});

plots.add('a build that waits for a quota writes for its few tries only', async (plot) => {
  const error = { kind: 'error', status: 403, code: 'QuotaExceed.AfterpayInstance' } as const;
  const quota = plot.world.simulator.fault({ action: 'RunInstances', key: plot.key.id }, error);
  await plot.open(component('work', 'true'), template('web', ['work'], { distribution: { regions: [] } }));
  await plot.build('web-1', (seen) => readyOf(seen) === 'False/QuotaExceeded');
  const tries = quota.hits;
  const writes = await writesDuring(plot, 'web-1', 30 * MINUTE);
  const made = quota.hits - tries;
  process.stdout.write(`\nFIGURE waiting for a quota for 30 minutes: ${made} tries, ${writes} writes\n`);
  assert.ok(made <= 8, `${made} tries`);
  assert.ok(writes <= 2 * made + 1, `${writes} writes for ${made} tries`);
  await cancel(plot);
  assert.is(readyOf(await plot.ended('web-1')), 'False/Cancelled');
});

plots.tell({ atOnce: 4, timeoutMs: 180_000 });
