import { endOfRefusal, endOfWatch } from '../../../src/kube/attempt-end.ts';
import { KubeError } from '../../../src/kube/port.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('attempt end');

const error = (status: number, reason = 'Scripted') => new KubeError(status, reason, reason);
const refusal = (status: number) => {
  const { cause, relist } = endOfRefusal(error(status));
  return [cause, relist];
};
const errorEvent = (status: number) => {
  const { cause, relist } = endOfWatch({ kind: 'error', error: error(status) });
  return [cause, relist];
};

test('a watch that ended without loss is resumed', () => {
  assert.is(endOfWatch({ kind: 'closed' }).relist, undefined);
  for (const cause of ['reset', 'silent', 'overdue'] as const) {
    assert.equal(endOfWatch({ kind: 'lost', cause }), { cause });
  }
});

test('a broken stream leads to a new list', () => {
  assert.is(endOfWatch({ kind: 'broken', error: new Error('x') }).relist, 'broken');
});

test('410 leads to a new list, as an answer and as an event, by code or by reason', () => {
  assert.equal(refusal(410), ['expired', 'expired']);
  assert.equal(errorEvent(410), ['expired', 'expired']);
  assert.is(endOfRefusal(error(400, 'Expired')).relist, 'expired');
});

test('an overloaded or unreachable server and missing permissions do not lead to a new list', () => {
  assert.equal(refusal(0), ['unreachable', undefined]);
  assert.equal(refusal(401), ['denied', undefined]);
  assert.equal(refusal(403), ['denied', undefined]);
  assert.equal(refusal(429), ['throttled', undefined]);
  assert.equal(errorEvent(429), ['throttled', undefined]);
  assert.equal(refusal(500), ['unavailable', undefined]);
  assert.equal(refusal(503), ['unavailable', undefined]);
});

test('any other ERROR event, and a version or type the server does not know, lead to a new list', () => {
  assert.equal(errorEvent(500), ['error', 'error']);
  assert.equal(refusal(400), ['refused', 'refused']);
  assert.equal(refusal(404), ['refused', 'refused']);
  assert.equal(refusal(504), ['refused', 'refused']);
});

test('a fault of our own is no reason to stop', () => {
  assert.is(endOfRefusal(new TypeError('a defect')).relist, 'broken');
});
