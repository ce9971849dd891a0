import { hashOf } from '../api/hash.ts';

/** Secrets that one build may use: each has a place in the status of the instance. */
export const MAX_SECRETS = 50;
/** Longer names are shortened, so that fifty of them fit a status. */
const LONGEST_NAME = 24;

/** A Secret and its version as the status of an instance has them: `name=resourceVersion`. */
export function secretVersion(name: string, resourceVersion: string): string {
  return `${prefixOf(name)}${resourceVersion}`;
}

/** The entry of a Secret in such a list; undefined when the instance was given nothing of it. */
export function versionSent(versions: readonly string[] | undefined, name: string): string | undefined {
  const prefix = prefixOf(name);
  return versions?.find((version) => version.startsWith(prefix));
}

/** Two names that begin alike differ in their hashes; `~` and `=` are in no name. */
function prefixOf(name: string): string {
  const short = name.length <= LONGEST_NAME ? name : `${name.slice(0, 15)}~${hashOf(name).slice(-8)}`;
  return `${short}=`;
}
