import * as $ecs from '@alicloud/ecs20140526';

import { suite } from '../../kit/index.ts';
import { assertSame, regionID, type Same, startPair, tag, tags, type WirePair } from './wire-pair.ts';

const test = suite('wire format: images');

const regionId = regionID;
let pair: WirePair;
test.before(async () => {
  pair = await startPair();
});
test.after(() => pair.close());

const anyStatus = 'Creating,Waiting,Available,UnAvailable,CreateFailed,Deprecated';

const SAME: Record<string, Same> = {
  'describeImages by ids': [
    () => pair.cloud.describeImages({ regionID, imageIDs: ['m-1', 'm-2'] }),
    () =>
      pair.ecs.describeImages(
        new $ecs.DescribeImagesRequest({
          regionId,
          imageId: 'm-1,m-2',
          status: anyStatus,
          pageSize: 100,
          pageNumber: 1,
        }),
      ),
  ],
  'describeImages by name, owner and tags': [
    () => pair.cloud.describeImages({ regionID, imageName: 'web-1', ownerAlias: 'self', tags }),
    () =>
      pair.ecs.describeImages(
        new $ecs.DescribeImagesRequest({
          regionId,
          imageName: 'web-1',
          imageOwnerAlias: 'self',
          tag,
          status: anyStatus,
          pageSize: 100,
          pageNumber: 1,
        }),
      ),
  ],
  describeImageFromFamily: [
    () => pair.cloud.describeImageFromFamily({ regionID, imageFamily: 'acs:debian_12_x64' }),
    () =>
      pair.ecs.describeImageFromFamily(
        new $ecs.DescribeImageFromFamilyRequest({ regionId, imageFamily: 'acs:debian_12_x64' }),
      ),
  ],
  createImage: [
    () =>
      pair.cloud.createImage({
        regionID,
        clientToken: 'tok',
        tags,
        source: { instanceID: 'i-1' },
        imageName: 'web-1',
        description: 'd',
        bootMode: 'UEFI',
        detectionStrategy: 'Standard',
        imdsSupport: 'v2',
      }),
    () =>
      pair.ecs.createImage(
        new $ecs.CreateImageRequest({
          regionId,
          clientToken: 'tok',
          tag,
          instanceId: 'i-1',
          imageName: 'web-1',
          description: 'd',
          bootMode: 'UEFI',
          detectionStrategy: 'Standard',
          features: { imdsSupport: 'v2' },
        }),
      ),
  ],
  copyImage: [
    () =>
      pair.cloud.copyImage({
        regionID,
        clientToken: 'tok',
        tags,
        imageID: 'm-1',
        destinationRegionID: 'cn-shanghai',
        destinationImageName: 'web-1',
        encrypted: true,
        kmsKeyID: 'k',
      }),
    () =>
      pair.ecs.copyImage(
        new $ecs.CopyImageRequest({
          regionId,
          clientToken: 'tok',
          tag,
          imageId: 'm-1',
          destinationRegionId: 'cn-shanghai',
          destinationImageName: 'web-1',
          encrypted: true,
          KMSKeyId: 'k',
        }),
      ),
  ],
  cancelCopyImage: [
    () => pair.cloud.cancelCopyImage({ regionID, imageID: 'm-1' }),
    () => pair.ecs.cancelCopyImage(new $ecs.CancelCopyImageRequest({ regionId, imageId: 'm-1' })),
  ],
  modifyImageAttribute: [
    () =>
      pair.cloud.modifyImageAttribute({
        regionID,
        imageID: 'm-1',
        nvmeSupport: 'supported',
        imageFamily: 'web',
      }),
    () =>
      pair.ecs.modifyImageAttribute(
        new $ecs.ModifyImageAttributeRequest({
          regionId,
          imageId: 'm-1',
          imageFamily: 'web',
          features: { nvmeSupport: 'supported' },
        }),
      ),
  ],
  deleteImage: [
    () => pair.cloud.deleteImage({ regionID, imageID: 'm-1', force: true }),
    () => pair.ecs.deleteImage(new $ecs.DeleteImageRequest({ regionId, imageId: 'm-1', force: true })),
  ],
  describeSnapshots: [
    () => pair.cloud.describeSnapshots({ regionID, snapshotIDs: ['s-1'], instanceID: 'i-1', tags }),
    () =>
      pair.ecs.describeSnapshots(
        new $ecs.DescribeSnapshotsRequest({
          regionId,
          snapshotIds: '["s-1"]',
          instanceId: 'i-1',
          tag,
          maxResults: 100,
        }),
      ),
  ],
  deleteSnapshot: [
    () => pair.cloud.deleteSnapshot({ regionID, snapshotID: 's-1', force: true }),
    () => pair.ecs.deleteSnapshot(new $ecs.DeleteSnapshotRequest({ snapshotId: 's-1', force: true })),
  ],
};

for (const [name, same] of Object.entries(SAME)) {
  test(`${name} sends what the official client sends`, () => assertSame(pair.server, same));
}
