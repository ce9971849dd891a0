import { once } from 'node:events';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { withLock, type LockOwner } from '../../control-plane/lock.ts';
import { supervise } from '../../control-plane/supervisor.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';

const test = suite('control plane lock');
const HOST = 'here';
let host: FakeHost;
let lock: string;

test.before.each(async () => {
  host = await fakeHost();
  lock = join(host.directory, 'lock');
});
test.after.each(() => host.remove());

const me: LockOwner = { pid: process.pid, host: HOST };
const ignore = () => {};

/** A process that takes the lock, says so, and holds it until its input ends. */
function otherProcess() {
  const module = join(import.meta.dirname, '../../control-plane/lock.ts');
  const script = `
    import { withLock } from ${JSON.stringify(module)};
    const owner = { pid: process.pid, host: ${JSON.stringify(HOST)} };
    await withLock(${JSON.stringify(lock)}, { owner, onWait() {} }, async () => {
      process.stdout.write(String(process.pid));
      for await (const _ of process.stdin);
    });`;
  return supervise([process.execPath, '--input-type=module', '-e', script]);
}

test('two processes do their work one after the other, and the second says whom it waits for', async () => {
  const other = otherProcess();
  const [pid] = (await once(other.stdout, 'data')) as [Buffer];
  const events: string[] = [];
  const mine = withLock(
    lock,
    { owner: me, onWait: (holder) => events.push(`waits for ${holder.pid}`) },
    async () => void events.push('works'),
  );
  await waitUntil(() => events.length > 0);
  assert.equal(events, [`waits for ${pid.toString()}`]);
  other.stdin.end();
  const [errors, code] = await Promise.all([text(other.stderr), other.exit]);
  assert.is(code, 0, errors);
  await mine;
  assert.equal(events.slice(1), ['works']);
});

test('the lock of a process that was killed is taken over at once', async () => {
  const other = otherProcess();
  await once(other.stdout, 'data');
  other.signal('KILL');
  other.stdout.resume();
  other.stderr.resume();
  await other.exit;
  assert.equal(await readdir(host.directory), ['bin', 'lock']);
  const start = performance.now();
  await withLock(lock, { owner: me, onWait: ignore, staleMs: 60_000 }, async () => {});
  assert.ok(performance.now() - start < 1000);
});

test('work in one process is kept apart too', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside--;
  };
  await Promise.all(Array.from({ length: 5 }, () => withLock(lock, { owner: me, onWait: ignore }, work)));
  assert.is(most, 1);
});

test('a lock that nobody touches any more is taken over, though its process cannot be seen', async () => {
  await writeFile(lock, JSON.stringify({ pid: 1, host: 'elsewhere', id: 'a' }));
  await utimes(lock, new Date(0), new Date(0));
  const waited: LockOwner[] = [];
  const start = performance.now();
  await withLock(lock, { owner: me, staleMs: 300, onWait: (holder) => waited.push(holder) }, async () => {});
  const took = performance.now() - start;
  assert.equal(waited, [{ pid: 1, host: 'elsewhere', id: 'a' }]);
  assert.ok(took >= 300 && took < 2000, `${took} ms`);
});

test('a lock that is touched now and then is respected for as long as that', async () => {
  let released = false;
  const owner = { pid: process.pid, host: 'elsewhere' };
  const holder = withLock(lock, { owner, onWait: ignore, beatMs: 50 }, async () => {
    await new Promise((resolve) => setTimeout(resolve, 900));
    released = true;
  });
  await waitUntil(() => readFile(lock, 'utf8'));
  await withLock(lock, { owner: me, onWait: ignore, staleMs: 300 }, async () => assert.ok(released));
  await holder;
});

test('a lock file with anything else in it does not block for ever', async () => {
  await writeFile(lock, 'half a lo');
  await withLock(lock, { owner: me, onWait: ignore }, async () => {});
});

test('nothing is left, also after a failure', async () => {
  const failure = new Error('no');
  const seen = await withLock(lock, { owner: me, onWait: ignore }, () => Promise.reject(failure)).catch(
    (error: unknown) => error,
  );
  assert.is(seen, failure);
  assert.equal(await readdir(host.directory), ['bin']);
});
