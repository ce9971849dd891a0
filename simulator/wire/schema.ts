import { readFileSync } from 'node:fs';

import { LOCATION_ACTIONS } from './location-schema.ts';

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

export type Product = 'Ecs' | 'Vpc' | 'Sts' | 'Location';

interface ProductSchema {
  product: Product;
  version: string;
  actions: Record<string, ActionSchema>;
}

/** The API version of each product that is served. */
export const VERSIONS: Readonly<Record<Product, string>> = {
  Ecs: '2014-05-26',
  Vpc: '2016-04-28',
  Sts: '2015-04-01',
  Location: '2015-06-12',
};
const PRODUCTS: readonly Product[] = ['Ecs', 'Vpc', 'Sts', 'Location'];
const loaded = new Map<Product, ProductSchema>([
  ['Location', { product: 'Location', version: VERSIONS.Location, actions: LOCATION_ACTIONS }],
]);

/** The product that owns an API version; undefined when the simulator has no such version. */
export function productOf(version: string): Product | undefined {
  return PRODUCTS.find((product) => VERSIONS[product] === version);
}

/** The official shape of an action, whether the simulator implements it or not; undefined when there is none. */
export function actionSchema(product: Product, action: string): ActionSchema | undefined {
  const { actions } = schemaOf(product);
  return Object.hasOwn(actions, action) ? actions[action] : undefined;
}

function schemaOf(product: Product): ProductSchema {
  const known = loaded.get(product);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`./generated/${product.toLowerCase()}.json`, import.meta.url), 'utf8');
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
