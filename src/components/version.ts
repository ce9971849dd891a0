/**
 * Versions of components, `major.minor.patch` as Image Builder has them: three numbers without leading zeros, each at
 * most 999 999 999 (the same in crds/imagecomponents.yaml). No pre-releases, no build marks.
 */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** What a reference asks for: each part a number, or `*` for whatever is newest. */
export interface VersionPattern {
  readonly major: number | '*';
  readonly minor: number | '*';
  readonly patch: number | '*';
}

/** What `*` alone means, and what holds when nothing is said. */
export const ANY_VERSION: VersionPattern = { major: '*', minor: '*', patch: '*' };

/** What a version pattern may be, for messages. */
export const VERSION_PATTERN_FORM =
  "three numbers such as '1.2.3', '*' in place of any of them, or '*' alone";

const NUMBER = '(?:0|[1-9][0-9]{0,8})';
const VERSION = new RegExp(`^(${NUMBER})\\.(${NUMBER})\\.(${NUMBER})$`);
const PATTERN = new RegExp(`^(${NUMBER}|\\*)\\.(${NUMBER}|\\*)\\.(${NUMBER}|\\*)$`);

/** Undefined when the text is no version. */
export function parseVersion(text: string): Version | undefined {
  const match = VERSION.exec(text);
  if (match === null) return undefined;
  const [, major, minor, patch] = match;
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** Undefined when the text is no pattern; see {@link VERSION_PATTERN_FORM}. */
export function parseVersionPattern(text: string): VersionPattern | undefined {
  if (text === '*') return ANY_VERSION;
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  return { major: partOf(match[1]), minor: partOf(match[2]), patch: partOf(match[3]) };
}

function partOf(written = ''): number | '*' {
  return written === '*' ? '*' : Number(written);
}

/** `1.*.*`; parses back to the same pattern. A version is a pattern too. */
export function formatVersion({ major, minor, patch }: VersionPattern): string {
  return `${major}.${minor}.${patch}`;
}

/** True when every part of the pattern is `*` or the version's number. */
export function matches(pattern: VersionPattern, version: Version): boolean {
  return (
    fits(pattern.major, version.major) &&
    fits(pattern.minor, version.minor) &&
    fits(pattern.patch, version.patch)
  );
}

function fits(asked: number | '*', has: number): boolean {
  return asked === '*' || asked === has;
}

/** Below 0 when `left` is older, above 0 when it is newer, 0 when they are the same. */
export function compareVersions(left: Version, right: Version): number {
  return left.major - right.major || left.minor - right.minor || left.patch - right.patch;
}

/** The newest version that matches, and everything that has it. More than one item is a tie for the caller to tell. */
export interface NewestMatch<Item> {
  readonly version: Version;
  readonly items: readonly [Item, ...Item[]];
}

/**
 * The newest of the items that match. Undefined when none does; items without a version (`versionOf` answers
 * undefined) never match. Items of a tie keep the order in which they came.
 */
export function newestMatch<Item>(
  pattern: VersionPattern,
  items: Iterable<Item>,
  versionOf: (item: Item) => Version | undefined,
): NewestMatch<Item> | undefined {
  let newest: { version: Version; items: [Item, ...Item[]] } | undefined;
  for (const item of items) {
    const version = versionOf(item);
    if (version === undefined || !matches(pattern, version)) continue;
    const order = newest === undefined ? 1 : compareVersions(version, newest.version);
    if (order > 0) newest = { version, items: [item] };
    else if (order === 0) newest?.items.push(item);
  }
  return newest;
}
