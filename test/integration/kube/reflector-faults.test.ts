import { scaledClock, systemClock } from '../../../src/runtime/clock.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import type { Reply } from '../../kit/misbehaving-server.ts';
import { Scene } from './reflector-scene.ts';

const test = suite('reflector faults');

let scene: Scene;
test.before.each(async () => {
  scene = await Scene.open();
  scene.world.put('old', '1');
});
test.after.each(() => scene.close());

/** What the world does while the watch is in trouble; none of it may be lost. */
function changeEverything(): void {
  scene.world.put('new', '1');
  scene.world.put('old', '2');
  scene.world.put('new', '2');
  scene.world.put('brief', '1');
  scene.world.remove('brief');
}

const eventLine = () =>
  `${JSON.stringify({ type: 'ADDED', object: [...scene.world.objects.values()][0] })}\n`;

/** Answers a watch with these bytes and then does something to the connection. */
function wreck(bytes: string | (() => string), then: (reply: Reply) => void) {
  return (reply: Reply) => {
    reply.open();
    reply.bytes(typeof bytes === 'string' ? bytes : bytes());
    setTimeout(() => then(reply), 20);
  };
}

const nothing = () => {};

test('a server that accepts the list and never answers is given up, and asked again', async () => {
  scene.misbehave('list', 1, nothing);
  const observed = scene.follow();
  await scene.equal(observed);
  assert.equal(
    observed.ends.map((end) => end.cause),
    ['unreachable'],
  );
});

test('a server that accepts the watch and never answers is given up, and asked again', async () => {
  scene.misbehave('watch', 1, nothing);
  const observed = scene.follow();
  await observed.reflector.hasSynced;
  changeEverything();
  await scene.equal(observed);
  assert.is(scene.lists.length, 1, 'nothing is listed again');
});

test('a stream that stops within a line is given up, and resumed without loss', async () => {
  scene.misbehave('watch', 1, wreck('{"type":"ADDED","obj', nothing));
  const observed = scene.follow({ silenceMs: 4000 });
  await observed.reflector.hasSynced;
  changeEverything();
  await scene.equal(observed);
  assert.equal(
    observed.ends.map((end) => end.cause),
    ['silent'],
  );
});

test('a silent stream is replaced, a stream with bookmarks is not', async () => {
  const observed = await scene.watching({ silenceMs: 4000 });
  const beat = setInterval(() => scene.world.bookmark(), 50);
  await new Promise((resolve) => setTimeout(resolve, 600));
  assert.is(scene.watches.length, 1);
  clearInterval(beat);
  await waitUntil(() => scene.watches.length === 2, { what: 'the second watch' });
  changeEverything();
  await scene.equal(observed);
  assert.is(scene.lists.length, 1);
});

test('a stream that the server does not end when agreed is replaced', async () => {
  // 300 s are agreed and 30 s added: 825 ms at this rate.
  const observed = await scene.watching({ random: () => 0, clock: scaledClock(systemClock(), 400) });
  const beat = setInterval(() => scene.world.bookmark(), 20);
  await waitUntil(() => scene.watches.length === 2, { what: 'the second watch' });
  clearInterval(beat);
  assert.is(observed.ends[0]?.cause, 'overdue');
  changeEverything();
  await scene.equal(observed);
});

test('a stream that ends within a line leads to a new list', async () => {
  scene.misbehave(
    'watch',
    1,
    wreck(
      () => eventLine() + eventLine().slice(0, 50),
      (reply) => reply.end(),
    ),
  );
  const observed = scene.follow();
  await observed.reflector.hasSynced;
  changeEverything();
  await scene.equal(observed);
  assert.equal(
    observed.lists.map((list) => list.cause),
    ['start', 'broken'],
  );
});

test('a connection that breaks within a line is resumed without a list: the event comes again', async () => {
  scene.misbehave(
    'watch',
    1,
    wreck(
      () => eventLine().slice(0, 50),
      (reply) => reply.cut(),
    ),
  );
  const observed = scene.follow();
  await observed.reflector.hasSynced;
  changeEverything();
  await scene.equal(observed);
  assert.is(observed.ends[0]?.cause, 'reset');
  assert.is(scene.lists.length, 1);
});

