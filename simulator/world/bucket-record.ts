/** Who may read without being the owner: nobody, or everybody the objects. */
export type BucketAcl = 'private' | 'public-read';

export type StorageClass = 'Standard' | 'IA' | 'Archive';

/**
 * What an object holds. Bytes are kept as Base64, which every form of saving can carry and from which a part can be
 * read without the rest. `zeros` stands for a large file whose content is of no interest.
 */
export type ObjectContent = { kind: 'bytes'; base64: string } | { kind: 'zeros' };

/** A file in a bucket. Plain data. */
export interface ObjectRecord {
  key: string;
  content: ObjectContent;
  /** In bytes. */
  size: number;
  /** As in the header, without the quotation marks: the MD5 in capital letters, or a made-up one for `zeros`. */
  etag: string;
  /** CRC-64/XZ as a decimal number; undefined for `zeros`. */
  crc64: string | undefined;
  /** Simulated time, milliseconds since the epoch. */
  modifiedAt: number;
  storageClass: StorageClass;
  contentType: string;
  /** Headers that were stored with it and are sent back: `cache-control`, `x-oss-meta-…`; names in lower case. */
  headers: Record<string, string>;
}

/** A bucket. Names are unique over all accounts and regions. Plain data, but for the map. */
export interface BucketRecord {
  name: string;
  accountUid: string;
  regionId: string;
  acl: BucketAcl;
  /** Simulated time, milliseconds since the epoch. */
  createdAt: number;
  tags: Record<string, string>;
  readonly objects: Map<string, ObjectRecord>;
}

/** 3 to 63 lower-case letters, digits and hyphens, no hyphen at either end (*PutBucket*). */
export function isBucketName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name);
}

/** 1 to 1023 bytes of UTF-8, not beginning with `/` or `\` (*PutObject*). */
export function isObjectKey(key: string): boolean {
  return key !== '' && !/^[/\\]/.test(key) && Buffer.byteLength(key) <= 1023;
}
