import { hashOf } from '../api/hash.ts';
import type { Component } from './component.ts';

/**
 * Fingerprint of everything that decides what a component does to an instance. The form it was written in, its labels
 * and its descriptions are left out, so that a component that was rewritten in another form keeps its fingerprint.
 */
export function contentHash({ osType, tasks, parameters }: Component): string {
  const declared = parameters.map(({ name, type, defaultValue, sensitive }) => ({
    name,
    type,
    defaultValue,
    sensitive: sensitive === true ? true : undefined,
  }));
  return hashOf({ osType, tasks, parameters: declared.length === 0 ? undefined : declared });
}
