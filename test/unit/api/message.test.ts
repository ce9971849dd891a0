import { holdsRequestID, MAX_MESSAGE_LENGTH, statusMessage } from '../../../src/api/message.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('status message');

const ID = '473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E';

test('request IDs are taken out in every form that ECS and its SDKs write', () => {
  const forms = [
    [`No stock. RequestId: ${ID}`, 'No stock'],
    [`No stock, request id: ${ID}`, 'No stock'],
    [`code: 403, no stock request id: ${ID} data: x`, 'code: 403, no stock data: x'],
    [`No stock [requestId=${ID}] in cn-hangzhou-b`, 'No stock in cn-hangzhou-b'],
    [`{"RequestId":"${ID}","Code":"NoStock"}`, undefined],
    [`Refused (${ID})`, 'Refused (…)'],
  ] as const;
  for (const [text, expected] of forms) {
    const message = statusMessage(text);
    assert.not.ok(message.includes(ID), message);
    if (expected !== undefined) assert.is(message, expected);
    assert.ok(holdsRequestID(text), text);
    assert.not.ok(holdsRequestID(message), message);
  }
});

test('half a character is what the API server makes of it', () => {
  assert.is(statusMessage('a\ud83d b \ude00c'), 'a\ufffd b \ufffdc');
  assert.is(statusMessage('😀'), '😀');
});

test('UIDs of Kubernetes objects stay', () => {
  const text = 'owned by 3fc5a256-d88d-451c-a03f-9bd8059bbedc';
  assert.is(statusMessage(text), text);
  assert.not.ok(holdsRequestID(text));
});

test('a message that fits stays as it is', () => {
  const text = '汉'.repeat(MAX_MESSAGE_LENGTH);
  assert.is(statusMessage(text), text);
});

test('a longer one is cut by characters, not in the middle of one, and says so', () => {
  const message = statusMessage('😀'.repeat(MAX_MESSAGE_LENGTH + 1));
  assert.is(Array.from(message).length, MAX_MESSAGE_LENGTH);
  assert.is(message, `${'😀'.repeat(MAX_MESSAGE_LENGTH - 1)}…`);
  assert.is(statusMessage('abcdef', 4), 'abc…');
});
