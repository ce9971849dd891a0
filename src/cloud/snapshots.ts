import { DeleteSnapshotRequest } from '@alicloud/ecs20140526/dist/models/DeleteSnapshotRequest.js';
import { DeleteSnapshotResponse } from '@alicloud/ecs20140526/dist/models/DeleteSnapshotResponse.js';
import { DescribeSnapshotsRequest } from '@alicloud/ecs20140526/dist/models/DescribeSnapshotsRequest.js';
import { DescribeSnapshotsResponse } from '@alicloud/ecs20140526/dist/models/DescribeSnapshotsResponse.js';
import type { DescribeSnapshotsResponseBodySnapshotsSnapshot as WireSnapshot } from '@alicloud/ecs20140526/dist/models/DescribeSnapshotsResponseBody.js';

import { chunks, percentOf, tagParameters, tagsOf } from './decode.ts';
import { changing, type Fields, reading } from './operation.ts';
import { byToken } from './paging.ts';
import type { ImageCalls, Snapshot, SnapshotQuery } from './port/image.ts';
import type { Rpc } from './rpc.ts';
import { GONE, unlessGone } from './unless-gone.ts';

const DESCRIBE = reading('ecs', 'DescribeSnapshots', DescribeSnapshotsRequest, DescribeSnapshotsResponse);
const DELETE = changing('ecs', 'DeleteSnapshot', DeleteSnapshotRequest, DeleteSnapshotResponse);

/** Most ids in one DescribeSnapshots, and most snapshots on one of its pages. */
const PAGE = 100;

/** Disk snapshots (ECS 2014-05-26). */
export function snapshotCalls(rpc: Rpc): Pick<ImageCalls, 'describeSnapshots' | 'deleteSnapshot'> {
  return {
    async describeSnapshots(query, options) {
      const pages = queriesOf(query).map((fields) =>
        byToken(async (nextToken) => {
          const body = await rpc.call(DESCRIBE, query.regionID, { ...fields, nextToken }, options);
          return { items: (body.snapshots?.snapshot ?? []).map(snapshotOf), nextToken: body.nextToken };
        }),
      );
      return (await Promise.all(pages)).flat();
    },

    async deleteSnapshot({ regionID, snapshotID, force }, options) {
      const call = rpc.call(DELETE, regionID, { snapshotId: snapshotID, force }, options);
      await unlessGone<unknown>(call, GONE.snapshot, undefined);
    },
  };
}

function queriesOf({
  regionID,
  snapshotIDs,
  tags,
  instanceID,
}: SnapshotQuery): Fields<DescribeSnapshotsRequest>[] {
  const common = { regionId: regionID, maxResults: PAGE, tag: tagParameters(tags), instanceId: instanceID };
  if (snapshotIDs === undefined) return [common];
  return chunks(snapshotIDs, PAGE).map((ids) => ({ ...common, snapshotIds: JSON.stringify(ids) }));
}

function snapshotOf(wire: WireSnapshot): Snapshot {
  return {
    snapshotID: wire.snapshotId ?? '',
    snapshotName: wire.snapshotName ?? '',
    status: wire.status ?? '',
    progressPercent: percentOf(wire.progress),
    creationTime: wire.creationTime ?? '',
    sourceDiskID: wire.sourceDiskId ?? '',
    sourceDiskType: wire.sourceDiskType ?? '',
    encrypted: wire.encrypted ?? false,
    kmsKeyID: wire.KMSKeyId ?? '',
    usage: wire.usage ?? '',
    tags: tagsOf(wire.tags),
  };
}
