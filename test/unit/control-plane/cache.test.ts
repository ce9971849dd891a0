import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Cache } from '../../control-plane/cache.ts';
import { UnusableCache } from '../../control-plane/failures.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { failureOf } from './failure-of.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';

const test = suite('control plane cache');
let host: FakeHost;

test.before.each(async () => {
  host = await fakeHost();
});
test.after.each(() => host.remove());

function directoryWith(env: Record<string, string>): string {
  return new Cache({ ...host, env, home: '/home/a' }).directory;
}

test('IMAGESMITH_CACHE comes before XDG_CACHE_HOME, which comes before ~/.cache', () => {
  assert.is(directoryWith({ IMAGESMITH_CACHE: '/x', XDG_CACHE_HOME: '/y' }), '/x/control-plane');
  assert.is(directoryWith({ IMAGESMITH_CACHE: '', XDG_CACHE_HOME: '/y' }), '/y/imagesmith/control-plane');
  assert.is(directoryWith({}), '/home/a/.cache/imagesmith/control-plane');
});

test('a release has a directory for each version and platform', () => {
  assert.match(new Cache(host).release('1.36.3'), /\/cache\/control-plane\/1\.36\.3-linux-amd64$/);
});

test('work gets an empty draft directory, which is gone afterwards, as are those of killed processes', async () => {
  const cache = new Cache(host);
  await mkdir(join(cache.directory, 'draft-old', 'deep'), { recursive: true });
  const draft = await cache.whileLocked(async (directory) => {
    assert.equal(await readdir(directory), []);
    assert.not(existsSync(join(cache.directory, 'draft-old')));
    await writeFile(join(directory, 'a'), '');
    return directory;
  });
  assert.not(existsSync(draft));
  assert.equal(await readdir(cache.directory), []);
});

test('who has to wait is told for whom', async () => {
  const cache = new Cache(host);
  const first = Promise.withResolvers<void>();
  const holding = cache.whileLocked(() => first.promise);
  await waitUntil(() => existsSync(join(cache.directory, 'lock')));
  const waiting = cache.whileLocked(async () => {});
  await waitUntil(() => host.lines.length > 0);
  assert.equal(host.lines, [`waiting for process ${process.pid}, which fills ${cache.directory} …`]);
  first.resolve();
  await Promise.all([holding, waiting]);
  assert.match(host.lines[1] ?? '', /^waiting for process \d+, .*: done, /);
});

test('a cache below a file is refused with what to do', async () => {
  await writeFile(join(host.directory, 'file'), '');
  const cache = new Cache({ ...host, env: { IMAGESMITH_CACHE: join(host.directory, 'file', 'cache') } });
  const failure = await failureOf(cache.whileLocked(async () => {}));
  assert.instance(failure, UnusableCache);
  assert.match(
    failure.message,
    /cannot be stored in .*\/file\/cache.*: a part of the path is not a directory\./,
  );
  assert.match(failure.message, /Set IMAGESMITH_CACHE .* 1 GB free, or KUBEBUILDER_ASSETS/);
});

test('a cache without write permission is refused with what to do', async () => {
  const message =
    process.getuid?.() === 0
      ? // The administrator may write everywhere.
        new UnusableCache('/x', Object.assign(new Error('EACCES: /x'), { code: 'EACCES' })).message
      : await refusalOfReadOnlyDirectory();
  assert.match(message, /: no permission\. Set IMAGESMITH_CACHE/);
});

async function refusalOfReadOnlyDirectory(): Promise<string> {
  const directory = join(host.directory, 'cache', 'control-plane');
  await mkdir(directory, { recursive: true });
  await chmod(directory, 0o500);
  const { message } = await failureOf(new Cache(host).whileLocked(async () => {}));
  await chmod(directory, 0o700);
  return message;
}

test('a disk that fills up while working is told as such; other failures pass unchanged', async () => {
  const cache = new Cache(host);
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const failure = await failureOf(cache.whileLocked(() => Promise.reject(full)));
  assert.instance(failure, UnusableCache);
  assert.match(failure.message, /: the disk is full\. Set IMAGESMITH_CACHE/);
  const other = new Error('something else');
  assert.is(await failureOf(cache.whileLocked(() => Promise.reject(other))), other);
  await rm(cache.directory, { recursive: true });
});
