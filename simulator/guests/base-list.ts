import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ALWAYS_COPIED, NEVER_COPIED } from './base-packages.ts';
import { type DebianPackage, infoName } from './debian-packages.ts';

const INFO = '/var/lib/dpkg/info';
const MERGED = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32'];

/**
 * The paths of the host, without the leading slash, that make up a base root: what the packages installed, and what
 * belongs to dpkg's own state of them. A white list: nothing outside the packages' files is ever copied, and no
 * configuration file that was changed on the host, since it may hold something private.
 */
export function pathsToCopy(packages: DebianPackage[]): string[] {
  const links = mergedDirectories();
  const paths = new Set<string>();
  for (const one of packages) {
    const stem = infoName(one);
    for (const path of linesOf(`${INFO}/${stem}.list`)) {
      const real = throughLink(path, links);
      if (path === '/.' || NEVER_COPIED.test(real) || isChanged(one, path)) continue;
      if (isThere(real)) paths.add(real);
    }
  }
  for (const path of [...alternativeLinks(paths, links), ...stateOf(packages), ...certificates()])
    paths.add(path);
  return [...paths].toSorted().map((path) => path.slice(1));
}

/** Directories at the top that are links into /usr (all packages still list the old paths): name and target. */
export function mergedDirectories(): Map<string, string> {
  const links = new Map<string, string>();
  for (const name of MERGED) {
    if (lstatSync(`/${name}`, { throwIfNoEntry: false })?.isSymbolicLink())
      links.set(name, readlinkSync(`/${name}`));
  }
  return links;
}

function throughLink(path: string, links: Map<string, string>): string {
  const [, top = '', ...rest] = path.split('/');
  const target = links.get(top);
  return target === undefined ? path : join('/', target, ...rest);
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function isChanged(one: DebianPackage, path: string): boolean {
  const sum = one.conffiles.get(path);
  if (sum === undefined || ALWAYS_COPIED.test(path)) return false;
  try {
    return createHash('md5').update(readFileSync(path)).digest('hex') !== sum;
  } catch {
    return true;
  }
}

/** update-alternatives keeps its links outside the packages' lists: those whose target is copied, and their state. */
function alternativeLinks(paths: ReadonlySet<string>, links: Map<string, string>): string[] {
  const found: string[] = [];
  const state = '/var/lib/dpkg/alternatives';
  const pointsInside = (name: string) => {
    try {
      return paths.has(throughLink(readlinkSync(`/etc/alternatives/${name}`), links));
    } catch {
      return false;
    }
  };
  for (const name of namesIn(state)) {
    if (!pointsInside(name)) continue;
    // The file: mode, link of the name, then pairs of further names and their links up to an empty line.
    const [, link, ...slaves] = readFileSync(`${state}/${name}`, 'utf8').split('\n');
    const pairs = [[name, link]];
    for (let i = 0; slaves[i]; i += 2) pairs.push([slaves[i] ?? '', slaves[i + 1]]);
    found.push(`${state}/${name}`);
    for (const [alias = '', place = ''] of pairs) {
      if (pointsInside(alias)) found.push(`/etc/alternatives/${alias}`, throughLink(place, links));
    }
  }
  return found;
}

function stateOf(packages: DebianPackage[]): string[] {
  const stems = new Set(packages.map(infoName));
  const info = namesIn(INFO).filter((name) => stems.has(name.slice(0, name.lastIndexOf('.'))));
  return [
    '/var/lib/dpkg',
    INFO,
    ...['format', ...info].map((name) => `${INFO}/${name}`),
    '/var/lib/dpkg/diversions',
    '/var/lib/dpkg/triggers',
    ...namesIn('/var/lib/dpkg/triggers').map((name) => `/var/lib/dpkg/triggers/${name}`),
    '/var/lib/dpkg/alternatives',
  ].filter((path) => existsSync(path) && !path.endsWith('/Lock'));
}

/** The bundle and links that update-ca-certificates made; public by nature (private keys are elsewhere). */
function certificates(): string[] {
  return [
    '/etc/ca-certificates.conf',
    ...namesIn('/etc/ssl/certs').map((name) => `/etc/ssl/certs/${name}`),
  ].filter((path) => existsSync(path) && !path.includes('snakeoil'));
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory).toSorted();
  } catch {
    return [];
  }
}
