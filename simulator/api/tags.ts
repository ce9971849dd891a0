import { ApiError, invalidParameter, missingParameter } from '../wire/api-error.ts';
import type { Parameters } from '../wire/parameters.ts';

/** Resources that a Describe call with a tag filter sees (documented: at most 1000; ListTagResources for more). */
export const TAG_FILTER_LIMIT = 1000;
const TAGS_PER_RESOURCE = 20;

/**
 * Tags of a creating call.
 *
 * @throws ApiError for a key or a value that the documentation forbids, and for more than 20.
 */
export function readTags(parameters: Parameters, name = 'Tag'): Record<string, string> {
  const tags: Record<string, string> = {};
  const groups = parameters.groups(name);
  if (groups.length > TAGS_PER_RESOURCE) {
    throw new ApiError(400, 'QuotaExceed.Tags', 'The number of tags exceeds the limit of 20 per resource.');
  }
  groups.forEach((group, index) => {
    const key = group.text('Key');
    if (key === undefined) throw missingParameter(`${name}.${index + 1}.Key`);
    const value = group.raw('Value') ?? '';
    checkTag(key, value);
    tags[key] = value;
  });
  return tags;
}

function checkTag(key: string, value: string): void {
  if (key.length > 128 || /^(aliyun|acs:)/i.test(key) || /https?:\/\//.test(key)) {
    throw new ApiError(400, 'InvalidTagKey.Malformed', 'The specified Tag.n.Key is not valid.');
  }
  if (value.length > 128 || /^acs:/i.test(value) || /https?:\/\//.test(value)) {
    throw new ApiError(400, 'InvalidTagValue.Malformed', 'The specified Tag.n.Value is not valid.');
  }
}

/** A filter of a Describe call: every given key must be there, with the given value unless none is given. */
export type TagFilter = { key: string; value: string | undefined }[];

/** @throws ApiError when the filter names more than 20 tags or a tag without a key. */
export function readTagFilter(parameters: Parameters, name = 'Tag'): TagFilter {
  const groups = parameters.groups(name);
  if (groups.length > TAGS_PER_RESOURCE) throw invalidParameter(name);
  return groups.map((group, index) => {
    const key = group.text('Key');
    if (key === undefined) throw missingParameter(`${name}.${index + 1}.Key`);
    return { key, value: group.text('Value') };
  });
}

export function hasTags(tags: Readonly<Record<string, string>>, filter: TagFilter): boolean {
  return filter.every(
    ({ key, value }) => Object.hasOwn(tags, key) && (value === undefined || tags[key] === value),
  );
}

/** Adds tags to a resource. @throws ApiError when it would have more than 20. */
export function addTags(resource: { tags: Record<string, string> }, tags: Record<string, string>): void {
  const all = { ...resource.tags, ...tags };
  const own = Object.keys(all).filter((key) => !key.startsWith('acs:'));
  if (own.length > TAGS_PER_RESOURCE) {
    throw new ApiError(400, 'NumberExceed.Tags', 'The maximum number of tags of a resource is exceeded.');
  }
  resource.tags = all;
}
