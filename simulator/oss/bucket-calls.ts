import type { BucketRecord } from '../world/bucket-record.ts';
import { emptyAnswer, type OssAnswer, textAnswer, xmlAnswer } from './answer.ts';
import { readTagging } from './tagging.ts';

/** GetBucketLocation. */
export function getLocation({ regionId }: BucketRecord): OssAnswer {
  // The one document whose outermost element has text and no members.
  const text = `<LocationConstraint>oss-${regionId}</LocationConstraint>`;
  return textAnswer(200, `<?xml version="1.0" encoding="UTF-8"?>${text}`);
}

/** GetBucketInfo. */
export function getInfo(bucket: BucketRecord): OssAnswer {
  const { name, regionId, createdAt } = bucket;
  return xmlAnswer('BucketInfo', {
    Bucket: {
      Name: name,
      Location: `oss-${regionId}`,
      CreationDate: new Date(createdAt).toISOString(),
      ExtranetEndpoint: `oss-${regionId}.aliyuncs.com`,
      IntranetEndpoint: `oss-${regionId}-internal.aliyuncs.com`,
      StorageClass: 'Standard',
      DataRedundancyType: 'LRS',
      ...accessOf(bucket),
    },
  });
}

/** GetBucketAcl. */
export function getAcl(bucket: BucketRecord): OssAnswer {
  return xmlAnswer('AccessControlPolicy', accessOf(bucket));
}

function accessOf({ accountUid, acl }: BucketRecord): Record<string, unknown> {
  return { Owner: { ID: accountUid, DisplayName: accountUid }, AccessControlList: { Grant: acl } };
}

/** GetBucketTagging: without tags the set is empty. */
export function getTagging({ tags }: BucketRecord): OssAnswer {
  const Tag = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return xmlAnswer('Tagging', { TagSet: { Tag } });
}

/** PutBucketTagging: replaces all tags. @throws OssError `MalformedXML`, `InvalidArgument`. */
export function putTagging(bucket: BucketRecord, body: string): OssAnswer {
  bucket.tags = readTagging(body);
  return emptyAnswer(200);
}

/** DeleteBucketTagging. */
export function deleteTagging(bucket: BucketRecord): OssAnswer {
  bucket.tags = {};
  return emptyAnswer(204);
}
