import { cloudWorldFor } from '../../kit/cloud-world.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { build, component, secret, template } from '../../kit/samples.ts';

const test = suite('orphans');
// Ten minutes of grace and a round every five pass in seconds.
const world = cloudWorldFor(test, { timeScale: 200 });

/** One operator at a time: the next one need not wait for the lease of one that was killed. */
const ALONE = '--leader-elect=false';

const left = () => world().simulator.evidence().leftovers;
const lives = () =>
  left().some(({ kind, tags }) => kind === 'instance' && tags['imagesmith:build'] === 'images/alive');
/** A build that was let go without clean-up, while its builder ran. */
async function abandon(name: string): Promise<void> {
  await world().apply(build(name, 'web'));
  await waitUntil(async () => (await world().build(name))?.status.currentStep === 'Provision', {
    deadlineMs: 30_000,
  });
  const operator = world().operators.at(-1);
  await operator?.stop('SIGKILL');
  const free = [{ op: 'remove', path: '/metadata/finalizers' }];
  await world().kubectl('patch', 'imgbuild', name, '--type=json', `--patch=${JSON.stringify(free)}`);
  await world().kubectl('delete', 'imgbuild', name);
}

test.before(async () => {
  world().startOperator(ALONE);
  await world().apply(secret(), component('slow', 'sleep 600'), template('web', ['slow'], { suspend: true }));
});

test(
  'what a build that is gone has left behind is only reported where that is asked for',
  async () => {
    await abandon('lost');
    assert.ok(left().some(({ kind }) => kind === 'instance'));
    const operator = world().startOperator(ALONE, '--orphans=Report');
    await operator.logged('Found an orphan', { deadlineMs: 30_000 });
    assert.ok(left().some(({ kind }) => kind === 'instance'));
    const metrics = await (await fetch(`http://127.0.0.1:${await operator.port()}/metrics`)).text();
    assert.match(metrics, 'imagesmith_orphans_collected_total{kind="Instance"}');
    await operator.stop();
  },
  { timeoutMs: 120_000 },
);

test(
  'otherwise it is deleted, and what a living build works with is not',
  async () => {
    const operator = world().startOperator(ALONE);
    await world().apply(build('alive', 'web'));
    await waitUntil(lives, { deadlineMs: 30_000, what: 'the instance of the living build' });
    await operator.logged('Deleting an orphan', { deadlineMs: 40_000 });
    await waitUntil(
      () => left().filter(({ tags }) => tags['imagesmith:build'] === 'images/lost').length === 0,
      {
        deadlineMs: 30_000,
        what: 'the orphan to go',
      },
    );
    assert.ok(lives());
    await world().kubectl('delete', 'imgbuild', 'alive', '--timeout=60s');
    await world().assertSafe({ products: false });
  },
  { timeoutMs: 180_000 },
);
