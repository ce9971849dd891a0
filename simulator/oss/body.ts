import { ContentDigest } from './object-content.ts';
import { OssError, tooLarge } from './oss-error.ts';

/** The body of a request, not read yet. */
export interface UploadBody {
  /** From `Content-Length`; undefined when it comes in chunks. */
  length: number | undefined;
  /** False when the request has neither a length nor chunks. */
  isPresent: boolean;
  chunks: AsyncIterable<Buffer>;
}

/**
 * Reads the content of an object.
 *
 * @throws OssError `EntityTooLarge`, `MissingContentLength`, `IncompleteBody` when the caller goes away.
 */
export async function readUpload(body: UploadBody, limitBytes: number): Promise<ContentDigest> {
  if (!body.isPresent)
    throw new OssError(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
  if ((body.length ?? 0) > limitBytes) throw tooLarge(limitBytes);
  const content = new ContentDigest();
  for await (const chunk of complete(body)) {
    if (content.size + chunk.length > limitBytes) throw tooLarge(limitBytes);
    content.add(chunk);
  }
  return content;
}

const MAX_TEXT_BYTES = 64 * 1024;

/** Reads a document. @throws OssError `EntityTooLarge` beyond 64 KiB, `IncompleteBody`. */
export async function readText(body: UploadBody): Promise<string> {
  const content: Buffer[] = [];
  let size = 0;
  for await (const chunk of complete(body)) {
    size += chunk.length;
    if (size > MAX_TEXT_BYTES) throw tooLarge(MAX_TEXT_BYTES);
    content.push(chunk);
  }
  return Buffer.concat(content).toString('utf8');
}

async function* complete({ chunks }: UploadBody): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch {
    throw new OssError(400, 'IncompleteBody', 'The request body terminated unexpectedly.');
  }
}
