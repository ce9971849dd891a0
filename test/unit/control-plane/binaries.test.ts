import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { findBinaries, findControllerManager } from '../../control-plane/binaries.ts';
import { BinariesUnavailable, ControllerManagerUnavailable } from '../../control-plane/failures.ts';
import { prepareControlPlane } from '../../control-plane/index.ts';
import { KUBERNETES_VERSION } from '../../control-plane/pins.ts';
import { assert, suite } from '../../kit/index.ts';
import { failureOf } from './failure-of.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';
import { releaseServer } from './release-server.ts';

const PROGRAMS = ['etcd', 'kube-apiserver', 'kubectl'];
/** A Go that builds empty programs. */
const GO = `case $1 in
  version) echo go version go1.26.8 linux/amd64;;
  list) echo a;;
  build) while [ "$1" != -o ]; do shift; done; touch "$2"; chmod 755 "$2"; echo "$2" >> "$HOME/built";;
esac`;
const NO_GO = 'exit 127';

const test = suite('control plane programs');
let host: FakeHost;

test.before.each(async () => {
  host = await fakeHost();
  host = { ...host, env: { ...host.env, HOME: host.directory } };
  await host.install('go', NO_GO);
});
test.after.each(() => host.remove());

async function programsIn(directory: string, names: readonly string[]): Promise<string> {
  await mkdir(directory, { recursive: true });
  for (const name of names) {
    await writeFile(join(directory, name), '');
    await chmod(join(directory, name), 0o755);
  }
  return directory;
}

const cached = (version: string, names: readonly string[] = PROGRAMS) =>
  programsIn(join(host.directory, 'cache/control-plane', `${version}-linux-amd64`), names);

const withEnv = (env: Record<string, string>) => ({ ...host, env: { ...host.env, ...env } });

test('KUBEBUILDER_ASSETS comes first, even before a full cache', async () => {
  await cached(KUBERNETES_VERSION);
  const assets = await programsIn(join(host.directory, 'assets'), PROGRAMS);
  const { etcd, kubeApiserver, kubectl } = await findBinaries(withEnv({ KUBEBUILDER_ASSETS: assets }));
  assert.equal(
    [etcd, kubeApiserver, kubectl],
    PROGRAMS.map((name) => join(assets, name)),
  );
});

test('a KUBEBUILDER_ASSETS that lacks a program is an error that names both', async () => {
  const assets = await programsIn(join(host.directory, 'assets'), ['etcd']);
  const failure = await failureOf(findBinaries(withEnv({ KUBEBUILDER_ASSETS: assets })));
  assert.instance(failure, BinariesUnavailable);
  assert.match(
    failure.message,
    `KUBEBUILDER_ASSETS is ${assets}, where kube-apiserver and kubectl cannot be`,
  );
});

test('programs in the cache are taken without asking anybody, whichever way they came there', async () => {
  for (const version of [KUBERNETES_VERSION, '1.36.2']) {
    const directory = await cached(version);
    assert.is(dirname((await findBinaries(host)).etcd), directory);
  }
  assert.equal(host.lines, []);
});

test('an incomplete cache entry is completed, not used', async () => {
  const directory = await cached(KUBERNETES_VERSION, ['kubectl']);
  await host.install('go', GO);
  assert.is((await findBinaries(host)).kubectl, join(directory, 'kubectl'));
  assert.equal((await readdir(directory)).toSorted(), PROGRAMS);
  assert.not(
    host.lines.some((line) => line.includes('building kubectl')),
    'what is there is not built again',
  );
});

test('without a download, Go builds; one line says why', async () => {
  await host.install('go', GO);
  await findBinaries(host);
  const reason = host.lines.filter((line) => line.startsWith('no download'));
  assert.is(reason.length, 1);
  assert.match(reason[0] ?? '', /^no download: cannot reach 127\.0\.0\.1:1 \(.*ECONNREFUSED.*\); trying Go$/);
});

test('a file that is not the published archive is discarded, and Go builds', async () => {
  const server = await releaseServer((_, response) => response.end('evil'));
  await host.install('go', GO);
  const { etcd } = await findBinaries(withEnv({ IMAGESMITH_ENVTEST_URL: server.url }));
  await server.close();
  assert.match(etcd, `${KUBERNETES_VERSION}-linux-amd64`);
  assert.ok(host.lines.some((line) => line.includes('is not the published archive')));
});

test('without a network and without Go, one message gives both reasons and every way out', async () => {
  const failure = await failureOf(findBinaries(host));
  assert.instance(failure, BinariesUnavailable);
  const { message } = failure;
  assert.match(message, /download: cannot reach 127\.0\.0\.1:1/);
  assert.match(message, /Go: Go is not installed \(it takes 1\.26 or newer\)/);
  assert.match(message, /install Go 1\.26 or newer \(https:\/\/go\.dev\/dl\)/);
  assert.match(
    message,
    /set KUBEBUILDER_ASSETS .*\(https:\/\/github\.com\/.*linux-amd64\.tar\.gz unpacked\)/,
  );
  assert.match(message, /IMAGESMITH_ENVTEST_URL/);
});

test('a platform without a published archive goes to Go straight away', async () => {
  const { message } = await failureOf(findBinaries({ ...host, platform: 'linux-riscv64' }));
  assert.match(message, /download: nothing is published for linux-riscv64/);
});

test('starts at the same time do the work once', async () => {
  await host.install('go', GO);
  const all = await Promise.all([findBinaries(host), findBinaries(host), findBinaries(host)]);
  assert.is(new Set(all.map(({ etcd }) => etcd)).size, 1);
  assert.is(host.lines.filter((line) => line.startsWith('building etcd with Go (')).length, 1);
});

test('kube-controller-manager comes from KUBEBUILDER_ASSETS, the cache or Go', async () => {
  await host.install('go', GO);
  const built = await findControllerManager(host);
  assert.match(built, `${KUBERNETES_VERSION}-linux-amd64/kube-controller-manager`);
  await host.install('go', NO_GO);
  assert.is(await findControllerManager(host), built, 'from the cache');
  const assets = await programsIn(join(host.directory, 'assets'), ['kube-controller-manager']);
  assert.is(
    await findControllerManager(withEnv({ KUBEBUILDER_ASSETS: assets })),
    join(assets, 'kube-controller-manager'),
  );
});

test('a missing kube-controller-manager is an error of its own kind; preparing only reports it', async () => {
  await cached(KUBERNETES_VERSION);
  const failure = await failureOf(findControllerManager(host));
  assert.instance(failure, ControllerManagerUnavailable);
  assert.match(failure.message, /garbage collection .* do not work: Go is not installed/);
  assert.equal(await prepareControlPlane({ controllerManager: true, host }), { controllerManager: false });
  assert.equal(host.lines, [failure.message]);
});
