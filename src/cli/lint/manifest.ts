import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  visit,
} from 'yaml';

import { positionOf } from '../../components/problem.ts';
import { offsetInContent } from '../../components/yaml-position.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One object of a file of Kubernetes objects, with where its fields stand. */
export interface Manifest {
  readonly value: unknown;
  /**
   * Where a field stands in the file: a path such as `spec.tasks[0].name`, and within a text a line and column of it.
   * A field that is not there is where what should hold it is.
   */
  readonly placeOf: (path: string, within?: Place) => Place;
}

export type ManifestFile =
  | { readonly manifests: readonly Manifest[]; readonly problems?: undefined }
  | {
      readonly problems: readonly (Place & { readonly message: string })[];
      readonly manifests?: undefined;
    };

/** Aliases in one document: each costs as much as what it stands for. */
const MAX_ALIASES = 100;
/** Mistakes in syntax that are told; what follows the first is often only its consequence. */
const MAX_SYNTAX_PROBLEMS = 5;
const TOO_DEEP = { line: 1, column: 1, message: 'is nested too deeply' };

/**
 * Reads a file of one or more YAML documents, JSON among them; the members of a List count each. Understands merge
 * keys, as kubectl does. Never throws.
 */
export function readManifests(given: string): ManifestFile {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  const counter = new LineCounter();
  let documents: readonly Document[];
  try {
    const parsed = parseAllDocuments(text, {
      lineCounter: counter,
      prettyErrors: false,
      logLevel: 'error',
      merge: true,
    });
    documents = Array.isArray(parsed) ? (parsed as Document[]) : [];
  } catch {
    // The parser calls itself for each level of nesting, and the stack has an end.
    return { problems: [TOO_DEEP] };
  }
  const errors = documents.flatMap((document) => document.errors);
  if (errors.some(({ message }) => message.includes('call stack'))) return { problems: [TOO_DEEP] };
  if (errors.length > 0) {
    const problems = errors.slice(0, MAX_SYNTAX_PROBLEMS).map(({ pos, message }) => {
      const { line, col } = counter.linePos(pos[0]);
      return { line, column: col, message: `is not valid YAML: ${message.split('\n')[0] ?? ''}` };
    });
    return { problems };
  }
  const manifests: Manifest[] = [];
  for (const document of documents) {
    const root = document.contents;
    if (root === null) continue;
    const aliases = firstAliases(document);
    if (aliases.length > MAX_ALIASES) {
      const place = positionOf(text, aliases.at(-1)?.range?.[0] ?? 0);
      return { problems: [{ ...place, message: `may have at most ${MAX_ALIASES} aliases` }] };
    }
    try {
      readAsKubectl(document);
      manifests.push(
        ...membersOf({
          value: document.toJS({ maxAliasCount: MAX_ALIASES }),
          placeOf: placesIn(text, root, document),
        }),
      );
    } catch (error) {
      if (error instanceof RangeError) return { problems: [TOO_DEEP] };
      const place = positionOf(text, aliases[0]?.range?.[0] ?? root.range?.[0] ?? 0);
      return { problems: [{ ...place, message: 'has aliases that stand for too much' }] };
    }
  }
  return { manifests };
}

function firstAliases(document: Document): Node[] {
  const aliases: Node[] = [];
  visit(document, {
    Alias: (_, alias) => {
      aliases.push(alias);
      return aliases.length > MAX_ALIASES ? visit.BREAK : undefined;
    },
  });
  return aliases;
}

/** Words that kubectl, whose YAML is 1.1, takes for Booleans. */
const OLD_BOOLEAN = /^(?:(y|Y|yes|Yes|YES|on|On|ON)|n|N|no|No|NO|off|Off|OFF)$/;

function readAsKubectl(document: Document): void {
  visit(document, {
    Scalar: (key, scalar) => {
      if (key === 'key' || scalar.type !== 'PLAIN' || scalar.tag !== undefined) return;
      const match = OLD_BOOLEAN.exec(scalar.source ?? '');
      if (match !== null) scalar.value = match[1] !== undefined;
    },
  });
}

/** The object, or the members of a List. */
function membersOf(manifest: Manifest): Manifest[] {
  const { value, placeOf } = manifest;
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('items' in value))
    return [manifest];
  const { kind, items } = value;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) return [manifest];
  return items.map((item: unknown, index) => ({
    value: item,
    placeOf: (path, within) => placeOf(path === '' ? `items[${index}]` : `items[${index}].${path}`, within),
  }));
}

function placesIn(text: string, root: Node, document: Document): Manifest['placeOf'] {
  return (path, within) => {
    const { node, offset } = find(root, stepsOf(path), document);
    if (within === undefined || !isScalar(node) || typeof node.value !== 'string')
      return positionOf(text, offset);
    return positionOf(text, offsetInContent(text, node, node.value, offsetOf(node.value, within)));
  };
}

/** `spec.tasks[0].name` as its steps. */
function stepsOf(path: string): (string | number)[] {
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The node at the end of the path, or as far as it goes; the offset is that of its key where it has one. */
function find(
  root: Node,
  steps: readonly (string | number)[],
  document: Document,
): { node: Node; offset: number } {
  let node: Node = root;
  let offset = root.range?.[0] ?? 0;
  for (const step of steps) {
    const within = isAlias(node) ? node.resolve(document) : node;
    if (isMap(within)) {
      const pair = within.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) break;
      const key = pair.key as Node;
      const value = pair.value as Node | null;
      node = value ?? key;
      offset = key.range?.[0] ?? offset;
    } else if (isSeq(within) && typeof step === 'number') {
      const item = within.items[step] as Node | undefined;
      if (item === undefined) break;
      node = item;
      offset = item.range?.[0] ?? offset;
    } else break;
  }
  return { node, offset };
}

function offsetOf(text: string, { line, column }: Place): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  return start + column - 1;
}
