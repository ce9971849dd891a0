import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathsToCopy } from './base-list.ts';
import { WANTED_PACKAGES } from './base-packages.ts';
import { FINISH_SCRIPT, stageFiles } from './base-stage.ts';
import { closureOf, type DebianPackage, parseStatus } from './debian-packages.ts';
import { HOST_PATH, type HostFacts } from './host-facts.ts';
import { type IdMap, identityOf } from './id-map.ts';
import { PROGRAMS, removeGuestFiles, runInMap } from './in-map.ts';
import { isTaken, takePidLock } from './pid-lock.ts';

/** Raised when the content of a base changes in a way that the packages' versions do not show. */
const FORMAT = 1;
const STATUS = '/var/lib/dpkg/status';
const NOBODY = 65_534;

/** Why no base root can be made from this host; empty when it can. */
export function baseObstacle(facts: HostFacts): string {
  if (!existsSync(STATUS))
    return 'the host is no Debian-like system, so no root for guests can be copied from it';
  const missing = ['tar', 'cp', 'rm', 'sh'].filter((program) => !facts.programs.has(program));
  return missing.length > 0 ? `the host lacks ${missing.join(', ')}` : '';
}

/** Where bases are kept unless the caller says otherwise. Root's home is closed to guests' ids. */
export function defaultCacheDirectory(facts: HostFacts): string {
  return facts.uid === 0 ? '/var/cache/imagesmith/guests' : join(facts.home, '.cache/imagesmith/guests');
}

/**
 * The directory of the base root for an id map: the host's own distribution, copied from the files of its packages
 * (about 120 MB). Made once per cache, whoever asks first; others wait.
 *
 * @throws when copying fails; nothing is left in the cache then.
 */
export async function ensureBaseRoot(options: {
  cacheDirectory: string;
  map: IdMap;
  facts: HostFacts;
  log: (line: string) => void;
}): Promise<string> {
  const { cacheDirectory, map, facts, log } = options;
  const architecture = facts.arch === 'x64' ? 'amd64' : facts.arch;
  const packages = closureOf(parseStatus(readFileSync(STATUS, 'utf8'), architecture), WANTED_PACKAGES);
  const name = `base-${map.mode}-${contentKey(map, packages)}`;
  const directory = join(cacheDirectory, name, 'root');
  if (existsSync(directory)) return directory;

  makeDirectory(cacheDirectory, map);
  const lockPath = join(cacheDirectory, `${name}.lock`);
  let said = false;
  for (;;) {
    const lock = takePidLock(lockPath, facts.pid);
    if (isTaken(lock)) {
      try {
        if (!existsSync(directory)) await build(join(cacheDirectory, name), packages, options);
        return directory;
      } finally {
        lock.release();
      }
    }
    if (!said) log(`waiting for process ${lock.pid}, which prepares the guests' root`);
    said = true;
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (existsSync(directory)) return directory;
  }
}

async function build(
  target: string,
  packages: DebianPackage[],
  { map, facts, log, cacheDirectory }: Parameters<typeof ensureBaseRoot>[0],
): Promise<void> {
  const start = performance.now();
  // One name for all builders of this base: the lock lets in one, who removes what a killed one left.
  const work = `${target}.building`;
  const workName = basename(work);
  const paths = pathsToCopy(packages);
  log(
    `preparing the guests' root, once (about 5 s): ${paths.length} files of ${packages.length} packages of this host`,
  );
  await removeGuestFiles(map, cacheDirectory, workName);
  try {
    makeDirectory(join(work, 'root'), map);
    chownSync(join(work, 'root'), map.rootUid, map.rootGid);
    await copyPaths(paths, work, map, facts);
    makeDirectory(join(work, 'stage'), map);
    stageFiles(join(work, 'stage'), packages);
    await runInMap({ map, cwd: work, command: ['sh', '-c', FINISH_SCRIPT] });
    await removeGuestFiles(map, work, 'stage');
    renameSync(work, target);
  } catch (error) {
    await removeGuestFiles(map, cacheDirectory, workName);
    throw error;
  }
  log(`the guests' root is ready after ${((performance.now() - start) / 1000).toFixed(1)} s in ${target}`);
}

/** Where guests' root is not the one who makes it, a directory must be open to it, whatever the umask is. */
function makeDirectory(path: string, map: IdMap): void {
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined || map.mode !== 'range') return;
  for (let made = path; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755);
}

async function copyPaths(paths: string[], work: string, map: IdMap, facts: HostFacts): Promise<void> {
  // As nobody, where we can choose: what is closed to ordinary users stays on the host.
  const identity = facts.uid === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const reader = spawn(
    'tar',
    [
      '--create',
      '--no-recursion',
      '--numeric-owner',
      '--ignore-failed-read',
      '--null',
      '--files-from=-',
      '--file=-',
    ],
    { cwd: '/', env: { PATH: HOST_PATH, LC_ALL: 'C' }, stdio: ['pipe', 'pipe', 'ignore'], ...identity },
  );
  const failed = new Promise<never>((_, reject) => reader.once('error', reject));
  reader.stdin.on('error', () => undefined);
  reader.stdin.end(paths.map((path) => `${path}\0`).join(''));
  const extract = [
    'tar',
    '--extract',
    '--preserve-permissions',
    '--numeric-owner',
    '--directory=root',
    '--file=-',
  ];
  if (map.mode === 'single') extract.push('--no-same-owner');
  await Promise.race([failed, runInMap({ map, cwd: work, command: extract, input: reader.stdout })]);
}

function contentKey(map: IdMap, packages: DebianPackage[]): string {
  const hash = createHash('sha256').update(`${FORMAT}\n${identityOf(map)}\n`);
  for (const one of packages) hash.update(`${one.name} ${one.version}\n`);
  for (const name of readdirSync(join(PROGRAMS, 'root'), { recursive: true, withFileTypes: true })) {
    if (name.isFile()) hash.update(readFileSync(join(name.parentPath, name.name)));
  }
  for (const file of readdirSync(PROGRAMS)
    .filter((name) => name.startsWith('base-'))
    .toSorted())
    hash.update(readFileSync(join(PROGRAMS, file)));
  return hash.digest('hex').slice(0, 16);
}