for (const [what, line] of [
  ['that is not JSON', '{"type":"ADDED","object":\n'],
  ['of an unknown type', '{"type":"RENAMED","object":{"metadata":{"name":"a","resourceVersion":"500"}}}\n'],
  ['without a version', '{"type":"ADDED","object":{"metadata":{"name":"a"}}}\n'],
  ['that goes back in time', '{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"7"}}}\n'],
] as const) {
  test(`a line ${what} leads to a new list`, async () => {
    scene.misbehave('watch', 1, wreck(line, nothing));
    const observed = scene.follow();
    await observed.reflector.hasSynced;
    changeEverything();
    await scene.equal(observed);
    assert.equal(
      observed.lists.map((list) => list.cause),
      ['start', 'broken'],
    );
    assert.ok(observed.states.some((state) => state.phase === 'Failing'));
  });
}

const errorLine = (code: number, more = '') =>
  `{"type":"ERROR","object":{"kind":"Status","code":${code}${more}}}\n`;

test('an ERROR event 410 leads to a new list', async () => {
  scene.misbehave('watch', 1, wreck(errorLine(410), nothing));
  const observed = scene.follow();
  await observed.reflector.hasSynced;
  changeEverything();
  await scene.equal(observed);
  assert.equal(
    observed.lists.map((list) => list.cause),
    ['start', 'expired'],
  );
});

test('an ERROR event 500 leads to a new list', async () => {
  scene.misbehave('watch', 1, wreck(errorLine(500), nothing));
  const observed = scene.follow();
  await observed.reflector.hasSynced;
  changeEverything();
  await scene.equal(observed);
  assert.equal(
    observed.lists.map((list) => list.cause),
    ['start', 'error'],
  );
});

test('an ERROR event 429 leads to a pause as long as asked, and no list', async () => {
  scene.misbehave('watch', 1, wreck(errorLine(429, ',"details":{"retryAfterSeconds":9}'), nothing));
  const observed = scene.follow();
  await observed.reflector.hasSynced;
  changeEverything();
  await scene.equal(observed);
  assert.equal(observed.ends, [{ cause: 'throttled', delayMs: 9000 }]);
  assert.is(scene.lists.length, 1);
});

test('Retry-After of a refused watch is respected', async () => {
  scene.misbehave('watch', 1, (reply) => reply.status(429, 'TooManyRequests', { 'retry-after': '9' }));
  const observed = scene.follow();
  await observed.reflector.hasSynced;
  changeEverything();
  await scene.equal(observed);
  assert.equal(observed.ends, [{ cause: 'throttled', delayMs: 9000 }]);
  const [first, second] = scene.watches;
  assert.ok(((second?.atMs ?? 0) - (first?.atMs ?? 0)) * 20 >= 8900);
});

test('a crashed server that comes back is found again, nothing is lost', async () => {
  const observed = await scene.watching();
  const restart = await scene.server.crash();
  changeEverything();
  await waitUntil(() => observed.ends.length > 2, { what: 'some attempts' });
  assert.is(observed.reflector.state.phase, 'Failing');
  await restart();
  await scene.equal(observed);
  assert.is(scene.lists.length, 1);
  await waitUntil(() => observed.reflector.state.phase === 'Watching');
});

test('missing permissions are visible, until they are there', async () => {
  const observed = await scene.watching();
  scene.misbehave('watch', 2, (reply) => reply.status(403, 'Forbidden'));
  scene.server.cutAll();
  changeEverything();
  await scene.equal(observed);
  const phases = observed.states.map((state) => state.phase);
  assert.equal(phases, ['Listing', 'Watching', 'Denied', 'Watching']);
});

test('a refusal at the start is visible, and the store fills once it ends', async () => {
  scene.misbehave('list', 2, (reply) => reply.status(401, 'Unauthorized'));
  const observed = scene.follow();
  await waitUntil(() => observed.reflector.state.phase === 'Watching');
  await scene.equal(observed);
  assert.equal(
    observed.states.map((state) => state.phase),
    ['Listing', 'Denied', 'Watching'],
  );
});
