import { bundledOperator, type BundledOperator } from '../../bench/bundled-operator.ts';
import { isMissed, lineOf, loadNote, print } from '../../bench/figure.ts';
import { figuresOf, measureScale } from '../../bench/ten-thousand.ts';
import { controlPlaneFor } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { lintAll } from '../../kit/lint.ts';
import { installOperator } from '../../kit/operator-process.ts';
import { AUDITED, deedsIn, writesIn } from './audit.ts';
import { clusterFor } from './cluster.ts';
import { copyComponent } from './copies.ts';
import { ordinary } from './fleet.ts';
import { Replica } from './replica.ts';

const OBJECTS = 10_000;
const CHANGES = 10;
const LATENCY_MS = 200;
/** Between two changes, so that each finds the queue as full as the first did. */
const SPACING_MS = 500;

const settled = suite('ten thousand settled components');
const settledPlane = controlPlaneFor(settled, AUDITED);
const settledCluster = clusterFor(settled, settledPlane);
const unseen = suite('ten thousand components that all have to be written');
const unseenPlane = controlPlaneFor(unseen, AUDITED);
const unseenCluster = clusterFor(unseen, unseenPlane);

let operator: BundledOperator;
settled.before(async () => {
  operator = await bundledOperator();
  await installOperator(settledPlane());
});

settled(
  'they are listed and looked at in time, in bounded memory, and a change does not wait for them',
  async () => {
    const options = { count: OBJECTS, changes: CHANGES };
    const scale = await measureScale(settledPlane(), settledCluster(), operator, options);
    const figures = figuresOf(scale, operator);
    figures.forEach(print);
    assert.ok(scale.waitingAfterChanges > 0, 'The changes came after everything else was done');
    assert.equal(figures.filter(isMissed).map(lineOf), []);
  },
  { timeoutMs: 180_000 },
);

settled('every status keeps the contract', () => lintAll(settledPlane()), { timeoutMs: 60_000 });

unseen.before(async () => {
  await installOperator(unseenPlane());
});
unseen.after(() => operator.remove());

unseen(
  'a change is worked on at once although thousands of writes wait for their turn',
  async () => {
    const cluster = unseenCluster();
    await cluster.create([ordinary('original')]);
    const names = Array.from({ length: OBJECTS - 1 }, (_, number) => `copy-${number}`);
    await copyComponent(unseenPlane(), 'original', names);
    await cluster.shows(OBJECTS);
    const replica = await Replica.start(unseenPlane(), 'only', operator.options);
    await replica.logged('Started');

    const changed = names.slice(-CHANGES);
    const answeredAt: number[] = [];
    for (const name of changed) {
      await new Promise((resolve) => setTimeout(resolve, SPACING_MS));
      await cluster.changeOne(name, 'echo changed');
      answeredAt.push(Date.now());
    }
    await new Promise((resolve) => setTimeout(resolve, SPACING_MS));
    const waiting = await replica.metric('workqueue_depth', 'name="imagecomponent"');
    const writes = deedsIn(await writesIn(unseenPlane()));
    const tookMs = changed.map((name, index) => {
      const write = writes.find((one) => one.name === name);
      return Math.max(0, (write?.receivedAt ?? Number.NaN) - (answeredAt[index] ?? 0));
    });
    const value = Math.max(...tookMs);
    const note = `longest of ${tookMs.join(', ')}; ${waiting} components still waited; ${loadNote()}`;
    print({ name: 'a change among waiting writes', value, unit: 'ms', target: { below: LATENCY_MS }, note });
    assert.ok(waiting > OBJECTS / 2);
    assert.ok(value < LATENCY_MS, note);

    const stopAt = performance.now();
    assert.is((await replica.stop()).code, 0, replica.transcript());
    assert.ok(performance.now() - stopAt < 5000, 'What waits is not worked off before the end');
  },
  { timeoutMs: 180_000 },
);

unseen('every status keeps the contract, also those nobody has looked at', () => lintAll(unseenPlane()), {
  timeoutMs: 60_000,
});
