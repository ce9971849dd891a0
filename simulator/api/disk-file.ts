import { firstBytes, piecesOf } from '../oss/object-content.ts';
import { ApiError, missingParameter } from '../wire/api-error.ts';
import type { Parameters } from '../wire/parameters.ts';
import { isBucketName, isObjectKey, type ObjectRecord } from '../world/bucket-record.ts';
import type { Call } from './api.ts';

const FORMATS = ['RAW', 'VHD', 'QCOW2', 'VMDK'] as const;
type Format = (typeof FORMATS)[number];

/** One disk file of an import. */
export interface DiskFile {
  sizeGiB: number;
  device: string;
}

const GIB = 2 ** 30;
const DEFAULT_SIZE_GIB = 40;

/**
 * Reads one `DiskDeviceMapping` of ImportImage, whose file must be in a bucket of the same region that the account may
 * read. Codes: error table of *API ImportImage* of 2025-05.
 *
 * @throws ApiError.
 */
export function readDiskFile(call: Call, group: Parameters, index: number): DiskFile {
  const path = `DiskDeviceMapping.${index + 1}`;
  const name = group.text('OSSBucket');
  const key = group.text('OSSObject');
  if (name === undefined) throw missingParameter(`${path}.OSSBucket`);
  if (key === undefined) throw missingParameter(`${path}.OSSObject`);
  const asked = readFormat(group.text('Format'));
  const object = findObject(call, name, key);
  const format = formatOf(object, asked);
  const sizes = { min: 1, max: 2048 };
  const sizeGiB = group.integer('DiskImageSize', sizes) ?? group.integer('DiskImSize', sizes);
  const leastGiB = Math.ceil(object.size / GIB);
  if (sizeGiB !== undefined && sizeGiB < leastGiB) {
    const message = `The size of ${path} must not be smaller than its file, which has ${object.size} bytes.`;
    throw new ApiError(400, 'InvalidImageSize', message);
  }
  return {
    // Only a raw file is as large as its disk.
    sizeGiB: sizeGiB ?? (format === 'RAW' ? leastGiB : Math.max(leastGiB, DEFAULT_SIZE_GIB)),
    device: group.text('Device') ?? `/dev/xvd${String.fromCharCode(97 + index)}`,
  };
}

function readFormat(text: string | undefined): Format | undefined {
  if (text === undefined) return undefined;
  const format = FORMATS.find((known) => known === text.toUpperCase());
  if (format !== undefined) return format;
  throw new ApiError(400, 'InvalidImageFormat.Malformed', 'The specified Image Format is wrongly formed.');
}

function findObject({ holdings, simulation }: Call, name: string, key: string): ObjectRecord {
  if (!isBucketName(name))
    throw new ApiError(400, 'InvalidOSSBucket.Malformed', 'The specified OSS bucket is wrongly formed.');
  if (!isObjectKey(key))
    throw new ApiError(400, 'InvalidOSSObject.Malformed', 'The specified OSS object is wrongly formed.');
  const bucket = simulation.core.world.buckets.get(name);
  if (bucket === undefined || bucket.regionId !== holdings.region.id) {
    const message = 'The specified OSS bucket does not exist in this region.';
    throw new ApiError(400, 'InvalidOSSBucket.NotFound', message);
  }
  if (bucket.accountUid !== holdings.accountUid && bucket.acl !== 'public-read') {
    const message = 'The specified OSS bucket or object is not allowed to access.';
    throw new ApiError(403, 'InvalidOSS.NotAuthorized', message);
  }
  const object = bucket.objects.get(key);
  if (object === undefined) {
    const message = 'The specified OSS object does not exist in this region.';
    throw new ApiError(400, 'InvalidOSSObject.NotFound', message);
  }
  if (object.storageClass === 'Archive') {
    const message = 'The specified OSS object is a archive object, need restore first.';
    throw new ApiError(400, 'InvalidOSSObject.NeedRestore', message);
  }
  if (object.size === 0)
    throw new ApiError(400, 'InvalidOSSObject.Size', 'The specified OSS object size is zero.');
  return object;
}

/** The format that was asked for, which the content must have; else that of the content, else that of the suffix. */
function formatOf(object: ObjectRecord, asked: Format | undefined): Format {
  const found = object.content.kind === 'zeros' ? undefined : formatOfContent(object);
  if (asked === undefined) {
    const suffix = object.key.split('.').at(-1)?.toUpperCase();
    const format = found ?? FORMATS.find((known) => known === suffix);
    if (format !== undefined) return format;
    const message = 'The specified OSS object suffix is not supported.';
    throw new ApiError(400, 'UnsupportedSuffix.OSSObject', message);
  }
  if (object.content.kind !== 'zeros' && (found ?? 'RAW') !== asked)
    throw new ApiError(403, 'InvalidImageFormat.Malformed', `The file is no ${asked} image.`);
  return asked;
}

/** By the marks of the formats; a raw disk has none. */
function formatOfContent(object: ObjectRecord): Format | undefined {
  const start = firstBytes(object, 8).toString('latin1');
  if (start.startsWith('QFI\u00fb')) return 'QCOW2';
  if (start.startsWith('KDMV')) return 'VMDK';
  // A VHD of fixed size has its mark at the end only.
  const { content, size } = object;
  const end = Buffer.concat([...piecesOf(content, Math.max(0, size - 512), size)]).toString('latin1', 0, 8);
  return start === 'conectix' || end === 'conectix' ? 'VHD' : undefined;
}
