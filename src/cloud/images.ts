import { CancelCopyImageRequest } from '@alicloud/ecs20140526/dist/models/CancelCopyImageRequest.js';
import { CancelCopyImageResponse } from '@alicloud/ecs20140526/dist/models/CancelCopyImageResponse.js';
import { CopyImageRequest } from '@alicloud/ecs20140526/dist/models/CopyImageRequest.js';
import { CopyImageResponse } from '@alicloud/ecs20140526/dist/models/CopyImageResponse.js';
import { CreateImageRequest } from '@alicloud/ecs20140526/dist/models/CreateImageRequest.js';
import { CreateImageResponse } from '@alicloud/ecs20140526/dist/models/CreateImageResponse.js';
import { DeleteImageRequest } from '@alicloud/ecs20140526/dist/models/DeleteImageRequest.js';
import { DeleteImageResponse } from '@alicloud/ecs20140526/dist/models/DeleteImageResponse.js';
import { DescribeImageFromFamilyRequest } from '@alicloud/ecs20140526/dist/models/DescribeImageFromFamilyRequest.js';
import { DescribeImageFromFamilyResponse } from '@alicloud/ecs20140526/dist/models/DescribeImageFromFamilyResponse.js';
import { DescribeImagesRequest } from '@alicloud/ecs20140526/dist/models/DescribeImagesRequest.js';
import { DescribeImagesResponse } from '@alicloud/ecs20140526/dist/models/DescribeImagesResponse.js';
import { ModifyImageAttributeRequest } from '@alicloud/ecs20140526/dist/models/ModifyImageAttributeRequest.js';
import { ModifyImageAttributeResponse } from '@alicloud/ecs20140526/dist/models/ModifyImageAttributeResponse.js';

import { chunks, tagParameters } from './decode.ts';
import { imageOf } from './image-decode.ts';
import { changing, type Fields, reading } from './operation.ts';
import { byNumber } from './paging.ts';
import type { CallOptions } from './port/call.ts';
import type { CopyImageInput, CreateImageInput, Image, ImageCalls, ImageQuery } from './port/image.ts';
import { malformed, type Rpc } from './rpc.ts';
import { GONE, unlessGone } from './unless-gone.ts';

const DESCRIBE = reading('ecs', 'DescribeImages', DescribeImagesRequest, DescribeImagesResponse);
const FROM_FAMILY = reading(
  'ecs',
  'DescribeImageFromFamily',
  DescribeImageFromFamilyRequest,
  DescribeImageFromFamilyResponse,
);
const CREATE = changing('ecs', 'CreateImage', CreateImageRequest, CreateImageResponse);
const COPY = changing('ecs', 'CopyImage', CopyImageRequest, CopyImageResponse);
const CANCEL_COPY = changing('ecs', 'CancelCopyImage', CancelCopyImageRequest, CancelCopyImageResponse);
const MODIFY = changing(
  'ecs',
  'ModifyImageAttribute',
  ModifyImageAttributeRequest,
  ModifyImageAttributeResponse,
);
const DELETE = changing('ecs', 'DeleteImage', DeleteImageRequest, DeleteImageResponse);

/** Largest page of DescribeImages. */
const PAGE = 100;
/** Without a status the API answers `Available` images only; the value `ALL` is newer than this list. */
const ANY_STATUS = 'Creating,Waiting,Available,UnAvailable,CreateFailed,Deprecated';

