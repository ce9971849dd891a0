import { notModelled, OssError } from './oss-error.ts';
import type { OssRequest } from './request.ts';

/** The calls that are modelled, by their names in the OSS reference. */
export type OssCallName =
  | 'GetObject'
  | 'HeadObject'
  | 'GetObjectMeta'
  | 'PutObject'
  | 'DeleteObject'
  | 'GetBucketLocation'
  | 'GetBucketInfo'
  | 'GetBucketAcl'
  | 'GetBucketTagging'
  | 'PutBucketTagging'
  | 'DeleteBucketTagging';

/** By method and sub-resource. */
const BUCKET_CALLS: Readonly<Record<string, OssCallName>> = {
  'GET location': 'GetBucketLocation',
  'GET bucketInfo': 'GetBucketInfo',
  'GET acl': 'GetBucketAcl',
  'GET tagging': 'GetBucketTagging',
  'PUT tagging': 'PutBucketTagging',
  'DELETE tagging': 'DeleteBucketTagging',
};
const OBJECT_CALLS: Readonly<Record<string, OssCallName>> = {
  'GET ': 'GetObject',
  'HEAD ': 'HeadObject',
  'HEAD objectMeta': 'GetObjectMeta',
  'PUT ': 'PutObject',
  'DELETE ': 'DeleteObject',
};

/** Parameters that make another call of a request. */
const SUB_RESOURCES = [
  'acl append asyncFetch bucketInfo callback comp cors delete encryption inventory lifecycle',
  'list-type location logging metaQuery objectMeta policy referer replication requestPayment',
  'resourceGroup restore stat symlink tagging uploadId uploads versionId versioning versions',
  'website worm x-oss-process',
].flatMap((line) => line.split(' '));

/** @throws OssError `NotImplemented` for calls that OSS has and the simulator has not, `MethodNotAllowed`. */
export function callOf({ method, address, query }: OssRequest): OssCallName {
  const subResource = query.map(([name]) => name).find((name) => SUB_RESOURCES.includes(name)) ?? '';
  const calls = address.key === '' ? BUCKET_CALLS : OBJECT_CALLS;
  const name = `${method} ${subResource}`;
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (call !== undefined) return call;
  if (['GET', 'HEAD', 'PUT', 'POST', 'DELETE'].includes(method)) {
    const what = address.key === '' ? 'a bucket' : 'an object';
    const detail = subResource === '' ? '' : ` with ${subResource}`;
    throw notModelled(`${method} on ${what}${detail}`);
  }
  const message = 'The specified method is not allowed against this resource.';
  throw new OssError(405, 'MethodNotAllowed', message, { Method: method, ResourceType: 'Object' });
}

/** What a call does to buckets and objects. */
export function effectOf(call: OssCallName): 'read' | 'write' {
  return call.startsWith('Put') || call.startsWith('Delete') ? 'write' : 'read';
}
