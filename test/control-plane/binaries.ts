import { access, constants } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { Cache } from './cache.ts';
import { archiveUrl, fetchEnvtest } from './envtest.ts';
import { BinariesUnavailable, ControllerManagerUnavailable, DownloadFailed, GoFailed } from './failures.ts';
import { buildWithGo, GO_PROGRAMS, requireGo, type GoProgram } from './go-build.ts';
import type { Host } from './host.ts';
import { envtestArchive, KUBERNETES_VERSION, OLDEST_GO } from './pins.ts';

/** Paths of the programs of a control plane. */
export interface Binaries {
  readonly etcd: string;
  readonly kubeApiserver: string;
  readonly kubectl: string;
}

const PROGRAMS = ['etcd', 'kube-apiserver', 'kubectl'] as const;
const CONTROLLER_MANAGER = 'kube-controller-manager';

/**
 * Finds etcd, kube-apiserver and kubectl, or makes them. In this order: the directory `KUBEBUILDER_ASSETS`; the
 * cache; the archive that the Kubernetes project publishes for tests; Go. Processes that start at the same time do
 * the work once.
 *
 * @throws BinariesUnavailable with the reason of each way that failed, and what to do
 */
export async function findBinaries(host: Host): Promise<Binaries> {
  const assets = host.env['KUBEBUILDER_ASSETS'];
  if (assets) return fromAssets(resolve(assets));
  const cache = new Cache(host);
  return (await fromCache(cache, host)) ?? (await cache.whileLocked((draft) => make(cache, draft, host)));
}

/**
 * Finds kube-controller-manager in `KUBEBUILDER_ASSETS` or the cache, or makes it with Go: no archive holds it.
 *
 * @throws ControllerManagerUnavailable when Go is missing or fails, UnusableCache
 */
export async function findControllerManager(host: Host): Promise<string> {
  const assets = host.env['KUBEBUILDER_ASSETS'];
  if (assets) {
    const path = join(resolve(assets), CONTROLLER_MANAGER);
    if (await isExecutable(path)) return path;
  }
  const cache = new Cache(host);
  const target = cache.release(KUBERNETES_VERSION);
  const path = join(target, CONTROLLER_MANAGER);
  if (await isExecutable(path)) return path;
  try {
    await requireGo(host);
    return await cache.whileLocked(async (draft) => {
      if (!(await isExecutable(path))) {
        await buildWithGo(GO_PROGRAMS[CONTROLLER_MANAGER], draft, target, host);
      }
      return path;
    });
  } catch (error) {
    if (!(error instanceof GoFailed)) throw error;
    throw new ControllerManagerUnavailable(
      `There is no ${CONTROLLER_MANAGER}, without which garbage collection and the deletion of namespaces do not ` +
        `work: ${error.message}. Install Go ${OLDEST_GO} or newer (https://go.dev/dl), or put ${CONTROLLER_MANAGER} ` +
        'into the directory that KUBEBUILDER_ASSETS names.',
      { cause: error },
    );
  }
}

async function fromAssets(directory: string): Promise<Binaries> {
  const missing = await missingIn(directory);
  if (missing.length === 0) return binariesIn(directory);
  throw new BinariesUnavailable(
    `KUBEBUILDER_ASSETS is ${directory}, where ${missing.join(' and ')} cannot be executed. Let it name a directory ` +
      `with ${PROGRAMS.join(', ')}, or unset it to have them fetched.`,
  );
}

async function fromCache(cache: Cache, { platform }: Host): Promise<Binaries | undefined> {
  const versions = [envtestArchive(platform)?.version, KUBERNETES_VERSION];
  for (const version of versions) {
    if (version === undefined) continue;
    const directory = cache.release(version);
    if ((await missingIn(directory)).length === 0) return binariesIn(directory);
  }
  return undefined;
}

async function make(cache: Cache, draft: string, host: Host): Promise<Binaries> {
  const made = await fromCache(cache, host);
  if (made !== undefined) return made;

  const archive = envtestArchive(host.platform);
  let reason = `nothing is published for ${host.platform}`;
  if (archive !== undefined) {
    const target = cache.release(archive.version);
    try {
      await fetchEnvtest({ archive, programs: PROGRAMS, draft, target }, host);
      return binariesIn(target);
    } catch (error) {
      if (!(error instanceof DownloadFailed)) throw error;
      reason = error.message;
    }
  }
  host.progress.say(`no download: ${reason}; trying Go`);
  return makeWithGo(cache, draft, host, reason);
}

async function makeWithGo(cache: Cache, draft: string, host: Host, noDownload: string): Promise<Binaries> {
  const target = cache.release(KUBERNETES_VERSION);
  try {
    await requireGo(host);
    for (const name of PROGRAMS) {
      const program: GoProgram = GO_PROGRAMS[name];
      if (!(await isExecutable(join(target, name)))) await buildWithGo(program, draft, target, host);
    }
    return binariesIn(target);
  } catch (error) {
    if (!(error instanceof GoFailed)) throw error;
    const archive = envtestArchive(host.platform);
    const byHand = archive === undefined ? '' : ` (${archiveUrl(archive, {})} unpacked)`;
    throw new BinariesUnavailable(
      [
        `The control plane needs ${PROGRAMS.join(', ')}, which could neither be downloaded nor built.`,
        `  download: ${noDownload}`,
        `  Go: ${error.message}`,
        `Do one of these: restore the network; install Go ${OLDEST_GO} or newer (https://go.dev/dl) in the PATH;`,
        `set KUBEBUILDER_ASSETS to a directory with the programs${byHand};`,
        `set IMAGESMITH_ENVTEST_URL to a mirror of the directory that holds that archive.`,
      ].join('\n'),
      { cause: error },
    );
  }
}

function binariesIn(directory: string): Binaries {
  return {
    etcd: join(directory, 'etcd'),
    kubeApiserver: join(directory, 'kube-apiserver'),
    kubectl: join(directory, 'kubectl'),
  };
}

async function missingIn(directory: string): Promise<string[]> {
  const found = await Promise.all(PROGRAMS.map((name) => isExecutable(join(directory, name))));
  return PROGRAMS.filter((_, index) => !found[index]);
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