/** Images, without their snapshots (ECS 2014-05-26). */
export function imageCalls(rpc: Rpc): Omit<ImageCalls, 'describeSnapshots' | 'deleteSnapshot'> {
  return {
    async describeImages(query, options) {
      if (query.imageIDs === undefined) {
        const found = await describe(rpc, query, undefined, options);
        return found.filter((image) => query.imageName === undefined || image.imageName === query.imageName);
      }
      const parts = chunks(query.imageIDs, PAGE).map((ids) => describe(rpc, query, ids, options));
      const wanted = new Set(query.imageIDs);
      return (await Promise.all(parts)).flat().filter((image) => wanted.has(image.imageID));
    },

    async describeImageFromFamily({ regionID, imageFamily }, options) {
      const { image } = await rpc.call(FROM_FAMILY, regionID, { regionId: regionID, imageFamily }, options);
      // A family without images answers an empty object.
      return image?.imageId ? imageOf(image) : undefined;
    },

    async createImage(input, options) {
      const { imageId } = await rpc.call(CREATE, input.regionID, createFields(input), options);
      if (!imageId) throw malformed({ action: CREATE.action, regionID: input.regionID });
      return { imageID: imageId };
    },

    async copyImage(input, options) {
      const { imageId } = await rpc.call(COPY, input.regionID, copyFields(input), options);
      if (!imageId) throw malformed({ action: COPY.action, regionID: input.regionID });
      return { imageID: imageId };
    },

    async cancelCopyImage({ regionID, imageID }, options) {
      const call = rpc.call(CANCEL_COPY, regionID, { regionId: regionID, imageId: imageID }, options);
      await unlessGone<unknown>(call, GONE.image, undefined);
    },

    async modifyImageAttribute(input, options) {
      const features = { nvmeSupport: input.nvmeSupport, imdsSupport: input.imdsSupport };
      const fields: Fields<ModifyImageAttributeRequest> = {
        regionId: input.regionID,
        imageId: input.imageID,
        imageName: input.imageName,
        description: input.description,
        imageFamily: input.imageFamily,
        bootMode: input.bootMode,
        status: input.status,
        features: input.nvmeSupport === undefined && input.imdsSupport === undefined ? undefined : features,
      };
      await rpc.call(MODIFY, input.regionID, fields, options);
    },

    async deleteImage({ regionID, imageID, force }, options) {
      const call = rpc.call(DELETE, regionID, { regionId: regionID, imageId: imageID, force }, options);
      await unlessGone<unknown>(call, GONE.image, undefined);
    },
  };
}

async function describe(
  rpc: Rpc,
  query: ImageQuery,
  imageIDs: readonly string[] | undefined,
  options: CallOptions | undefined,
): Promise<Image[]> {
  const { regionID } = query;
  const fields: Fields<DescribeImagesRequest> = {
    regionId: regionID,
    status: ANY_STATUS,
    imageId: imageIDs?.join(','),
    imageName: query.imageName,
    imageFamily: query.imageFamily,
    imageOwnerAlias: query.ownerAlias,
    tag: tagParameters(query.tags),
    pageSize: PAGE,
  };
  return await byNumber(
    PAGE,
    async (pageNumber) => {
      const body = await rpc.call(DESCRIBE, regionID, { ...fields, pageNumber }, options);
      return { items: (body.images?.image ?? []).map(imageOf), total: body.totalCount };
    },
    // A list of ids fits one page; a service that ignores the list would make us read every image there is.
    imageIDs === undefined ? undefined : 1,
  );
}

function createFields(input: CreateImageInput): Fields<CreateImageRequest> {
  return {
    regionId: input.regionID,
    clientToken: input.clientToken,
    instanceId: 'instanceID' in input.source ? input.source.instanceID : undefined,
    snapshotId: 'snapshotID' in input.source ? input.source.snapshotID : undefined,
    imageName: input.imageName,
    imageFamily: input.imageFamily,
    imageVersion: input.imageVersion,
    description: input.description,
    bootMode: input.bootMode,
    detectionStrategy: input.detectionStrategy,
    features: input.imdsSupport === undefined ? undefined : { imdsSupport: input.imdsSupport },
    resourceGroupId: input.resourceGroupID,
    tag: tagParameters(input.tags),
  };
}

function copyFields(input: CopyImageInput): Fields<CopyImageRequest> {
  return {
    regionId: input.regionID,
    clientToken: input.clientToken,
    imageId: input.imageID,
    destinationRegionId: input.destinationRegionID,
    destinationImageName: input.destinationImageName,
    destinationDescription: input.destinationDescription,
    encrypted: input.encrypted,
    KMSKeyId: input.kmsKeyID,
    resourceGroupId: input.resourceGroupID,
    tag: tagParameters(input.tags),
  };
}
