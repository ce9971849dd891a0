import { scaledClock, systemClock } from '../../../src/runtime/clock.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import type { Reply } from '../../kit/misbehaving-server.ts';
import { Scene } from './reflector-scene.ts';

const test = suite('reflector storms');

let scene: Scene;
test.before.each(async () => {
  scene = await Scene.open();
  scene.world.put('a', '1');
});
test.after.each(() => scene.close());

/** How much faster than the machine's the reflector's clock runs. */
const RATE = 60;
const STORM_MS = 500;
/**
 * The storm lasts 30 s on the reflector's clock. Without chance the delays are 0.8, 1.6, 3.2, 6.4 and 12.8 s: six
 * attempts. Two more for the inaccuracy of a busy machine.
 */
const MOST_ATTEMPTS = 8;

/** Lets a storm rage, counts what the server had to bear, and demands that the reflector finds its way back. */
async function survive(sort: 'list' | 'watch', script: (reply: Reply) => void): Promise<void> {
  scene.misbehave(sort, Number.POSITIVE_INFINITY, script);
  const observed = scene.follow({ random: () => 0, clock: scaledClock(systemClock(), RATE) });
  await new Promise((resolve) => setTimeout(resolve, STORM_MS));
  const { length: watches } = scene.watches;
  const { length: lists } = scene.lists;
  assert.ok(watches <= MOST_ATTEMPTS && lists <= MOST_ATTEMPTS, `${lists} lists and ${watches} watches`);
  assert.ok(watches + lists >= 4, 'it keeps trying');
  scene.server.script = scene.honest;
  scene.world.put('b', '1');
  await waitUntil(() => observed.reflector.state.phase === 'Watching');
  await scene.equal(observed);
}

test('lists answered with 500', () => survive('list', (reply) => reply.status(500, 'InternalError')));

test('watches answered with 500', () => survive('watch', (reply) => reply.status(500, 'InternalError')));

test('watches answered with 503 and a page of a proxy', () =>
  survive('watch', (reply) => reply.text(503, '<html>bad gateway</html>')));

test('watches answered with 410', () => survive('watch', (reply) => reply.status(410, 'Expired')));

test('watches that report 410 in the stream', () =>
  survive('watch', (reply) => {
    reply.open();
    reply.event('ERROR', { kind: 'Status', code: 410, reason: 'Expired' });
    reply.end();
  }));

test('watches that the server ends at once in order', () =>
  survive('watch', (reply) => {
    reply.open();
    reply.end();
  }));

test('watches that the server ends in order after a bookmark', () =>
  survive('watch', (reply) => {
    reply.open();
    reply.event('BOOKMARK', { metadata: { resourceVersion: String(scene.world.version) } });
    reply.end();
  }));

test('connections that are accepted and cut', () => survive('watch', (reply) => reply.cut()));

test('answers that are no watch at all', () =>
  survive('watch', (reply) => reply.text(200, '<html>\n</html>\n')));

test('lists answered with something else', () =>
  survive('list', (reply) => reply.json(200, { kind: 'Other' })));

test('missing permissions', () => survive('list', (reply) => reply.status(403, 'Forbidden')));
