import { existsSync, globSync } from 'node:fs';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { GoFailed } from '../../control-plane/failures.ts';
import { buildWithGo, GO_PROGRAMS, requireGo } from '../../control-plane/go-build.ts';
import { KUBERNETES_VERSION, OLDEST_GO } from '../../control-plane/pins.ts';
import { assert, suite } from '../../kit/index.ts';
import { failureOf } from './failure-of.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';

const MODULES = join(import.meta.dirname, '../../control-plane/go');
const test = suite('control plane build with Go');
let host: FakeHost;

test.before.each(async () => {
  host = await fakeHost();
});
test.after.each(() => host.remove());

/** A `go` that behaves in `list` and `build` as told. */
function installGo({ list = 'echo a; echo b; echo c', build = 'touch "$out"' }) {
  return host.install(
    'go',
    `case $1 in
      list) ${list};;
      build) while [ "$1" != -o ]; do shift; done; out=$2; ${build};;
    esac`,
  );
}

async function build() {
  const draft = join(host.directory, 'draft');
  await mkdir(draft, { recursive: true });
  const target = join(host.directory, 'target');
  await buildWithGo(GO_PROGRAMS.etcd, draft, target, host);
  return target;
}

test('a machine without Go is told what is needed', async () => {
  await host.install('go', 'exit 127');
  const failure = await failureOf(requireGo(host));
  assert.instance(failure, GoFailed);
  assert.is(failure.message, 'Go is not installed (it takes 1.26 or newer)');
  const bare = { ...host, env: { PATH: join(host.directory, 'nothing') } };
  assert.is((await failureOf(requireGo(bare))).message, 'Go is not installed (it takes 1.26 or newer)');
});

test('an old Go is told its version; a new one, whatever its form, is accepted', async () => {
  const refused = ['go1.25.9', 'go1.9', 'go0.99'];
  const accepted = ['go1.26', 'go1.26.8', 'go1.30rc1', 'go2.0', 'devel go1.27-abcdef Mon'];
  for (const version of [...refused, ...accepted]) {
    await host.install('go', `echo "go version ${version} linux/amd64"`);
    const message = await requireGo(host).then(
      () => '',
      (error: Error) => error.message,
    );
    assert.is(message !== '', refused.includes(version), `${version}: ${message}`);
    if (message !== '') assert.match(message, /^Go \d+\.\d+ is too old \(it takes 1\.26 or newer\)$/);
  }
});

test('Go is asked without letting it fetch another Go', async () => {
  await host.install('go', 'echo "go version go1.26.0 $GOTOOLCHAIN $GOWORK $CGO_ENABLED" >&2; exit 1');
  assert.match((await failureOf(requireGo(host))).message, /go1\.26\.0 local off 0$/);
});

test('a program is published when it is complete, with progress on the way', async () => {
  await installGo({
    list: 'echo go: downloading example.com/m v1 >&2; echo a; echo b',
    build: 'echo a >&2; touch "$out"',
  });
  const target = await build();
  assert.equal(await readdir(target), ['etcd']);
  assert.equal(
    host.lines.map((line) => line.replace(/[\d.]+ s$/, 'T')),
    [
      'fetching the Go modules of etcd …',
      'fetching the Go modules of etcd: 1 fetched, T',
      'building etcd with Go (30 s on 2 cores, less if Go has built some of it before) …',
      'building etcd with Go: 0.0 MB, T',
    ],
  );
});

test('modules that cannot be fetched are told with the words of Go and a way out', async () => {
  await installGo({
    list: 'echo "go: example.com/m@v1: Get https://p/: dial tcp: lookup p: no such host" >&2; exit 1',
  });
  const failure = await failureOf(build());
  assert.instance(failure, GoFailed);
  assert.match(
    failure.message,
    /^Go cannot fetch modules \(GOPROXY may name a mirror\): go: example\.com\/m@v1: /,
  );
});

test('a module that is not the pinned one stops the build', async () => {
  await installGo({ list: 'printf "verifying m: checksum mismatch\\n\\nSECURITY ERROR\\n" >&2; exit 1' });
  assert.match(
    (await failureOf(build())).message,
    /^a Go module is not the one pinned in go\.sum: verifying m/,
  );
});

test('a full disk and a failed compilation are told apart, and nothing is published', async () => {
  await installGo({ build: 'echo "write /tmp/x: no space left on device" >&2; exit 1' });
  assert.match(
    (await failureOf(build())).message,
    /^the disk is full \(.* GOCACHE"\): write \/tmp\/x: no space/,
  );
  await installGo({ build: 'echo "main.go:1: undefined: x" >&2; exit 1' });
  assert.match((await failureOf(build())).message, /^"go build" fails: main\.go:1: undefined: x$/);
  assert.not(existsSync(join(host.directory, 'target', 'etcd')));
});

test('every program has pinned modules with checksums, of the release that this code names', async () => {
  const modules = new Set(Object.values(GO_PROGRAMS).map(({ module }) => module));
  assert.equal([...modules].toSorted(), (await readdir(MODULES)).toSorted());
  for (const module of modules) {
    const text = await readFile(join(MODULES, module, 'go.mod'), 'utf8');
    assert.match(text, new RegExp(`^go ${OLDEST_GO}\\.0$`, 'm'), `${module} accepts the oldest Go`);
    assert.not.match(text, /=> *[./]/, `${module} uses nothing of this machine`);
    assert.ok((await stat(join(MODULES, module, 'go.sum'))).size > 10_000);
    assert.ok(globSync('*.go', { cwd: join(MODULES, module) }).length > 0);
  }
  const kubernetes = await readFile(join(MODULES, 'kubernetes/go.mod'), 'utf8');
  assert.match(kubernetes, `k8s.io/kubernetes v${KUBERNETES_VERSION}`);
  const kubectl = await readFile(join(MODULES, 'kubectl/go.mod'), 'utf8');
  assert.match(kubectl, `k8s.io/kubectl v${KUBERNETES_VERSION.replace(/^1/, '0')}`);
});
