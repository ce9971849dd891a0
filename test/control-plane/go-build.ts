import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { fullDiskIn, GoFailed } from './failures.ts';
import type { Host } from './host.ts';
import { KUBERNETES_VERSION, OLDEST_GO } from './pins.ts';
import { megabytes } from './progress.ts';
import { supervise } from './supervisor.ts';

/** A program that Go can build from the modules pinned below `go/`. */
export interface GoProgram {
  readonly name: string;
  /** The directory below `go/` with the `go.mod` that pins it. */
  readonly module: string;
  readonly package: string;
  /** What to expect when Go's caches are empty, on two cores. */
  readonly takes: string;
}

const KUBERNETES = 'k8s.io/kubernetes/cmd';

export const GO_PROGRAMS = {
  'kube-apiserver': {
    name: 'kube-apiserver',
    module: 'kubernetes',
    package: `${KUBERNETES}/kube-apiserver`,
    takes: '4–5 min',
  },
  etcd: { name: 'etcd', module: 'etcd', package: '.', takes: '30 s' },
  kubectl: { name: 'kubectl', module: 'kubectl', package: '.', takes: '30 s' },
  'kube-controller-manager': {
    name: 'kube-controller-manager',
    module: 'kubernetes',
    package: `${KUBERNETES}/kube-controller-manager`,
    takes: '1–5 min',
  },
} satisfies Record<string, GoProgram>;

const MODULES = join(import.meta.dirname, 'go');
const VERSION_PACKAGE = 'k8s.io/component-base/version';

/** Without these kubectl cannot read the version of the server. */
function linkerFlags(): string {
  const [major, minor] = KUBERNETES_VERSION.split('.');
  const variables = { gitVersion: `v${KUBERNETES_VERSION}`, gitMajor: major, gitMinor: minor };
  const set = Object.entries(variables).map(([name, value]) => `-X ${VERSION_PACKAGE}.${name}=${value}`);
  return ['-s', '-w', ...set].join(' ');
}

/**
 * Makes sure that Go is there and new enough.
 *
 * @throws GoFailed
 */
export async function requireGo(host: Host): Promise<void> {
  const { code, output } = await run(['go', 'version'], MODULES, host, () => {});
  if (code === 127 || code === 126)
    throw new GoFailed(`Go is not installed (it takes ${OLDEST_GO} or newer)`);
  const [, major, minor] = /\bgo(\d+)\.(\d+)/.exec(output) ?? [];
  if (code !== 0 || minor === undefined) throw new GoFailed(`"go version" fails: ${tail(output)}`);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_GO.split('.').map(Number);
  const newEnough =
    Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
  if (!newEnough) throw new GoFailed(`Go ${major}.${minor} is too old (it takes ${OLDEST_GO} or newer)`);
}

/**
 * Builds a program in `draft` and publishes it in the directory `target`. Go verifies every module against the
 * committed `go.sum`.
 *
 * @throws GoFailed; the error of the file system when the program cannot be published
 */
export async function buildWithGo(
  program: GoProgram,
  draft: string,
  target: string,
  host: Host,
): Promise<void> {
  const { name } = program;
  const packages = await fetchModules(program, host);
  const file = await compile(program, join(draft, name), packages, host);
  await mkdir(target, { recursive: true });
  await rename(file, join(target, name));
}

/** Fetches the modules that a program is made of, and no others. Returns how many packages it has. */
function fetchModules({ name, module, package: main }: GoProgram, host: Host): Promise<number> {
  let fetched = 0;
  const list = async (report: (detail: string) => void) => {
    const args = ['list', '-mod=readonly', '-deps', main];
    const { stdout } = await go(args, module, host, (line) => {
      if (line.startsWith('go: downloading')) report(`${++fetched} fetched`);
    });
    return stdout.trim().split('\n').length;
  };
  return host.progress.stage(`fetching the Go modules of ${name}`, list, {
    summary: () => (fetched === 0 ? 'all there' : `${fetched} fetched`),
  });
}

async function compile(
  { name, module, package: main, takes }: GoProgram,
  file: string,
  packages: number,
  host: Host,
): Promise<string> {
  let compiled = 0;
  const build = async (report: (detail: string) => void) => {
    const flags = ['-mod=readonly', '-trimpath', '-buildvcs=false', '-v', '-ldflags', linkerFlags()];
    await go(['build', ...flags, '-o', file, main], module, host, (line) => {
      if (!line.startsWith('go: ')) report(`${++compiled} of at most ${packages} packages`);
    });
    return stat(file);
  };
  await host.progress.stage(`building ${name} with Go`, build, {
    summary: ({ size }) => megabytes(size),
    hint: `${takes} on 2 cores, less if Go has built some of it before`,
  });
  return file;
}

async function go(args: string[], module: string, host: Host, onLine: (line: string) => void) {
  const result = await run(['go', ...args], join(MODULES, module), host, onLine);
  if (result.code === 0) return result;
  const { output } = result;
  if (fullDiskIn(output) !== undefined) {
    throw new GoFailed(
      `the disk is full (Go takes 1 GB for modules and 3 GB in "go env GOCACHE"): ${tail(output)}`,
    );
  }
  if (/SECURITY ERROR|checksum mismatch/.test(output)) {
    throw new GoFailed(`a Go module is not the one pinned in go.sum: ${tail(output)}`);
  }
  if (/dial tcp|no such host|i\/o timeout|connection re|TLS handshake|proxyconnect/.test(output)) {
    throw new GoFailed(`Go cannot fetch modules (GOPROXY may name a mirror): ${tail(output)}`);
  }
  throw new GoFailed(`"go ${args[0]}" fails: ${tail(output)}`);
}

/** Runs a command and returns all it wrote; `onLine` gets what it writes to standard error as it comes. */
async function run(command: string[], cwd: string, host: Host, onLine: (line: string) => void) {
  // GOTOOLCHAIN: the Go that is installed, or none; no other one is fetched behind the user's back.
  const env = { ...host.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOWORK: 'off' };
  const child = supervise(command, { cwd, env });
  child.stdin.end();
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    lines(child.stderr, onLine),
    child.exit,
  ]);
  return { code, stdout, output: `${stdout}${stderr}` };
}

async function lines(stream: Readable, onLine: (line: string) => void): Promise<string> {
  const all: string[] = [];
  for await (const line of createInterface({ input: stream })) {
    all.push(line);
    onLine(line);
  }
  return all.join('\n');
}

function tail(output: string): string {
  return output
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('go: downloading'))
    .slice(-6)
    .join('\n  ');
}
