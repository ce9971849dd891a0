import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isTaken, takePidLock } from '../../../simulator/guests/pid-lock.ts';
import { identityOfProcess, isAlive } from '../../../simulator/guests/process-identity.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('guests: locks and process identities');
let directory = '';
test.before.each(() => {
  directory = mkdtempSync(join(tmpdir(), 'pid-lock-'));
});
test.after.each(() => rmSync(directory, { recursive: true }));

test('a lock has one holder until it is released', () => {
  const path = join(directory, 'lock');
  const first = takePidLock(path, process.pid);
  assert.ok(isTaken(first));
  const second = takePidLock(path, process.pid);
  assert.ok(!isTaken(second) && second.pid === process.pid);
  if (isTaken(first)) first.release();
  const third = takePidLock(path, process.pid);
  assert.ok(isTaken(third));
  if (isTaken(third)) third.release();
  assert.equal(readdirSync(directory), []);
});

for (const [what, text] of [
  ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, startTime: '1' })],
  ['a process whose id another one has now', JSON.stringify({ pid: process.pid, startTime: '1' })],
  ['a write that was cut short', '{"pid":'],
] as const) {
  test(`a lock of ${what} does not count`, () => {
    const path = join(directory, 'lock');
    writeFileSync(path, text);
    const lock = takePidLock(path, process.pid);
    assert.ok(isTaken(lock));
    assert.equal(readdirSync(directory), ['lock']);
  });
}

test('a process is known by its id and its start', () => {
  const own = identityOfProcess(process.pid);
  assert.ok(own && isAlive(own));
  assert.not(isAlive({ pid: process.pid, startTime: '1' }));
  assert.is(identityOfProcess(2 ** 22 + 1), undefined);
});
