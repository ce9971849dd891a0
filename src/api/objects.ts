/**
 * The three kinds as they come from the API server: defaults filled in, `status` present. Everything below `metadata`
 * is read-only because objects in a store are shared.
 */
export type { Condition } from './generated/condition.ts';
export type * from './generated/image-build.ts';
export type * from './generated/image-component.ts';
export type * from './generated/image-template.ts';
export type { ObjectMeta, OwnerReference } from './object-meta.ts';
