import { randomBytes } from 'node:crypto';

import * as fc from 'fast-check';

import { deliveryOf } from '../../../../src/build/guest/delivery.ts';
import {
  type GuestAction,
  type GuestTask,
  MAX_COMMAND_BYTES,
  MAX_PAYLOAD_BYTES,
} from '../../../../src/build/guest/guest-task.ts';
import { joined } from '../../../../src/build/guest/texts.ts';
import { assert, suite } from '../../../kit/index.ts';

const test = suite('delivery of tasks');

function task(action: GuestAction, change: Partial<GuestTask> = {}): GuestTask {
  const buildUID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
  return { osType: 'Linux', buildUID, attempt: 100, index: 6349, timeoutSeconds: 86_400, action, ...change };
}
const script = (content: string): GuestAction => ({ kind: 'script', content });
const problem = (one: GuestTask, how = {}) => deliveryOf(one, how).problem ?? 'none';
function delivered(one: GuestTask) {
  const delivery = deliveryOf(one);
  if (delivery.problem !== undefined) throw new Error(delivery.problem);
  return delivery;
}

test('a script stands readable in its command while it fits; then packed; then in chunks', () => {
  for (const osType of ['Linux', 'Windows'] as const) {
    const readable = delivered(task(script(`echo hello ${'x'.repeat(8000)}`), { osType }));
    assert.match(readable.command, 'echo hello xxx');
    const packed = delivered(task(script(`echo hello ${'x'.repeat(17_000)}`), { osType }));
    assert.not.match(packed.command, 'echo hello xxx');
    assert.equal([packed.chunks.length, packed.command.length < 8000], [0, true]);
    const long = delivered(task(script(randomBytes(20_000).toString('base64')), { osType }));
    assert.ok(long.chunks.length >= 2);
  }
});

test('no command is longer than RunCommand takes, or holds NUL, whatever the task', () => {
  const content = fc.oneof(
    fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 200 }),
    fc.uint8Array({ maxLength: 200 }),
    fc.integer({ min: 0, max: 100_000 }).map((size) => randomBytes(size)),
    fc.integer({ min: 13_000, max: 20_000 }).map((size) => randomBytes(size / 2).toString('hex')),
  );
  fc.assert(
    fc.property(content, fc.constantFrom('Linux', 'Windows'), (payload, osType) => {
      const { chunks, command } = delivered(
        task({ kind: 'file', path: osType === 'Linux' ? '/srv/x' : 'C:\\x', content: payload }, { osType }),
      );
      for (const one of [...chunks, command]) {
        assert.ok(Buffer.byteLength(one) <= MAX_COMMAND_BYTES, `${Buffer.byteLength(one)} bytes`);
        assert.not.match(one, /[\0\r]/);
        if (typeof payload !== 'string')
          assert.not.match(one, '{{', 'nothing for Cloud Assistant to fill in');
      }
    }),
    { numRuns: 60 },
  );
});

test('a script with the parameters of Cloud Assistant goes as it is, or is refused with the reason', () => {
  const content = 'echo {{ACS::RegionId}}';
  for (const osType of ['Linux', 'Windows'] as const) {
    const cloud = { osType, cloudParameters: true };
    const delivery = delivered(task(script(content), cloud));
    assert.ok(delivery.enableParameter && delivery.command.includes(content) && delivery.chunks.length === 0);
    assert.match(problem(task(script(`${content}${'x'.repeat(17_000)}`), cloud)), 'must fit one command');
    assert.match(problem(task(script(`${content} {{.State}}`), cloud)), "must not hold any other '{{'");
  }
  assert.match(problem(task(script(`${content}\0`), { cloudParameters: true })), 'must fit one command');
  // What a value holds is no order to Cloud Assistant.
  assert.is(delivered(task(script(content))).enableParameter, false);
  assert.is(delivered(task(script('echo {{.State}}'))).enableParameter, false);
  const file: GuestAction = { kind: 'file', path: '/x', content };
  assert.is(delivered(task(file)).enableParameter, false, 'files are no scripts');
});

test('secrets are refused where they cannot be kept', () => {
  const encryption = { key: { publicKey: '', bootID: '' }, random: randomBytes };
  const sensitive = { sensitive: true };
  const cloud = script('echo {{ACS::RegionId}}');
  const both = { ...sensitive, cloudParameters: true };
  assert.match(problem(task(cloud, both), { encryption }), 'cannot hold secrets');
  assert.is(problem(task(cloud, both)), 'none', 'delivered plain');
  const windows = { osType: 'Windows' } as const;
  assert.match(problem(task(script('x'), { ...windows, ...sensitive }), { encryption }), 'Windows');
  assert.is(problem(task(script('x'), { ...windows, ...sensitive })), 'none');
  const signed: GuestAction = { kind: 'ossUpload', signedURL: 'https://x/y', path: 'C:\\x' };
  assert.match(problem(task(signed, windows), { encryption }), 'Windows');
});

test('what cannot be delivered is named with what is allowed', () => {
  const file = { kind: 'file', path: '/x', content: Buffer.alloc(MAX_PAYLOAD_BYTES + 1) } as const;
  assert.match(problem(task(file)), 'at most 1048576 bytes');
  assert.match(problem(task({ ...file, content: 'x', path: '/a\0b' })), 'destinationPath must not hold NUL');
  assert.match(problem(task({ ...file, content: 'x', mode: 'rwx' })), "octal digits, not 'rwx'");
  assert.match(problem(task({ kind: 'script', content: '', user: 'x'.repeat(9000) })), 'username');
});

test('the time of all tries is told', () => {
  assert.is(delivered(task(script(''), { timeoutSeconds: 60 })).longestSeconds, 75);
  assert.is(delivered(task(script(''), { timeoutSeconds: 60, retries: 2 })).longestSeconds, 245);
});

test('the largest file takes less than a moment', () => {
  const content = randomBytes(MAX_PAYLOAD_BYTES);
  const before = performance.now();
  const { chunks } = delivered(task({ kind: 'file', path: '/x', content }));
  assert.ok(chunks.length <= 90, `${chunks.length} chunks`);
  assert.ok(performance.now() - before < 2000);
});

test('equal tasks make equal commands', () => {
  const one = task({ kind: 'file', path: '/x', content: Buffer.alloc(50_000, 'abc') });
  assert.equal(deliveryOf(one), deliveryOf(one));
});

test('pieces are joined where they are plain', () => {
  assert.is(joined([]), '');
  assert.is(joined(['', 'a', '', 'b']), 'ab');
  assert.equal(joined(['a', { outputOf: 2 }, '', 'b', 'c']), ['a', { outputOf: 2 }, 'bc']);
});
