import { cloudWorldFor } from '../../kit/cloud-world.ts';
import { assert, suite } from '../../kit/index.ts';
import { component, secret, template } from '../../kit/samples.ts';

const test = suite('how soon a task follows the one before it');
/** Slow enough that the work of this computer does not count as minutes of the cloud. */
const world = cloudWorldFor(test, { timeScale: 4 });

const TASKS = 25;
/** Looks come once a second of cloud time; the rest is the operator's and the computer's own. */
const MOST_MS = 2500;

test(
  'a second of cloud time after its end at the latest, on the average',
  async () => {
    world().startOperator();
    const tasks = Array.from({ length: TASKS }, (_, index) => `echo ${index}`);
    await world().apply(
      secret(),
      component('short', ...tasks),
      template('web', ['short'], { distribution: { regions: [] } }),
    );
    const build = await world().ended('web-1');
    assert.is(world().reasonOf(build), 'Succeeded', JSON.stringify(build.status?.failure));
    const pauses = pausesBetweenTasks();
    const sorted = pauses.toSorted((a, b) => a - b);
    const mean = Math.round(pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length);
    const writes = world().operators.flatMap(({ lines }) =>
      lines.filter(({ msg }) => msg === 'Writing the status'),
    );
    const looks = world().simulator.ledger.counts['Ecs.DescribeInvocationResults'] ?? 0;
    process.stdout.write(
      `\nFIGURE between the end of a task and the next one's command: mean ${mean} ms of cloud time, ` +
        `median ${sorted[Math.floor(sorted.length / 2)]}, longest ${sorted.at(-1)}; ${looks} looks, ` +
        `${writes.length} status writes for ${TASKS} tasks\n`,
    );
    assert.is(pauses.length, TASKS - 1);
    assert.ok(mean < MOST_MS, `${mean} ms`);
    await world().assertSafe();
  },
  { timeoutMs: 120_000 },
);

/** From the end of a task in the guest to the call that sends the next one, in milliseconds of cloud time. */
function pausesBetweenTasks(): number[] {
  const { calls, events } = world().simulator.ledger;
  const sent = calls.filter(
    ({ action, parameters }) =>
      action === 'RunCommand' && String(parameters['Name']).startsWith('imagesmith short/'),
  );
  const ended = events.filter(({ kind, what }) => kind === 'command' && what === 'ended');
  return sent.slice(1).flatMap(({ at }) => {
    const before = ended.filter((event) => event.at <= at).at(-1);
    return before === undefined ? [] : [at - before.at];
  });
}
