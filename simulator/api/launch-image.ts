import { ApiError, invalidParameter, missingParameter } from '../wire/api-error.ts';
import type { ImageRecord } from '../world/image-record.ts';
import type { Call } from './api.ts';
import { newestOfFamily } from './image-families.ts';

const USER_DATA_LIMIT = 32 * 1024;

/** The image that a RunInstances call names, by id or by family. @throws ApiError when it cannot be launched. */
export function readImage(call: Call): ImageRecord {
  const { parameters } = call;
  const imageId = parameters.text('ImageId');
  const family = parameters.text('ImageFamily');
  if (imageId !== undefined && family !== undefined) throw invalidParameter('ImageFamily');
  if (imageId === undefined && family === undefined) throw missingParameter('ImageId');
  const image = imageId === undefined ? newestOfFamily(call, family ?? '') : find(call, imageId);
  if (image === undefined) throw imageId === undefined ? emptyFamily() : imageNotFound();
  checkLaunchable(call, image);
  checkUserData(call, image);
  return image;
}

function find({ simulation, holdings }: Call, imageId: string): ImageRecord | undefined {
  return simulation.core.world.visibleImage(holdings, imageId);
}

export function imageNotFound(): ApiError {
  return new ApiError(404, 'InvalidImageId.NotFound', 'The specified ImageId does not exist.');
}

function emptyFamily(): ApiError {
  const message = 'There is no available image in the specified image family.';
  return new ApiError(403, 'InvalidImageFamily.MissingAvailableImage', message);
}

/** Whether an instance could be launched right now (`Usable`). */
export function isUsable(call: Call, image: ImageRecord): boolean {
  const { timeline } = call.simulation.core;
  if (image.status === 'Deprecated' || image.origin === 'public') return true;
  if (image.status !== 'Available' && image.status !== 'Creating') return false;
  return image.usableAt !== undefined && image.usableAt <= timeline.now();
}

function checkLaunchable(call: Call, image: ImageRecord): void {
  if (isUsable(call, image) && !isLate(call, image)) return;
  if (call.simulation.core.switches.unreadyImageNotFound) throw imageNotFound();
  if (image.status === 'UnAvailable' || image.status === 'CreateFailed')
    throw new ApiError(
      403,
      'OperationDenied.ImageNotValid',
      'The specified image is disabled or has failed.',
    );
  throw new ApiError(403, 'IncorrectImageStatus', 'The specified image is not ready to launch an instance.');
}

/** An Available image may not be launchable yet: a switch. */
function isLate({ simulation }: Call, image: ImageRecord): boolean {
  const { timeline, switches } = simulation.core;
  const lag = switches.availableBeforeLaunchableMs;
  if (lag === 0 || image.origin === 'public' || image.status !== 'Available') return false;
  return image.endsAt !== undefined && timeline.now() < image.endsAt + lag;
}

function checkUserData({ parameters }: Call, image: ImageRecord): void {
  const data = parameters.text('UserData');
  if (data === undefined) return;
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(data) || data.length % 4 !== 0) {
    throw new ApiError(
      400,
      'InvalidUserData.Base64FormatInvalid',
      'The specified UserData is not valid Base64.',
    );
  }
  if (Buffer.from(data, 'base64').length > USER_DATA_LIMIT) {
    throw new ApiError(400, 'InvalidUserData.SizeExceeded', 'The specified UserData exceeds the size limit.');
  }
  if (!image.supportsCloudInit) {
    throw new ApiError(400, 'ImageNotSupportCloudInit', 'The specified image does not support cloud-init.');
  }
}
