import { API_VERSION } from '../../api/names.ts';
import { type FieldProblem, parseObject } from '../../api/parse.ts';
import type { Place } from '../lint/manifest.ts';
import { serverRules } from '../lint/server-rules.ts';
import type { ConvertedObject, ConvertOptions, Note } from './conversion.ts';

/** What must be filled in by hand when the input does not say it. Each value fits the schema and holds `replaceme`. */
const PLACEHOLDERS: Readonly<Record<string, { readonly value: unknown; readonly what: string }>> = {
  'spec.regionID': { value: 'cn-replaceme', what: 'the region to build in' },
  'spec.source': { value: { imageFamily: 'replaceme' }, what: 'the image to start from' },
  'spec.instance': { value: {}, what: '' },
  'spec.instance.instanceTypes': { value: ['ecs.replaceme.large'], what: 'an instance type to build on' },
  'spec.instance.vSwitchIDs': { value: ['vsw-replaceme'], what: 'a vSwitch of the build region' },
  'spec.instance.securityGroupID': {
    value: 'sg-replaceme',
    what: 'a security group in the VPC of the vSwitch',
  },
};

type Tree = Record<string, unknown>;

/**
 * A template that is right by every check: what the schema does not have or refuses is taken out, and what it needs is
 * filled with placeholders; each is noted. `placeOf` tells where the input says a field.
 */
export function templateObject(
  spec: Readonly<Tree>,
  { name, namespace }: ConvertOptions,
  notes: Note[],
  placeOf: (path: string) => Place,
): ConvertedObject {
  const object = {
    apiVersion: API_VERSION,
    kind: 'ImageTemplate' as const,
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    spec: structuredClone(spec) as Tree,
  };
  const done = new Set<string>();
  for (let problem = firstProblem(object); problem !== undefined; problem = firstProblem(object)) {
    const { path, message } = problem;
    const placeholder = placeholderFor(path);
    const key = placeholder ?? path;
    const again = done.has(key);
    done.add(key);
    if (placeholder === undefined || again) {
      // Twice at one place: what is around it goes, so that this always ends.
      const gone = again ? parentOf(path) : path;
      if (gone === 'spec' || !remove(object, gone)) break;
      notes.push({ ...placeOf(path), message: `${path} is left out: it ${message}` });
      continue;
    }
    const { value, what } = PLACEHOLDERS[placeholder] ?? { value: undefined, what: '' };
    put(object, placeholder, value);
    const missing = message === 'must be set' || message.includes('none');
    const why = missing ? '' : `: what the input says ${message}`;
    if (what !== '')
      notes.push({ ...placeOf(placeholder), message: `fill in ${placeholder}, ${what}${why}` });
  }
  return { ...object, spec: inOrder(object.spec) };
}

const ORDER = [
  'regionID',
  'credentials',
  'source',
  'components',
  'buildContent',
  'instance',
  'image',
  'distribution',
];

function inOrder(spec: Tree): Tree {
  const names = Object.keys(spec);
  const known = ORDER.filter((name) => names.includes(name));
  return Object.fromEntries(
    [...known, ...names.filter((name) => !known.includes(name))].map((name) => [name, spec[name]]),
  );
}

function firstProblem(object: unknown): FieldProblem | undefined {
  const parsed = parseObject(object);
  return parsed.ok ? serverRules(parsed.object)[0] : parsed.problems[0];
}

function placeholderFor(path: string): string | undefined {
  const inList = path.replace(/\[.*$/, '');
  if (Object.hasOwn(PLACEHOLDERS, inList)) return inList;
  return path.startsWith('spec.source.') ? 'spec.source' : undefined;
}

function parentOf(path: string): string {
  return path.replace(/(\.[^.[\]]+|\[\d+\])$/, '');
}

function stepsOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((step) => step !== '');
}

function holderOf(object: Tree, steps: readonly string[]): Tree | undefined {
  let holder: unknown = object;
  for (const step of steps.slice(0, -1)) holder = (holder as Tree | undefined)?.[step];
  return typeof holder === 'object' && holder !== null ? (holder as Tree) : undefined;
}

function put(object: Tree, path: string, value: unknown): void {
  const steps = stepsOf(path);
  const holder = holderOf(object, steps);
  const last = steps.at(-1);
  if (holder !== undefined && last !== undefined) holder[last] = structuredClone(value);
}

/** @returns false when there was nothing. */
function remove(object: Tree, path: string): boolean {
  const steps = stepsOf(path);
  const holder = holderOf(object, steps);
  const last = steps.at(-1) ?? '';
  if (holder === undefined || !Object.hasOwn(holder, last)) return false;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return true;
}
