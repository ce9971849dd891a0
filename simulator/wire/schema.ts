import { readFileSync } from 'node:fs';

/** `s` text, `n` number, `b` boolean, `j` anything as JSON; a one-element array is a list; an object has members. */
export type Shape = 's' | 'n' | 'b' | 'j' | [Shape] | ObjectShape;
export interface ObjectShape {
  readonly [member: string]: Shape;
}

/** What the official models say of one action: parameter names and types, required ones, the form of the answer. */
export interface ActionSchema {
  readonly request: ObjectShape;
  readonly required: readonly string[];
  readonly answer: ObjectShape;
}

export type Product = 'Ecs' | 'Vpc' | 'Sts';

interface ProductSchema {
  product: Product;
  version: string;
  actions: Record<string, ActionSchema>;
}

const FILES: Record<Product, string> = { Ecs: 'ecs.json', Vpc: 'vpc.json', Sts: 'sts.json' };
const VERSIONS: Record<string, Product> = { '2014-05-26': 'Ecs', '2016-04-28': 'Vpc', '2015-04-01': 'Sts' };
const loaded = new Map<Product, ProductSchema>();

/** The product that owns an API version; undefined when the simulator has no such version. */
export function productOf(version: string): Product | undefined {
  return Object.hasOwn(VERSIONS, version) ? VERSIONS[version] : undefined;
}

/** The official shape of an action, whether the simulator implements it or not; undefined when there is none. */
export function actionSchema(product: Product, action: string): ActionSchema | undefined {
  const { actions } = schemaOf(product);
  return Object.hasOwn(actions, action) ? actions[action] : undefined;
}

function schemaOf(product: Product): ProductSchema {
  const known = loaded.get(product);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`./generated/${FILES[product]}`, import.meta.url), 'utf8');
  const schema = JSON.parse(text) as ProductSchema;
  loaded.set(product, schema);
  return schema;
}

export function isList(shape: Shape): shape is [Shape] {
  return Array.isArray(shape);
}

export function isObject(shape: Shape): shape is ObjectShape {
  return typeof shape === 'object' && !Array.isArray(shape);
}
