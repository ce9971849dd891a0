import { createHash } from 'node:crypto';

import type { ObjectContent, ObjectRecord, StorageClass } from '../world/bucket-record.ts';
import { Crc64 } from './crc64.ts';

/** Everything of an object but its content and what follows from that. */
export interface ObjectFacts {
  key: string;
  modifiedAt: number;
  contentType?: string;
  storageClass?: StorageClass;
  headers?: Record<string, string>;
}

const DEFAULT_TYPE = 'application/octet-stream';

/** Collects the content of an object piece by piece, so that no moment has much to compute. */
export class ContentDigest {
  readonly #md5 = createHash('md5');
  readonly #crc64 = new Crc64();
  readonly #chunks: Buffer[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(chunk: Buffer): void {
    this.#md5.update(chunk);
    this.#crc64.update(chunk);
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  /** The object with this content. To be called once. */
  finish({ key, modifiedAt, contentType, storageClass, headers }: ObjectFacts): ObjectRecord {
    return {
      key,
      content: { kind: 'bytes', base64: Buffer.concat(this.#chunks).toString('base64') },
      size: this.#size,
      etag: this.#md5.digest('hex').toUpperCase(),
      crc64: this.#crc64.text(),
      modifiedAt,
      storageClass: storageClass ?? 'Standard',
      contentType: contentType ?? DEFAULT_TYPE,
      headers: headers ?? {},
    };
  }
}

export function objectOfBytes(bytes: Buffer, facts: ObjectFacts): ObjectRecord {
  const digest = new ContentDigest();
  digest.add(bytes);
  return digest.finish(facts);
}

/**
 * An object of the given size whose content is zeros. Its ETag has the form of one uploaded in parts, which is no MD5;
 * it has no CRC.
 */
export function objectOfZeros(size: number, facts: ObjectFacts): ObjectRecord {
  const { key, modifiedAt, contentType, storageClass, headers } = facts;
  const md5 = createHash('md5').update(`${key} ${size}`).digest('hex').toUpperCase();
  return {
    key,
    content: { kind: 'zeros' },
    size,
    etag: `${md5}-1`,
    crc64: undefined,
    modifiedAt,
    storageClass: storageClass ?? 'Standard',
    contentType: contentType ?? DEFAULT_TYPE,
    headers: headers ?? {},
  };
}

/** A multiple of three, so that pieces of Base64 can be read alone. */
const PIECE_BYTES = 48 * 1024;

/** The bytes from `start` up to, and without, `end`, in pieces. */
export function* piecesOf(content: ObjectContent, start: number, end: number): Generator<Buffer> {
  for (let at = start; at < end; ) {
    const first = at - (at % 3);
    const last = Math.min(end, first + PIECE_BYTES);
    yield content.kind === 'zeros'
      ? Buffer.alloc(last - at)
      : Buffer.from(content.base64.slice((first / 3) * 4, Math.ceil(last / 3) * 4), 'base64').subarray(
          at - first,
          last - first,
        );
    at = last;
  }
}

/** The first bytes, as many as there are. */
export function firstBytes({ content, size }: ObjectRecord, count: number): Buffer {
  return Buffer.concat([...piecesOf(content, 0, Math.min(size, count))]);
}
