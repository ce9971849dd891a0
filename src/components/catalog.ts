import { parse } from 'yaml';

import type { ImageComponent } from '../api/objects.ts';
import { parseObject } from '../api/parse.ts';
import type { Component } from './component.ts';
import { contentHash } from './content-hash.ts';
import { parseComponent } from './parse.ts';
import { describeProblem } from './problem.ts';
import { compareVersions, parseVersion, type Version } from './version.ts';

/** One file of the System catalogue: an ImageComponent object in YAML. */
export interface CatalogFile {
  /** For messages. */
  readonly path: string;
  readonly text: string;
}

/** One version of one component of the System catalogue. */
export interface CatalogEntry {
  /** What templates call it: `componentName`, else the name of the object. */
  readonly name: string;
  /** As written. */
  readonly version: string;
  readonly path: string;
  /** As the API server would return it: defaults filled in. */
  readonly object: ImageComponent;
  readonly component: Component;
  /** See {@link contentHash}. */
  readonly contentHash: string;
}

/** The versions of each component by its name, oldest first; names in alphabetical order. */
export type Catalog = ReadonlyMap<string, readonly CatalogEntry[]>;

export type ParsedCatalog =
  | { readonly catalog: Catalog; readonly problems?: undefined }
  /** Each with the path of its file. */
  | { readonly problems: readonly string[]; readonly catalog?: undefined };

/**
 * Reads the System catalogue. A catalogue is taken as a whole: one file that is wrong, or a version that stands
 * twice, and there is none. Warnings count as problems, since nobody would see them. Never throws.
 */
export function parseCatalog(files: readonly CatalogFile[]): ParsedCatalog {
  const problems: string[] = [];
  const entries: CatalogEntry[] = [];
  const pathOf = new Map<string, string>();
  for (const file of files) {
    const read = parseFile(file);
    if (typeof read === 'string' || Array.isArray(read)) {
      problems.push(...[read].flat().map((problem) => `${file.path}: ${problem}`));
      continue;
    }
    const key = `${read.name}/${read.version}`;
    const earlier = pathOf.get(key);
    if (earlier !== undefined) problems.push(`${file.path}: ${key} stands in ${earlier} already`);
    pathOf.set(key, file.path);
    entries.push(read);
  }
  return problems.length > 0 ? { problems } : { catalog: byName(entries) };
}

/** Every entry of a catalogue, in its order. */
export function entriesOf(catalog: Catalog): readonly CatalogEntry[] {
  return [...catalog.values()].flat();
}

function parseFile({ path, text }: CatalogFile): CatalogEntry | string | string[] {
  let value: unknown;
  try {
    value = parse(text, { logLevel: 'error', maxAliasCount: 0 });
  } catch (error) {
    return `is no YAML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
  }
  const parsed = parseObject(value);
  if (!parsed.ok) return parsed.problems.map(({ path: field, message }) => `${field} ${message}`);
  const { object } = parsed;
  if (object.kind !== 'ImageComponent') return `kind must be ImageComponent, but is '${object.kind}'`;
  const { result, problems = [], warnings } = parseComponent(object.spec);
  if (result === undefined || warnings.length > 0) return [...problems, ...warnings].map(describeProblem);
  return {
    name: object.spec.componentName ?? object.metadata.name ?? '',
    version: object.spec.version,
    path,
    object,
    component: result,
    contentHash: contentHash(result),
  };
}

function byName(entries: readonly CatalogEntry[]): Catalog {
  const versionOf = ({ version }: CatalogEntry): Version =>
    parseVersion(version) ?? { major: 0, minor: 0, patch: 0 };
  const sorted = entries.toSorted(
    (left, right) =>
      (left.name < right.name ? -1 : Number(left.name > right.name)) ||
      compareVersions(versionOf(left), versionOf(right)),
  );
  return Map.groupBy(sorted, ({ name }) => name);
}
