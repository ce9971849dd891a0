import { ApiError, invalidParameter, missingParameter } from '../wire/api-error.ts';
import type { Holdings } from '../world/region.ts';
import { type Answer, type Call, read, write } from './api.ts';
import { asShown, keepPast } from './past.ts';
import { addTags, hasTags, readTagFilter, readTags, type TagFilter } from './tags.ts';

interface Tagged {
  id: string;
  tags: Record<string, string>;
}

const TYPES: Record<string, (holdings: Holdings) => Iterable<Tagged>> = {
  instance: (holdings) => holdings.instances.values(),
  disk: (holdings) => holdings.disks.values(),
  snapshot: (holdings) => holdings.snapshots.values(),
  image: (holdings) => holdings.images.values(),
  securitygroup: (holdings) => holdings.securityGroups.values(),
  keypair: (holdings) => holdings.keyPairs.values(),
  imagecomponent: (holdings) => holdings.components.values(),
  command: (holdings) => holdings.commands.values(),
  invocation: (holdings) => holdings.invocations.values(),
};

function resourcesOf({ parameters, holdings }: Call): { type: string; resources: Map<string, Tagged> } {
  const type = parameters.required('ResourceType').toLowerCase();
  const list = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (list === undefined) {
    throw new ApiError(
      404,
      'InvalidResourceType.NotFound',
      'The ResourceType provided does not exist in our records.',
    );
  }
  return { type, resources: new Map([...list(holdings)].map((resource) => [resource.id, resource])) };
}

function readIds(call: Call, resources: Map<string, Tagged>): Tagged[] {
  const ids = call.parameters.texts('ResourceId');
  if (ids.length === 0) throw missingParameter('ResourceId.1');
  if (ids.length > 50) {
    throw new ApiError(400, 'NumberExceed.ResourceIds', 'The maximum number of resource ids is exceeded.');
  }
  return ids.map((id) => {
    const resource = resources.get(id);
    if (resource !== undefined) return resource;
    throw new ApiError(
      404,
      'InvalidResourceId.NotFound',
      'The specified ResourceId is not found in our records.',
    );
  });
}

export const tagResources = write('TagResources', (call) => {
  const resources = readIds(call, resourcesOf(call).resources);
  const tags = readTags(call.parameters);
  if (Object.keys(tags).length === 0) throw missingParameter('Tag.1.Key');
  for (const resource of resources) {
    keepPast(call, resource, ['tags']);
    addTags(resource, tags);
  }
  return {};
});

export const untagResources = write('UntagResources', (call) => {
  const resources = readIds(call, resourcesOf(call).resources);
  const keys = call.parameters.texts('TagKey');
  const all = call.parameters.flag('All') === true;
  for (const resource of resources) {
    keepPast(call, resource, ['tags']);
    resource.tags = Object.fromEntries(
      Object.entries(resource.tags).filter(([key]) => !(all && keys.length === 0) && !keys.includes(key)),
    );
  }
  return {};
});

export const listTagResources = read('ListTagResources', list);

/** One entry per tag; a page holds about fifty resources' worth. */
const PAGE = 50;

function list(call: Call): Answer {
  const { parameters, simulation } = call;
  const { type, resources } = resourcesOf(call);
  const ids = parameters.texts('ResourceId');
  const filter: TagFilter = readTagFilter(parameters);
  if (ids.length === 0 && filter.length === 0 && !parameters.has('TagFilter'))
    throw missingParameter('ResourceId.1');
  const groups = parameters.groups('TagFilter').map((group) => ({
    key: group.required('TagKey'),
    values: group.texts('TagValues'),
  }));
  const found = [...resources.values()]
    .map((resource) => asShown(call, resource))
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .filter(({ tags }) => hasTags(tags, filter))
    .filter(({ tags }) =>
      groups.every(({ key, values }) => {
        const value = tags[key];
        return value !== undefined && (values.length === 0 || values.includes(value));
      }),
    )
    .slice(0, simulation.core.switches.tagListingLimit);
  const start = readStart(parameters.text('NextToken'));
  const shown = found.slice(start, start + PAGE);
  const TagResource = shown.flatMap(({ id, tags }) =>
    Object.entries(tags).map(([TagKey, TagValue]) => ({
      ResourceId: id,
      ResourceType: type,
      TagKey,
      TagValue,
    })),
  );
  const NextToken = start + PAGE < found.length ? String(start + PAGE) : '';
  return { NextToken, TagResources: { TagResource } };
}

function readStart(token: string | undefined): number {
  if (token === undefined) return 0;
  if (!/^\d{1,9}$/.test(token)) throw invalidParameter('NextToken');
  return Number(token);
}
