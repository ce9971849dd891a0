import { ApiError } from '../wire/api-error.ts';
import type { ImageRecord } from '../world/image-record.ts';
import { type Answer, type Call, write } from './api.ts';
import { imageNotFound } from './launch-image.ts';

export const modifyShareGroups = write('ModifyImageShareGroupPermission', modify);

/** The only documented share group is `all`. It publishes the image to every account of the region. */
function modify({ parameters, holdings }: Call): Answer {
  const image = holdings.images.get(parameters.required('ImageId'));
  if (image === undefined) throw imageNotFound();
  const add = parameters.texts('AddGroup');
  const remove = parameters.texts('RemoveGroup');
  if ([...add, ...remove].some((group) => group !== 'all')) {
    throw new ApiError(404, 'InvalidGroup.NotFound', 'The specified share group does not exist.');
  }
  if (add.length > 0) checkPublishable(image);
  publish(image, add.length > 0 || (image.isPublished === true && remove.length === 0));
  return {};
}

/** @throws ApiError for an image that cannot become a community image. */
export function checkPublishable(image: ImageRecord): void {
  if (image.status !== 'Available') {
    const message = 'The current status of the image does not support this operation.';
    throw new ApiError(403, 'OperationDenied.InvalidImageStatus', message);
  }
  if (image.encrypted) {
    const message = 'An encrypted image cannot be published.';
    throw new ApiError(400, 'InvalidOperation.ServiceKeyEncryptedImageUnsupported', message);
  }
}

export function publish(image: ImageRecord, published: boolean): void {
  image.isPublished = published;
}
