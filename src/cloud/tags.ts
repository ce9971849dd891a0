import type { Tags } from './port/call.ts';

/** Keys of the tags on everything that the operator creates in the cloud. */
export const TAG = {
  cluster: 'imagesmith:cluster',
  buildUID: 'imagesmith:build-uid',
  /** `namespace/name`, for people and for the orphan collector. */
  build: 'imagesmith:build',
  templateUID: 'imagesmith:template-uid',
  role: 'imagesmith:role',
  attempt: 'imagesmith:attempt',
  lifecycle: 'imagesmith:lifecycle',
  /** On commands and files: which one of the build it is. */
  command: 'imagesmith:command',
  /** RFC 3339; the resource is kept for debugging until then. */
  keepUntil: 'imagesmith:keep-until',
  /** `failed` on an image that was kept although its tests failed. */
  tests: 'imagesmith:tests',
} as const;

/**
 * Who may delete a resource: `scaffold` (machines, disks, networks) and `candidate` (images not yet proven) end with
 * their build; a `product` only by the template's retention.
 */
export type Lifecycle = 'scaffold' | 'candidate' | 'product';

export interface BuildTagInput {
  clusterID: string;
  buildUID: string;
  namespace: string;
  name: string;
  /** Absent for builds applied by hand. */
  templateUID?: string | undefined;
  /** `builder`, `test`, `image`, … */
  role: string;
  attempt: number;
  lifecycle: Lifecycle;
  /** Which command of the build; only on commands and files. */
  command?: string | undefined;
  /** The user's own tags. Ours win over equal keys. */
  userTags?: Tags | undefined;
}

/** Tags that one resource may carry (ECS). */
const MAX_TAGS = 20;

/**
 * The full tag set of one resource.
 *
 * @throws {RangeError} for more than 20 tags or a value above 128 characters, which the service would refuse.
 */
export function buildTags(input: BuildTagInput): Tags {
  const tags: Record<string, string> = {
    ...input.userTags,
    [TAG.cluster]: input.clusterID,
    [TAG.buildUID]: input.buildUID,
    [TAG.build]: `${input.namespace}/${input.name}`,
    [TAG.role]: input.role,
    [TAG.attempt]: String(input.attempt),
    [TAG.lifecycle]: input.lifecycle,
  };
  if (input.templateUID !== undefined) tags[TAG.templateUID] = input.templateUID;
  if (input.command !== undefined) tags[TAG.command] = input.command;

  const count = Object.keys(tags).length;
  if (count > MAX_TAGS) throw new RangeError(`A resource carries at most ${MAX_TAGS} tags, not ${count}`);
  const long = Object.keys(tags).find((key) => (tags[key] ?? '').length > 128);
  if (long !== undefined) throw new RangeError(`The value of tag ${long} is longer than 128 characters`);
  return tags;
}

/** Tags to find resources by: all of the cluster, of one build, or of one role, attempt, command in it. */
export function selectorTags(
  input: Pick<BuildTagInput, 'clusterID'> &
    Partial<Pick<BuildTagInput, 'buildUID' | 'role' | 'attempt' | 'lifecycle' | 'command' | 'templateUID'>>,
): Tags {
  const tags: Record<string, string> = { [TAG.cluster]: input.clusterID };
  if (input.buildUID !== undefined) tags[TAG.buildUID] = input.buildUID;
  if (input.templateUID !== undefined) tags[TAG.templateUID] = input.templateUID;
  if (input.role !== undefined) tags[TAG.role] = input.role;
  if (input.attempt !== undefined) tags[TAG.attempt] = String(input.attempt);
  if (input.lifecycle !== undefined) tags[TAG.lifecycle] = input.lifecycle;
  if (input.command !== undefined) tags[TAG.command] = input.command;
  return tags;
}

/** True when `tags` holds all of `wanted`. */
export function hasTags(tags: Tags, wanted: Tags): boolean {
  return Object.entries(wanted).every(([key, value]) => tags[key] === value);
}
