import { invalidParameter, missingParameter } from './api-error.ts';
import type { Leaf, Tree } from './read-parameters.ts';
import { isList, isObject, type ObjectShape } from './schema.ts';

/**
 * Typed access to the parameters of one call. Asking for a name that the official model does not have is a mistake
 * of the simulator and throws; an empty text counts as absent.
 */
export class Parameters {
  readonly #tree: Tree;
  readonly #shape: ObjectShape;
  readonly #path: string;

  constructor(tree: Tree, shape: ObjectShape, path = '') {
    this.#tree = tree;
    this.#shape = shape;
    this.#path = path;
  }

  text(name: string): string | undefined {
    const value = this.raw(name);
    return value === '' ? undefined : value;
  }

  /** As {@link text}, but an empty value is told apart from none. */
  raw(name: string): string | undefined {
    const value = this.#get(name);
    return typeof value === 'string' ? value : undefined;
  }

  /** @throws ApiError `MissingParameter`. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw missingParameter(this.#path + name);
    return value;
  }

  /** @throws ApiError `InvalidParameter` when it is no whole number or outside the bounds, both inclusive. */
  integer(name: string, { min = -Infinity, max = Infinity } = {}): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (!Number.isInteger(number) || number < min || number > max) throw invalidParameter(this.#path + name);
    return number;
  }

  number(name: string): number | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : Number(value);
  }

  flag(name: string): boolean | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : value.toLowerCase() === 'true';
  }

  /** @throws ApiError `InvalidParameter` when the value is not one of those given. */
  oneOf<const T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const known = values.find((candidate) => candidate === value);
    if (known === undefined) throw invalidParameter(this.#path + name);
    return known;
  }

  /** A list given as `Name.1`, `Name.2`; empty texts are left out. */
  texts(name: string): string[] {
    const value = this.#get(name);
    return Array.isArray(value)
      ? value.filter((item) => typeof item === 'string' && item !== '').map(String)
      : [];
  }

  /** A list given as one JSON text, `["a","b"]`. @throws ApiError `InvalidParameter` when it is none. */
  jsonTexts(name: string): string[] | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const parsed = parseJson(value);
    if (!Array.isArray(parsed) || parsed.some((item) => typeof item !== 'string')) {
      throw invalidParameter(this.#path + name);
    }
    return parsed.map(String);
  }

  group(name: string): Parameters {
    const value = this.#get(name);
    const shape = this.#shape[name];
    if (shape === undefined || !isObject(shape)) throw new Error(`${this.#path}${name} is not a group`);
    return new Parameters(isTree(value) ? value : {}, shape, `${this.#path}${name}.`);
  }

  groups(name: string): Parameters[] {
    const value = this.#get(name);
    const shape = this.#shape[name];
    const item = shape !== undefined && isList(shape) ? shape[0] : undefined;
    if (item === undefined || !isObject(item))
      throw new Error(`${this.#path}${name} is not a list of groups`);
    if (!Array.isArray(value)) return [];
    return value.map(
      (tree, index) => new Parameters(isTree(tree) ? tree : {}, item, `${this.#path}${name}.${index + 1}.`),
    );
  }

  /** True when the group or list holds anything. */
  has(name: string): boolean {
    return this.#get(name) !== undefined;
  }

  /** Everything that was sent, for the ledger and for comparing requests. */
  get tree(): Readonly<Tree> {
    return this.#tree;
  }

  #get(name: string): Leaf | undefined {
    if (!Object.hasOwn(this.#shape, name) && name !== 'RegionId') {
      throw new Error(`The official model has no parameter ${this.#path}${name}`);
    }
    return Object.hasOwn(this.#tree, name) ? this.#tree[name] : undefined;
  }
}

function isTree(value: Leaf | undefined): value is Tree {
  return typeof value === 'object' && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
