import { BrokenStream, parseWatchEvent } from '../../../src/kube/watch-event.ts';
import { assert, suite } from '../../kit/index.ts';
import { configMap } from './objects.ts';

const test = suite('watch event');

const broken = (error: unknown) => error instanceof BrokenStream;
const parse = (value: unknown) => parseWatchEvent(JSON.stringify(value), 'WATCH /x');

test('an event carries its object and version', () => {
  const event = parse({ type: 'MODIFIED', object: configMap('a', 7) });
  assert.is(event.type, 'MODIFIED');
  assert.is('version' in event && event.version, '7');
  assert.equal('object' in event && event.object, configMap('a', 7));
});

test('a bookmark carries a version only', () => {
  const event = parse({
    type: 'BOOKMARK',
    object: { metadata: { resourceVersion: '9', creationTimestamp: null } },
  });
  assert.equal(event, { type: 'BOOKMARK', version: '9' });
});

test('an ERROR event carries the status, its reason and what the server asks to wait', () => {
  const object = {
    kind: 'Status',
    code: 410,
    reason: 'Expired',
    message: 'too old',
    details: { retryAfterSeconds: 3 },
  };
  const event = parse({ type: 'ERROR', object });
  assert.is(event.type, 'ERROR');
  if (event.type !== 'ERROR') return;
  assert.equal([event.error.status, event.error.reason, event.error.retryAfterMs], [410, 'Expired', 3000]);
  assert.match(event.error.message, 'WATCH /x: Expired: too old');
});

test('anything that an API server does not send is a broken stream', () => {
  assert.throws(() => parseWatchEvent('{"type":"ADD', 'WATCH /x'), broken);
  for (const value of [
    { type: 'ADDED', object: { metadata: { name: 'a' } } },
    { type: 'ADDED', object: { metadata: { resourceVersion: '1' } } },
    { type: 'RENAMED', object: configMap('a', 1) },
    { type: 'ADDED' },
    {},
    [],
    'text',
    null,
  ]) {
    assert.throws(() => parse(value), broken, JSON.stringify(value));
  }
});
