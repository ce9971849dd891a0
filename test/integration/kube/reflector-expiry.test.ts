import { assert, SteppedClock, suite, waitUntil } from '../../kit/index.ts';
import { ApiServerScene } from './api-server-scene.ts';
import { transportTo } from './setup.ts';

const test = suite('reflector and compaction');
// Without its watch cache the server answers 410 as soon as its database has forgotten.
const scene = new ApiServerScene(test, { apiServerArguments: ['--watch-cache=false'] });

/** A reflector on a clock of its own: after its connection was cut, it waits until the clock is stepped. */
async function cuttable() {
  const clock = new SteppedClock();
  const transport = transportTo(await scene.access(), { clock });
  const observed = await scene.follow({ transport, clock, pageSize: 2 });
  return { clock, transport, observed };
}

test('changes within a gap whose history is gone are found by one new list', async () => {
  for (const name of ['kept', 'changed', 'gone', 'replaced']) await scene.create(name);
  const { clock, transport, observed } = await cuttable();
  transport.close();
  await waitUntil(() => observed.ends.length === 1, { what: 'the end of the watch' });
  await scene.change('changed', '2');
  await scene.remove('gone');
  await scene.remove('replaced');
  await scene.create('replaced');
  await scene.create('new');
  await scene.plane.compact();
  observed.events.length = 0;
  await clock.step(30_000);
  await waitUntil(() => observed.ends.length === 2, { what: 'the refusal' });
  assert.is(observed.ends[1]?.cause, 'expired');
  await clock.step(30_000);
  await scene.equal(observed);
  assert.equal(
    observed.lists.map((list) => list.cause),
    ['start', 'expired'],
  );
  const told = observed.events.map((event) => `${event.type} ${event.key.slice('default/'.length)}`);
  assert.equal(told.sort(), ['add new', 'add replaced', 'delete gone', 'delete replaced', 'update changed']);
  await observed.reflector.stop();
  transport.close();
});

test('a gap whose history is still there is made up for without a list', async () => {
  await scene.create('a');
  const { clock, transport, observed } = await cuttable();
  transport.close();
  await waitUntil(() => observed.ends.length === 1, { what: 'the end of the watch' });
  await scene.remove('a');
  await scene.create('b');
  await clock.step(30_000);
  await scene.equal(observed);
  assert.is(observed.lists.length, 1);
  await observed.reflector.stop();
  transport.close();
});

test('a continue token that expires on the way leads to a complete list', async () => {
  for (let i = 0; i < 6; i++) await scene.create(`page-${i}`);
  const transport = transportTo(await scene.access());
  let pages = 0;
  const honest = transport.json.bind(transport);
  // Between the first page and the second, the history goes.
  transport.json = async <T>(request: Parameters<typeof honest>[0]) => {
    if (request.query?.['limit'] !== undefined && ++pages === 2) {
      await scene.remove('page-0');
      await scene.create('page-9');
      await scene.plane.compact();
    }
    return honest<T>(request);
  };
  const observed = await scene.follow({ transport, pageSize: 2 });
  await scene.equal(observed);
  assert.is(observed.ends.length, 0);
  assert.ok(pages > 4, 'it began anew');
  await observed.reflector.stop();
  transport.close();
});
