import { invalidParameter } from '../wire/api-error.ts';
import type { ImageRecord, ImageStatus } from '../world/image-record.ts';
import { type Answer, type Call, DRY_RUN, read } from './api.ts';
import { newestOfFamily } from './image-families.ts';
import { ownerAlias, renderFamilyImage, renderImage, usedByInstance } from './image-render.ts';
import { isUsable } from './launch-image.ts';
import { pageByNumber } from './paging.ts';
import { asShown } from './past.ts';
import { bootsOn } from './run-instances.ts';
import { readCreationBounds } from './time-filter.ts';
import { hasTags, readTagFilter, TAG_FILTER_LIMIT } from './tags.ts';

const STATUSES: ImageStatus[] = [
  'Creating',
  'Waiting',
  'Available',
  'UnAvailable',
  'CreateFailed',
  'Deprecated',
];

export const describeImages = read('DescribeImages', handle, { dryRun: DRY_RUN });

function handle(call: Call): Answer {
  const { parameters, holdings } = call;
  const found = select(call).toSorted((a, b) => b.createdAt - a.createdAt);
  call.endDryRun();
  const { items, members } = pageByNumber(found, parameters, 100);
  const region = holdings.region.id;
  return { ...members, RegionId: region, Images: { Image: items.map((image) => renderImage(call, image)) } };
}

function select(call: Call): ImageRecord[] {
  const tests = [...plainTests(call), ...ownerTests(call), ...fitTests(call), idTest(call), statusTest(call)];
  return candidates(call).filter((image) => tests.every((test) => test(image)));
}

type Test = (image: ImageRecord) => boolean;

/** Every image that the account can see, narrowed by tags: those filters come first and see 1000 resources. */
function candidates(call: Call): ImageRecord[] {
  const { holdings, parameters, simulation } = call;
  const { timeline, switches, world } = simulation.core;
  const all = [
    ...[...holdings.images.values()].map((image) => asShown(call, image)),
    ...holdings.region.publicImages.values(),
    ...world.sharedImages(holdings),
  ];
  const filter = readTagFilter(parameters);
  if (filter.length === 0) return all;
  return all
    .filter((image) => timeline.now() - image.createdAt >= switches.imageTagLagMs)
    .filter(({ tags }) => hasTags(tags, filter))
    .slice(0, TAG_FILTER_LIMIT);
}

/**
 * Documented: without `Status` only Available images are returned; `ALL` stands alone, others may be a list. `ALL` is
 * the newer one: a switch.
 */
function statusTest({ parameters, simulation }: Call): Test {
  const text = parameters.text('Status') ?? 'Available';
  if (text === 'ALL' && simulation.core.switches.imageStatusAll) return () => true;
  const wanted = text.split(',').map((part) => part.trim());
  if (wanted.some((part) => !STATUSES.some((known) => known === part))) throw invalidParameter('Status');
  return ({ status }) => wanted.includes(status);
}

/** Several ids in one text, separated by commas, are not documented everywhere: a switch. */
function idTest({ parameters, simulation }: Call): Test {
  const text = parameters.text('ImageId');
  if (text === undefined) return () => true;
  if (!simulation.core.switches.imageIdList) return ({ id }) => id === text;
  const wanted = new Set(text.split(',').map((part) => part.trim()));
  return ({ id }) => wanted.has(id);
}

function plainTests(call: Call): Test[] {
  const { parameters } = call;
  const fields: [string, (image: ImageRecord) => string][] = [
    ['OSType', (image) => image.osType],
    ['Architecture', (image) => image.architecture],
    ['ResourceGroupId', (image) => image.resourceGroupId],
    ['Usage', (image) => (usedByInstance(call, image) ? 'instance' : 'none')],
  ];
  const tests = fields.flatMap(([name, of]): Test[] => {
    const value = parameters.text(name);
    return value === undefined ? [] : [(image) => of(image) === value];
  });
  // A fuzzy match: any part of the name, or with `*`.
  const name = parameters.text('ImageName')?.replaceAll('*', '').toLowerCase();
  if (name !== undefined) tests.push((image) => image.name.toLowerCase().includes(name));
  const family = parameters.text('ImageFamily');
  if (family !== undefined) tests.push((image) => familyAsSeen(call, image) === family);
  const snapshot = parameters.text('SnapshotId');
  if (snapshot !== undefined)
    tests.push(({ disks }) => disks.some(({ snapshotId }) => snapshotId === snapshot));
  const cloudInit = parameters.flag('IsSupportCloudinit');
  if (cloudInit !== undefined) tests.push((image) => image.supportsCloudInit === cloudInit);
  // Every image supports I/O optimized instances.
  if (parameters.flag('IsSupportIoOptimized') === false) tests.push(() => false);
  const isCreatedThen = readCreationBounds(parameters);
  tests.push(({ createdAt }) => isCreatedThen(createdAt));
  parameters.oneOf('ActionType', ['CreateEcs', 'ChangeOS']);
  const usable = parameters.flag('Usable');
  if (usable !== undefined) tests.push((image) => isUsable(call, image) === usable);
  return tests;
}

/** The family of an image that another account shares carries that account's id. */
function familyAsSeen(call: Call, image: ImageRecord): string {
  if (image.family === '' || ownerAlias(call, image) !== 'others') return image.family;
  return `acs:${image.accountUid}:${image.family}`;
}

function ownerTests(call: Call): Test[] {
  const { parameters } = call;
  const alias = parameters.text('ImageOwnerAlias');
  const owner = parameters.text('ImageOwnerId');
  const isPublic = parameters.flag('IsPublic');
  return [
    ...(alias === undefined ? [] : [(image: ImageRecord) => ownerAlias(call, image) === alias]),
    ...(owner === undefined ? [] : [(image: ImageRecord) => image.accountUid === owner]),
    ...(isPublic === undefined ? [] : [(image: ImageRecord) => (image.origin === 'public') === isPublic]),
  ];
}

function fitTests({ parameters, holdings }: Call): Test[] {
  const typeId = parameters.text('InstanceType');
  if (typeId === undefined) return [];
  const type = holdings.region.types.get(typeId);
  return [(image) => type !== undefined && bootsOn(image, type)];
}

export const describeImageFromFamily = read('DescribeImageFromFamily', (call) => {
  const image = newestOfFamily(call, call.parameters.required('ImageFamily'));
  if (image !== undefined) return { Image: renderFamilyImage(call, image) };
  // Documented: no error and an empty image when nothing matches.
  return call.simulation.core.switches.emptyFamilyOmitsImage ? {} : { Image: {} };
});

export const describeImageSupportInstanceTypes = read('DescribeImageSupportInstanceTypes', (call) => {
  const { parameters, holdings, simulation } = call;
  const ImageId = parameters.text('ImageId') ?? '';
  const image = simulation.core.world.visibleImage(holdings, ImageId);
  const types = [...holdings.region.types.values()].filter(
    (type) => image !== undefined && bootsOn(image, type),
  );
  return {
    ImageId,
    RegionId: holdings.region.id,
    InstanceTypes: {
      InstanceType: types.map((type) => ({
        InstanceTypeId: type.id,
        InstanceTypeFamily: type.family,
        CpuCoreCount: type.cpu,
        MemorySize: type.memoryGiB,
      })),
    },
  };
});
