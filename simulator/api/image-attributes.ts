import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { ImageRecord } from '../world/image-record.ts';
import { type Answer, type Call, DRY_RUN, write } from './api.ts';
import { refuseBootMode } from './boot-mode.ts';
import { refuseWhileCopied } from './copy-image.ts';
import { refuseDuplicate } from './create-image.ts';
import { usedByInstance } from './image-render.ts';
import { imageNotFound } from './launch-image.ts';
import { keepPast } from './past.ts';
import { checkDescription, checkImageFamily, checkImageName } from './text-rules.ts';

export const modifyImageAttribute = write('ModifyImageAttribute', modify, { dryRun: DRY_RUN });

function modify(call: Call): Answer {
  const { parameters, holdings } = call;
  const image = holdings.images.get(parameters.required('ImageId'));
  if (image === undefined) throw imageNotFound();
  const changes = { ...readPlain(call, image), ...readFeatures(call, image), ...readStatus(call, image) };
  call.endDryRun();
  keepPast(call, image, Object.keys(changes) as (keyof ImageRecord)[]);
  Object.assign(image, changes);
  return {};
}

function readPlain({ parameters, holdings }: Call, image: ImageRecord): Partial<ImageRecord> {
  const name = parameters.text('ImageName');
  const family = parameters.text('ImageFamily');
  const description = parameters.text('Description');
  const bootMode = parameters.oneOf('BootMode', ['BIOS', 'UEFI', 'UEFI-Preferred']);
  const licenseType = parameters.oneOf('LicenseType', ['Auto', 'Aliyun', 'BYOL']);
  refuseBootMode(bootMode, image.architecture);
  checkImageFamily(family);
  checkDescription(description);
  if (name !== undefined && name !== image.name) {
    checkImageName(name, 'InvalidImageName.Malformed', { dots: true });
    refuseDuplicate({ holdings }, name);
  }
  // A family can be changed but not taken away again.
  if (parameters.raw('ImageFamily') === '' && image.family !== '') throw invalidParameter('ImageFamily');
  return {
    ...(name !== undefined && { name }),
    ...(family !== undefined && { family }),
    ...(description !== undefined && { description }),
    ...(bootMode !== undefined && { bootMode }),
    ...(licenseType !== undefined && { licenseType }),
  };
}

function readFeatures({ parameters, simulation }: Call, image: ImageRecord): Partial<ImageRecord> {
  const features = parameters.group('Features');
  const nvmeSupport = features.oneOf('NvmeSupport', ['supported', 'unsupported']);
  const imdsSupport = features.oneOf('ImdsSupport', ['v1', 'v2']);
  const changes = nvmeSupport !== undefined || imdsSupport !== undefined;
  if (changes && (image.status === 'Creating' || image.status === 'Waiting')) {
    throw new ApiError(403, 'InvalidStatus.ImageIsCreating', 'The specified image is being created.');
  }
  const checking = image.detection?.status === 'Processing';
  if (nvmeSupport !== undefined && checking && simulation.core.switches.nvmeWaitsForDetection) {
    throw new ApiError(403, 'InvalidStatus.ImageIsDetecting', 'The specified image is being checked.');
  }
  if (imdsSupport === 'v1' && image.imdsSupport === 'v2') throw invalidParameter('Features.ImdsSupport');
  return {
    ...(nvmeSupport !== undefined && { nvmeSupport }),
    ...(imdsSupport !== undefined && { imdsSupport }),
  };
}

function readStatus({ parameters }: Call, image: ImageRecord): Partial<ImageRecord> {
  const status = parameters.oneOf('Status', ['Deprecated', 'Available']);
  if (status === undefined || status === image.status) return {};
  if (status === 'Available') {
    if (image.status === 'Deprecated') return { status };
    throw new ApiError(403, 'ImageStatus.NotDeprecated', 'The specified image is not deprecated.');
  }
  if (image.status === 'Creating' || image.status === 'Waiting') {
    throw new ApiError(403, 'InvalidStatus.ImageIsCreating', 'The specified image is being created.');
  }
  if (image.status !== 'Available') {
    throw new ApiError(403, 'ImageStatus.NotAvailable', 'The specified image is not available.');
  }
  if (Object.keys(image.sharedWith).length > 0) {
    throw new ApiError(403, 'ImageUseShared', 'The specified image is shared with other accounts.');
  }
  return { status };
}

export const deleteImage = write('DeleteImage', remove, { dryRun: DRY_RUN });

/** Leaves the snapshots. An unknown id is accepted (field documentation) or refused (error table): a switch. */
function remove(call: Call): Answer {
  const { parameters, holdings, simulation } = call;
  const image = holdings.images.get(parameters.required('ImageId'));
  if (image === undefined) {
    if (simulation.core.switches.deletionOfUnknownFails) throw imageNotFound();
    call.endDryRun();
    return {};
  }
  refuseWhileCopied(call, image);
  if (Object.keys(image.sharedWith).length > 0) {
    throw new ApiError(403, 'ImageUseShared', 'The specified image is shared with other accounts.');
  }
  if (parameters.flag('Force') !== true && usedByInstance(call, image)) {
    throw new ApiError(403, 'ImageUsingByInstance', 'The specified image is used by an instance.');
  }
  if (image.status === 'Creating') {
    const imports = image.origin === 'import';
    throw imports
      ? new ApiError(403, 'ImageIsImporting', 'The specified image is being imported.')
      : new ApiError(403, 'ImageIsCreating', 'The specified image is being created.');
  }
  call.endDryRun();
  simulation.images.delete(holdings, image);
  return {};
}
