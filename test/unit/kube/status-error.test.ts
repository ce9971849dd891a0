import { errorOfAnswer, parseRetryAfter } from '../../../src/kube/status-error.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('status error');

const NOW = Date.UTC(2026, 0, 1);

function errorFor(status: number, body: string, headers: Record<string, string> = {}) {
  return errorOfAnswer('GET /api/v1/things', { status, headers, body }, NOW);
}

test('reason and message come from the Status', () => {
  const body = JSON.stringify({ kind: 'Status', reason: 'AlreadyExists', message: 'it is there' });
  const error = errorFor(409, body);
  assert.equal([error.status, error.reason], [409, 'AlreadyExists']);
  assert.is(error.message, 'GET /api/v1/things: AlreadyExists: it is there');
});

test('without a Status the HTTP status decides, and nothing of the body is repeated', () => {
  const error = errorFor(503, '<html>secret page</html>');
  assert.equal([error.status, error.reason], [503, 'ServiceUnavailable']);
  assert.is(error.message.includes('secret page'), false);
  assert.is(errorFor(418, '').reason, 'Unknown');
});

test('a long message is cut', () => {
  const body = JSON.stringify({ kind: 'Status', reason: 'Invalid', message: 'x'.repeat(100_000) });
  assert.ok(errorFor(422, body).message.length < 1200);
});

test('the header Retry-After wins over the details of the Status', () => {
  const body = JSON.stringify({ kind: 'Status', reason: 'ServerTimeout', details: { retryAfterSeconds: 2 } });
  assert.is(errorFor(500, body).retryAfterMs, 2000);
  assert.is(errorFor(500, body, { 'retry-after': '7' }).retryAfterMs, 7000);
});

test('Retry-After is seconds or a date, never negative', () => {
  assert.is(parseRetryAfter('1', NOW), 1000);
  assert.is(parseRetryAfter('Thu, 01 Jan 2026 00:00:05 GMT', NOW), 5000);
  assert.is(parseRetryAfter('Thu, 01 Jan 2015 00:00:00 GMT', NOW), 0);
  assert.is(parseRetryAfter('soon', NOW), undefined);
  assert.is(parseRetryAfter(undefined, NOW), undefined);
});
