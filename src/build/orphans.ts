import { isTrue } from '../api/conditions.ts';
import type { ImageBuild } from '../api/objects.ts';

/** A cloud resource with our cluster's tags, as far as the judgement needs it. */
export interface TaggedResource {
  readonly kind: 'Instance' | 'Image' | 'Snapshot';
  readonly id: string;
  readonly regionID: string;
  /** Milliseconds since the epoch; NaN when the service did not say. */
  readonly createdAt: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** Which build a resource says it belongs to. */
export interface BuildClaim {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

/** Younger resources may belong to a build that the API server does not show yet. */
const GRACE_MS = 600_000;

/** The claim in the tags of a resource; undefined when they are not ours or not complete. */
export function claimOf(tags: TaggedResource['tags']): BuildClaim | undefined {
  const [namespace, name] = (tags['imagesmith:build'] ?? '').split('/');
  const uid = tags['imagesmith:build-uid'];
  return namespace && name && uid ? { namespace, name, uid } : undefined;
}

/** Old enough, and of a kind of which no build would leave anything behind: never a product. */
export function isSuspect({ tags, createdAt }: TaggedResource, now: number): boolean {
  const passing = tags['imagesmith:lifecycle'] === 'scaffold' || tags['imagesmith:lifecycle'] === 'candidate';
  return passing && tags['imagesmith:keep-until'] === undefined && now - createdAt > GRACE_MS;
}

/** True when nobody will clean the resource up any more: its build is gone, another of its name, or over and done with. */
export function isOrphan(claim: BuildClaim, live: ImageBuild | undefined): boolean {
  if (live === undefined || live.metadata.uid !== claim.uid) return true;
  return isTrue(live.status.conditions, 'CleanedUp') && live.metadata.deletionTimestamp === undefined;
}
