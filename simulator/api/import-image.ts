import { ApiError, invalidParameter, missingParameter } from '../wire/api-error.ts';
import type { Parameters } from '../wire/parameters.ts';
import type { ImageRecord } from '../world/image-record.ts';
import { type Answer, type Call, DRY_RUN, write } from './api.ts';
import { refuseBootMode } from './boot-mode.ts';
import { refuseDuplicate } from './create-image.ts';
import { type DiskFile, readDiskFile } from './disk-file.ts';
import { isExamined } from './image-check.ts';
import { readTags } from './tags.ts';
import { checkDescription, checkImageName } from './text-rules.ts';

export const importImage = write('ImportImage', handle, {
  token: { status: 400, mismatch: 'IdempotentParameterMismatch' },
  dryRun: DRY_RUN,
});

const DEFAULT_ROLE = 'AliyunECSImageImportDefaultRole';

/** The file must be there and be of its format; whatever it holds, the image boots the simulator's base system. */
function handle(call: Call): Answer {
  const { parameters, holdings, account, simulation } = call;
  const groups = diskGroups(parameters);
  checkRole(call);
  const files = groups.map((group, index) => readDiskFile(call, group, index));
  const name = parameters.text('ImageName');
  if (name !== undefined) {
    checkImageName(name, 'InvalidImageName.Malformed', { dots: true });
    refuseDuplicate({ holdings }, name);
  }
  checkDescription(parameters.text('Description'));
  if (holdings.images.size >= account.quotas.images) {
    throw new ApiError(403, 'QuotaExceed.Image', 'The maximum number of custom images is reached.');
  }
  const image = newImage(call, name, files);
  call.endDryRun();
  simulation.images.import(holdings, image, files);
  const TaskId = simulation.core.ids.resource('t', holdings.region.id);
  return { ImageId: image.id, RegionId: holdings.region.id, TaskId };
}

function diskGroups(parameters: Parameters): Parameters[] {
  const groups = parameters.groups('DiskDeviceMapping');
  if (groups.length === 0) throw missingParameter('DiskDeviceMapping.1.OSSBucket');
  if (groups.length > 17) throw invalidParameter('DiskDeviceMapping');
  return groups;
}

/** Without the role, which reads the bucket, nothing can be imported; the code is spelled as the service does. */
function checkRole({ parameters, account }: Call): void {
  const role = parameters.text('RoleName') ?? DEFAULT_ROLE;
  if (account.roles.some(({ name }) => name === role)) return;
  const message = `ECS is not authorized to read the bucket: the role ${role} does not exist.`;
  throw new ApiError(403, 'NoSetRoletoECSServiceAccount', message);
}

function newImage(
  { parameters, holdings, account, simulation }: Call,
  name: string | undefined,
  files: DiskFile[],
): ImageRecord {
  const { ids, timeline } = simulation.core;
  const id = ids.resource('m', holdings.region.id);
  const now = timeline.now();
  const architecture = parameters.oneOf('Architecture', ['i386', 'x86_64', 'arm64']) ?? 'x86_64';
  const bootMode = parameters.oneOf('BootMode', ['BIOS', 'UEFI']);
  refuseBootMode(bootMode, architecture);
  const osType = parameters.oneOf('OSType', ['linux', 'windows']) ?? 'linux';
  const platform = parameters.text('Platform') ?? (osType === 'windows' ? 'Other Windows' : 'Others Linux');
  const features = parameters.group('Features');
  const strategy = parameters.oneOf('DetectionStrategy', ['Standard']);
  return {
    id,
    name: name ?? id,
    family: '',
    version: '',
    description: parameters.text('Description') ?? '',
    accountUid: account.uid,
    regionId: holdings.region.id,
    status: 'Creating',
    startedAt: now,
    endsAt: undefined,
    usableAt: undefined,
    createdAt: now,
    sizeGiB: files[0]?.sizeGiB ?? 40,
    architecture,
    bootMode: bootMode ?? (architecture === 'arm64' ? 'UEFI' : 'BIOS'),
    osType,
    osName: platform,
    osNameEn: platform,
    platform,
    disks: [],
    origin: 'import',
    sourceImageId: '',
    sourceInstanceId: '',
    sourceRegionId: holdings.region.id,
    nvmeSupport: features.oneOf('NvmeSupport', ['supported', 'unsupported']) ?? 'unsupported',
    imdsSupport: features.oneOf('ImdsSupport', ['v1', 'v2']) ?? 'v1',
    secureBootSupport: 'unsupported',
    supportsCloudInit: true,
    hasAgent: false,
    encrypted: false,
    kmsKeyId: '',
    licenseType: parameters.oneOf('LicenseType', ['Auto', 'Aliyun', 'BYOL']) ?? 'Auto',
    resourceGroupId: parameters.text('ResourceGroupId') ?? '',
    detection:
      strategy === undefined || !isExamined(platform) ? undefined : { status: 'Processing', endsAt: now },
    sharedWith: {},
    tags: readTags(parameters),
    generation: 0,
    failure: '',
  };
}
