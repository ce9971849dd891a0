import type { AccessKey } from '../wire/authenticate.ts';
import type { BucketRecord } from '../world/bucket-record.ts';
import { isBucketName, isObjectKey } from '../world/bucket-record.ts';
import type { World } from '../world/world.ts';
import type { OssCallName } from './calls.ts';
import { accessDenied, noSuchBucket, OssError } from './oss-error.ts';
import type { OssRequest } from './request.ts';

/**
 * The bucket that a request is for.
 *
 * @throws OssError: `InvalidBucketName`, `InvalidObjectName`, `NoSuchBucket`, `SecondLevelDomainForbidden` for a bucket
 * in the path at an endpoint, `AccessDenied` at the endpoint of another region.
 */
export function bucketOf({ address }: OssRequest, { buckets }: World): BucketRecord {
  const { bucket: name = '', key, region } = address;
  if (!isBucketName(name)) {
    const message = 'The specified bucket is not valid.';
    throw new OssError(400, 'InvalidBucketName', message, { BucketName: name });
  }
  if (address.pathStyleAtEndpoint) {
    const message = 'The bucket you are attempting to access must be addressed using OSS third level domain.';
    throw new OssError(403, 'SecondLevelDomainForbidden', message);
  }
  if (key !== '' && !isObjectKey(key)) {
    const message = 'The specified object is not valid.';
    throw new OssError(400, 'InvalidObjectName', message, { ObjectName: key });
  }
  const bucket = buckets.get(name) ?? fail(noSuchBucket(name));
  if (region !== undefined && region !== bucket.regionId) {
    const message =
      'The bucket you are attempting to access must be addressed using the specified endpoint. ' +
      'Please send all future requests to this endpoint.';
    const details = { Bucket: name, Endpoint: `oss-${bucket.regionId}.aliyuncs.com` };
    throw accessDenied(message, details, '0003-00001403');
  }
  return bucket;
}

function fail(error: OssError): never {
  throw error;
}

const OBJECT_READS: readonly OssCallName[] = ['GetObject', 'HeadObject', 'GetObjectMeta'];

/**
 * The owner's account may do everything; everybody else may read the objects of a bucket that is `public-read`.
 *
 * @throws OssError `AccessDenied`.
 */
export function checkAccess(call: OssCallName, bucket: BucketRecord, key: AccessKey | undefined): void {
  if (key?.accountUid === bucket.accountUid) return;
  if (bucket.acl === 'public-read' && OBJECT_READS.includes(call)) return;
  if (call.endsWith('Object') || call === 'GetObjectMeta')
    throw accessDenied('You have no right to access this object because of bucket acl.', {}, '0003-00000001');
  throw key === undefined
    ? accessDenied('Anonymous access is forbidden for this operation.', {}, '0003-00000002')
    : accessDenied('The bucket you access does not belong to you.');
}
