import { type ApiError, invalidParameter } from './api-error.ts';
import { isList, isObject, type ObjectShape, type Shape } from './schema.ts';

/** Parameters as a tree: text at the leaves, sparse lists already closed up. */
export type Tree = { [name: string]: Leaf };
export type Leaf = string | Tree | Leaf[];

/** A parameter that the official model of the action does not have in this form. */
export interface ParameterProblem {
  parameter: string;
  problem: 'unknown' | 'wrongCase' | 'wrongType';
}

/** Parameters of the protocol itself, allowed on every action. */
const COMMON = new Set([
  'AccessKeyId',
  'Action',
  'Format',
  'RegionId',
  'SecurityToken',
  'Signature',
  'SignatureMethod',
  'SignatureNonce',
  'SignatureType',
  'SignatureVersion',
  'Timestamp',
  'Version',
]);

/**
 * Turns flat names (`Tag.1.Key`) into a tree by the official shape of the request. The service ignores what it does
 * not know, and so does this; but every such name is reported in `problems`, because a client that sends one is
 * wrong about the API.
 *
 * @throws ApiError `InvalidParameter` for a number or boolean that is none, and for a list index that is none.
 */
export function readParameters(
  flat: ReadonlyMap<string, string>,
  shape: ObjectShape,
): { tree: Tree; problems: ParameterProblem[] } {
  const tree: Tree = {};
  const problems: ParameterProblem[] = [];
  for (const [name, value] of flat) {
    if (COMMON.has(name) && !Object.hasOwn(shape, name)) {
      if (name === 'RegionId') tree[name] = value;
      continue;
    }
    const problem = place(tree, shape, name.split('.'), value, name);
    if (problem !== undefined) problems.push({ parameter: name, problem });
  }
  closeUp(tree);
  return { tree, problems };
}

function place(
  tree: Tree,
  shape: ObjectShape,
  [head = '', ...rest]: string[],
  value: string,
  name: string,
): ParameterProblem['problem'] | undefined {
  const member = Object.hasOwn(shape, head) ? shape[head] : undefined;
  if (member === undefined) {
    const known = Object.keys(shape).some((key) => key.toLowerCase() === head.toLowerCase());
    return known ? 'wrongCase' : 'unknown';
  }
  return placeAt(tree, head, member, rest, value, name);
}

function placeAt(
  holder: Tree,
  key: string,
  shape: Shape,
  rest: string[],
  value: string,
  name: string,
): ParameterProblem['problem'] | undefined {
  if (isList(shape)) {
    const [index = '', ...deeper] = rest;
    if (index === '') return 'wrongType';
    if (!/^[1-9]\d{0,3}$/.test(index)) throw invalidParameter(name);
    const list = (holder[key] ??= {}) as Tree;
    return placeAt(list, index, shape[0], deeper, value, name);
  }
  if (isObject(shape)) {
    if (rest.length === 0) return 'wrongType';
    return place((holder[key] ??= {}) as Tree, shape, rest, value, name);
  }
  if (rest.length > 0) return 'unknown';
  if (shape === 'n' && value !== '' && !/^-?\d+(\.\d+)?$/.test(value)) throw invalidParameter(name);
  if (shape === 'b' && value !== '' && !/^(true|false)$/i.test(value)) throw invalidParameter(name);
  holder[key] = value;
  return undefined;
}

/** Lists were collected as objects by index; `Tag.1` and `Tag.3` make a list of two. */
function closeUp(tree: Tree): void {
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value !== 'object' || Array.isArray(value)) continue;
    closeUp(value);
    const keys = Object.keys(value);
    if (keys.length > 0 && keys.every((key) => /^[1-9]\d*$/.test(key))) {
      tree[name] = keys
        .toSorted((a, b) => Number(a) - Number(b))
        .map((key) => value[key])
        .filter((item) => item !== undefined);
    }
  }
}

/** @throws ApiError `MissingParameter` unless each name has a value. */
export function requireAll(tree: Tree, names: readonly string[], refuse: (name: string) => ApiError): void {
  const absent = names.find((name) => tree[name] === undefined || tree[name] === '');
  if (absent !== undefined) throw refuse(absent);
}
