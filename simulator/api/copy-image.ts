import { ApiError } from '../wire/api-error.ts';
import type { ImageRecord } from '../world/image-record.ts';
import type { Holdings } from '../world/region.ts';
import { type Answer, type Call, DRY_RUN, write } from './api.ts';
import { refuseDuplicate } from './create-image.ts';
import { imageNotFound } from './launch-image.ts';
import { checkAlgorithm, checkKmsKey } from './kms.ts';
import { readTags } from './tags.ts';
import { checkDescription, checkImageName } from './text-rules.ts';

export const copyImage = write('CopyImage', copy, {
  token: { status: 400, mismatch: 'IdempotentParameterMismatch' },
  dryRun: DRY_RUN,
});

/** The call goes to the source region; the new image appears in the destination. */
function copy(call: Call): Answer {
  const { parameters, simulation } = call;
  const source = readSource(call);
  const destination = readDestination(call, source);
  const name = parameters.text('DestinationImageName');
  if (name !== undefined) {
    checkImageName(name, 'InvalidImageName.Malformed', { dots: true });
    refuseDuplicate({ holdings: destination }, name);
  }
  checkDescription(parameters.text('DestinationDescription'));
  checkAlgorithm(parameters.text('EncryptAlgorithm'), parameters.flag('Encrypted') === true);
  checkKmsKey(call.account, destination.region.id, parameters.text('KMSKeyId'));
  if (call.account.balance <= 0) {
    throw new ApiError(400, 'Account.Arrearage', 'Your account has an outstanding payment.');
  }
  const tags = readTags(parameters);
  if (destination.images.size >= call.account.quotas.images) {
    throw new ApiError(403, 'QuotaExceed.Image', 'The maximum number of custom images is reached.');
  }
  refuseConcurrentCopy(call, source);
  call.endDryRun();
  const image = newCopy(call, source, destination, name, simulation.core.switches.copiesDropTags ? {} : tags);
  simulation.images.copy(source, destination, image);
  return { ImageId: image.id };
}

function readSource(call: Call): ImageRecord {
  const { parameters, holdings, simulation } = call;
  const source = simulation.core.world.visibleImage(holdings, parameters.required('ImageId'));
  if (source === undefined) throw imageNotFound();
  if (source.status !== 'Available') {
    throw new ApiError(403, 'IncorrectImageStatus', 'The specified image is not available.');
  }
  return source;
}

function readDestination(call: Call, source: ImageRecord): Holdings {
  const { parameters, account, holdings, simulation } = call;
  const { world } = simulation.core;
  const id = parameters.text('DestinationRegionId') ?? holdings.region.id;
  if (!world.regions.has(id)) {
    throw new ApiError(404, 'DestinationRegion.NotFound', 'The specified destination region does not exist.');
  }
  const encrypted = parameters.flag('Encrypted') === true;
  if (parameters.text('KMSKeyId') !== undefined && !encrypted) {
    const message = 'The KMSKeyId can only be used when Encrypted is true.';
    throw new ApiError(400, 'InvalidEncrypted.NotMatchKmsKeyId', message);
  }
  if (account.rules.encryptsDisks && parameters.flag('Encrypted') === false) {
    const message = 'Disk default encryption prevents an unencrypted copy.';
    throw new ApiError(403, 'InvalidEncrypted.NotMatchDiskDefaultEncryption', message);
  }
  if (source.encrypted && parameters.flag('Encrypted') === false) {
    const message = 'An encrypted image cannot be copied to an unencrypted one.';
    throw new ApiError(403, 'OperationDeined.EncryptedSnapshot', message);
  }
  const sameRegion = id === holdings.region.id;
  if (source.isPublished === true && source.accountUid !== account.uid) {
    const message = 'A community image cannot be copied by other accounts.';
    throw new ApiError(403, 'OperationDenied.CommunityImage', message);
  }
  if (source.accountUid !== account.uid && !sameRegion) {
    const message = 'An image of another account can only be copied within its region.';
    throw new ApiError(403, 'OperationDenied.SameRegionOnly', message);
  }
  if (sameRegion && source.accountUid === account.uid && !encrypted) {
    const message = 'The destination region must differ from the source region.';
    throw new ApiError(400, 'IncorrectDestinationRegion', message);
  }
  return world.holdings(account.uid, id);
}

function refuseConcurrentCopy({ simulation, account }: Call, source: ImageRecord): void {
  const { switches, world } = simulation.core;
  if (switches.concurrentCopies) return;
  const running = world
    .holdingsOf(account.uid)
    .flatMap((holdings) => [...holdings.images.values()])
    .some(({ sourceImageId, origin, status }) => {
      const active = status === 'Creating' || status === 'Waiting';
      return origin === 'copy' && sourceImageId === source.id && active;
    });
  if (!running) return;
  const message = 'The same image cannot be copied concurrently; wait for the last copy.';
  throw new ApiError(403, 'OperationDenied.ImageCopyConflict', message);
}

/** Family, shares and tags are not inherited. */
function newCopy(
  call: Call,
  source: ImageRecord,
  destination: Holdings,
  name: string | undefined,
  tags: Record<string, string>,
): ImageRecord {
  const { parameters, account, simulation } = call;
  const id = simulation.core.ids.resource('m', destination.region.id);
  const now = simulation.core.timeline.now();
  const encrypted = parameters.flag('Encrypted') ?? source.encrypted;
  return {
    ...source,
    id,
    name: name ?? id,
    family: '',
    version: '',
    description: parameters.text('DestinationDescription') ?? '',
    accountUid: account.uid,
    regionId: destination.region.id,
    status: 'Waiting',
    startedAt: now,
    endsAt: undefined,
    usableAt: undefined,
    createdAt: now,
    disks: [],
    origin: 'copy',
    sourceImageId: source.id,
    sourceInstanceId: '',
    sourceRegionId: source.regionId,
    encrypted,
    kmsKeyId: encrypted ? (parameters.text('KMSKeyId') ?? source.kmsKeyId) : '',
    resourceGroupId: parameters.text('ResourceGroupId') ?? '',
    detection: undefined,
    sharedWith: {},
    isPublished: false,
    tags,
    generation: 0,
    failure: '',
  };
}

/** Sent to the destination region; the unfinished image disappears. */
export const cancelCopyImage = write('CancelCopyImage', ({ parameters, holdings, simulation }) => {
  const image = holdings.images.get(parameters.required('ImageId'));
  if (image === undefined) throw imageNotFound();
  if (image.origin !== 'copy') {
    throw new ApiError(400, 'ImageCreatedNotFromCopy', 'The specified image was not created by CopyImage.');
  }
  if (image.status !== 'Creating' && image.status !== 'Waiting') {
    throw new ApiError(400, 'IncorrectImageStatus', 'The specified image is not being copied.');
  }
  simulation.images.cancelCopy(holdings, image);
  return {};
});

/** @throws ApiError when an image of the account is still being copied from this one. */
export function refuseWhileCopied({ simulation, account }: Call, image: ImageRecord): void {
  const copying = simulation.core.world
    .holdingsOf(account.uid)
    .flatMap((holdings) => [...holdings.images.values()])
    .some(({ origin, sourceImageId, status }) => {
      const active = status === 'Creating' || status === 'Waiting';
      return active && origin === 'copy' && sourceImageId === image.id;
    });
  const itself = image.origin === 'copy' && (image.status === 'Creating' || image.status === 'Waiting');
  if (copying || itself)
    throw new ApiError(403, 'OperationDenied.ImageCopying', 'The image is being copied.');
}
