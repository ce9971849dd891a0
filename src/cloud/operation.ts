import type { Model } from '@darabonba/typescript';

import type { Product } from './endpoints.ts';

/** The declared members of an official model: these classes also have an index signature, and methods. */
export type Known<T> = {
  [K in keyof T as string extends K ? never : number extends K ? never : K extends Method ? never : K]: T[K];
};
type Method = 'validate' | 'toMap' | 'copyWithoutStream';

/**
 * The fields of an official request model as plain data, at any depth, so that a misspelled or mistyped parameter is
 * a compile error (the models' own constructors take anything and drop what they do not know).
 */
export type Fields<T> = T extends Model
  ? { readonly [K in keyof Known<T>]?: Fields<NonNullable<Known<T>[K]>> | undefined }
  : T extends readonly (infer Item)[]
    ? readonly Fields<Item>[]
    : T;

/** Forbids members that `Shape` does not know, also in objects that are not written in place. */
export type Exactly<Given, Shape> = Given & { readonly [K in Exclude<keyof Given, keyof Shape>]: never };

type ModelClass<T> = new (map?: Record<string, unknown>) => T;

/** One API of a product: its name and the official models of its request and answer. */
export interface Operation<Request extends Model, Body> {
  product: Product;
  action: string;
  request: ModelClass<Request>;
  response: ModelClass<Model & { body?: Body }>;
  /** Creating and changing calls get the longer time-out. */
  changes: boolean;
}

/** An API that only reads. */
export function reading<Request extends Model, Body>(
  product: Product,
  action: string,
  request: ModelClass<Request>,
  response: ModelClass<Model & { body?: Body }>,
): Operation<Request, Body> {
  return { product, action, request, response, changes: false };
}

/** An API that creates or changes something. */
export function changing<Request extends Model, Body>(
  product: Product,
  action: string,
  request: ModelClass<Request>,
  response: ModelClass<Model & { body?: Body }>,
): Operation<Request, Body> {
  return { product, action, request, response, changes: true };
}
