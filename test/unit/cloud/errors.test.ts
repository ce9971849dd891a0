import { cleanMessage } from '../../../src/cloud/error-message.ts';
import { cloudErrorOf } from '../../../src/cloud/errors.ts';
import { CloudError, isCloudError } from '../../../src/cloud/port.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('cloud errors');

const call = { action: 'RunInstances', regionID: 'cn-hangzhou', host: 'ecs.example' };

/** The shape of what openapi-core throws for an answer with an error body. */
function answered(status: number, code: string, text: string, more: Record<string, unknown> = {}): Error {
  return Object.assign(
    new Error(`${code}: code: ${status}, ${text} request id: 8C1E6F6B-0000-4B1F-9D2E-ABCDEF012345`),
    {
      statusCode: status,
      code,
      requestId: '8C1E6F6B-0000-4B1F-9D2E-ABCDEF012345',
      data: { Code: code, Message: text, RequestId: '8C1E6F6B-0000-4B1F-9D2E-ABCDEF012345' },
      ...more,
    },
  );
}

test('a known 4xx is definite and carries code, class, status and place', () => {
  const error = cloudErrorOf(answered(403, 'OperationDenied.NoStock', 'The resource is sold out.'), call);
  assert.equal(
    [error.class, error.code, error.definite, error.unknown, error.status],
    ['Capacity', 'OperationDenied.NoStock', true, false, 403],
  );
  assert.is(
    error.message,
    'RunInstances in cn-hangzhou failed: OperationDenied.NoStock: The resource is sold out.',
  );
  assert.is(error.requestID, '8C1E6F6B-0000-4B1F-9D2E-ABCDEF012345');
});

test('an unknown 4xx is Invalid but marked, and Transient when its message says to try later', () => {
  const invalid = cloudErrorOf(answered(400, 'Brand.New', 'No.'), call);
  assert.equal([invalid.class, invalid.unknown, invalid.definite], ['Invalid', true, true]);
  const later = cloudErrorOf(answered(400, 'Brand.New', 'Please try it later.'), call);
  assert.equal([later.class, later.unknown, later.definite], ['Transient', true, false]);
});

test('a 5xx is Transient and not definite, known or not', () => {
  for (const code of ['InternalError', 'Brand.New']) {
    const error = cloudErrorOf(answered(500, code, 'Oops.'), call);
    assert.equal([error.class, error.definite], ['Transient', false]);
  }
});

test('a token still in work or used otherwise leaves open what happened', () => {
  for (const [code, kind] of [
    ['IdempotentProcessing', 'Transient'],
    ['IdempotentParameterMismatch', 'TokenMismatch'],
  ] as const) {
    const error = cloudErrorOf(answered(403, code, 'The token.'), call);
    assert.equal([error.class, error.definite], [kind, false]);
  }
});

test('throttling is definite and keeps how long to wait', () => {
  const error = cloudErrorOf(answered(400, 'Throttling.User', 'Slow down.', { retryAfter: 1500 }), call);
  assert.equal([error.class, error.definite, error.retryAfterMs], ['Throttled', true, 1500]);
});

test('no answer, a lost connection and an answer that is not JSON leave open what happened', () => {
  const timeout = Object.assign(new Error('ReadTimeout(20000). POST https://ecs.example/?Secret=1 failed.'), {
    name: 'RequestTimeoutError',
  });
  const reset = Object.assign(new Error('socket hang upPOST https://ecs.example/?Secret=1 failed.'), {
    code: 'ECONNRESET',
  });
  const html = new SyntaxError('Unexpected token < in JSON at position 0');
  for (const [thrown, code] of [
    [timeout, 'NoAnswer'],
    [reset, 'ConnectionLost'],
    [html, 'MalformedAnswer'],
    [new TypeError("Cannot read properties of undefined (reading 'RequestId')"), 'ClientError'],
    ['not even an error', 'ClientError'],
  ] as const) {
    const error = cloudErrorOf(thrown, call);
    assert.equal([error.class, error.code, error.definite, error.status], ['Transient', code, false, 0]);
    assert.not.match(error.message, /Secret|https/);
    assert.not.match(String((error.cause as Error | undefined)?.stack), /Secret/);
  }
});

test('an error answer without a code is Transient and not definite, whatever its status', () => {
  const error = cloudErrorOf(
    Object.assign(new Error('x'), { statusCode: 404, code: 'undefined', data: {} }),
    call,
  );
  assert.equal([error.class, error.code, error.definite], ['Transient', 'MalformedAnswer', false]);
});

test('a request that cannot have left is definite and says where it was to go', () => {
  const unresolved = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
  const error = cloudErrorOf(unresolved, call);
  assert.equal([error.class, error.code, error.definite], ['Transient', 'EndpointUnresolved', true]);
  assert.match(error.message, /ecs\.example cannot be resolved; check the region ID/);
  const refused = cloudErrorOf(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), call);
  assert.equal([refused.code, refused.definite], ['ConnectionRefused', true]);
});

test('a CloudError passes unchanged', () => {
  const error = new CloudError('x', { class: 'Denied', code: 'CredentialsUnavailable', definite: true });
  assert.is(cloudErrorOf(error, call), error);
  assert.ok(isCloudError(error) && isCloudError(error, 'Busy', 'Denied') && !isCloudError(error, 'Busy'));
  assert.not.ok(isCloudError(new Error('x')));
});

test('two failures of the same kind have the same message', () => {
  const one = cleanMessage(
    'Access denied. RequestId: 8C1E6F6B-0000-4B1F-9D2E-ABCDEF012345, at 2026-01-01T00:00:00Z',
  );
  const two = cleanMessage(
    'Access denied. RequestId: 11111111-2222-4333-8444-555555555555, at 2026-02-02T01:02:03Z',
  );
  assert.is(one, two);
  assert.is(
    cleanMessage('code: 403, Sold out. request id: 8C1E6F6B-0000-4B1F-9D2E-ABCDEF012345'),
    'Sold out.',
  );
});

test('messages lose URLs, access keys and the echo of the signed request', () => {
  const echoed =
    'Specified signature is not matched with our calculation. server string to sign is:POST&%2F&CommandContent%3Dc2VjcmV0';
  assert.is(cleanMessage(echoed), 'Specified signature is not matched with our calculation.');
  const key = cleanMessage(
    'The key LTAI5tAbCdEfGhIjKlMn is disabled; see https://help.example/doc?x=1 for more.',
  );
  assert.not.match(key, /LTAI5t|https|help\.example/);
  assert.match(key, /^The key .* is disabled; see .* for more\.$/);
});

test('a long message is cut', () => {
  const cut = cleanMessage('word '.repeat(1000));
  assert.ok(cut.length <= 600);
  assert.ok(cut.endsWith('…'));
});
