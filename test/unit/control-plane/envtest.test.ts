import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { archiveUrl, fetchEnvtest } from '../../control-plane/envtest.ts';
import { DownloadFailed } from '../../control-plane/failures.ts';
import { envtestArchive } from '../../control-plane/pins.ts';
import { assert, suite } from '../../kit/index.ts';
import { failureOf } from './failure-of.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';
import { releaseServer, type ReleaseServer } from './release-server.ts';

const PROGRAMS = ['etcd', 'kubectl'];

const test = suite('control plane archive');
let host: FakeHost;
let server: ReleaseServer;
let archive: Buffer;

test.before.each(async () => {
  server = await releaseServer((_, response) => response.end(archive));
  host = await fakeHost({ IMAGESMITH_ENVTEST_URL: `${server.url}/release/` });
});
test.after.each(async () => {
  await server.close();
  await host.remove();
});

/** An archive laid out as the published ones are. */
async function pack(names: readonly string[]): Promise<Buffer> {
  const directory = join(host.directory, 'controller-tools/envtest');
  await mkdir(directory, { recursive: true });
  for (const name of names) await writeFile(join(directory, name), `program ${name}`, { mode: 0o600 });
  const file = join(host.directory, 'made.tar.gz');
  execFileSync('tar', ['-czf', file, '-C', host.directory, 'controller-tools']);
  return readFileSync(file);
}

async function fetch(content: Buffer): Promise<string> {
  archive = content;
  const target = join(host.directory, 'target');
  const draft = join(host.directory, 'draft');
  await mkdir(draft);
  const sha512 = createHash('sha512').update(content).digest('hex');
  const pinned = { version: '1.2.3', name: 'envtest.tar.gz', sha512 };
  await fetchEnvtest({ archive: pinned, programs: PROGRAMS, draft, target }, host);
  return target;
}

test('the programs of the archive are published together, executable, in place of what was there', async () => {
  await mkdir(join(host.directory, 'target'));
  await writeFile(join(host.directory, 'target', 'half'), '');
  const target = await fetch(await pack(['etcd', 'kubectl', 'LICENSE']));
  assert.equal((await readdir(target)).toSorted(), PROGRAMS);
  assert.is(await readFile(join(target, 'etcd'), 'utf8'), 'program etcd');
  assert.is((await stat(join(target, 'etcd'))).mode & 0o777, 0o755);
  assert.equal(server.asked, ['/release/envtest.tar.gz']);
});

test('an archive without one of the programs is refused by the name of it', async () => {
  const failure = await failureOf(fetch(await pack(['etcd'])));
  assert.instance(failure, DownloadFailed);
  assert.is(failure.message, 'envtest.tar.gz does not hold kubectl');
});

test('what tar cannot read is refused with the words of tar', async () => {
  const { message } = await failureOf(fetch(Buffer.from('not an archive')));
  assert.match(message, /^tar cannot unpack the archive of 0\.0 MB \(.+\)$/);
});

test('a full disk during unpacking is not taken for a bad archive', async () => {
  const content = await pack(PROGRAMS);
  await host.install('tar', 'echo "tar: etcd: Cannot write: No space left on device" >&2; exit 2');
  assert.is(((await failureOf(fetch(content))) as NodeJS.ErrnoException).code, 'ENOSPC');
});

test('each supported platform has a published archive with a SHA-512', () => {
  for (const platform of ['linux-amd64', 'linux-arm64', 'darwin-amd64', 'darwin-arm64']) {
    const pinned = envtestArchive(platform);
    assert.match(pinned?.sha512 ?? '', /^[0-9a-f]{128}$/);
    assert.match(
      pinned === undefined ? '' : archiveUrl(pinned, {}),
      new RegExp(
        `^https://github\\.com/kubernetes-sigs/controller-tools/releases/download/.*-${platform}\\.tar\\.gz$`,
      ),
    );
  }
  assert.is(envtestArchive('freebsd-amd64'), undefined);
});
