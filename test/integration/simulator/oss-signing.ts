import { createHash, createHmac } from 'node:crypto';

/** Signs as clients do; written from the documentation and not from the simulator's code. */
export interface OssSigner {
  endpoint: string;
  protocol?: 'http' | 'https';
  keyId?: string;
  secret?: string;
  token?: string;
}

export interface UrlOptions {
  method?: string;
  /** Seconds from now, negative for the past. */
  lifeSeconds?: number;
  contentType?: string;
  region?: string;
}

/** A signed URL of the older form, in path style. */
export function urlV1(signer: OssSigner, bucket: string, key: string, options: UrlOptions = {}): string {
  const { endpoint, protocol = 'http', keyId = 'simulator-key', secret = 'simulator-secret', token } = signer;
  const { method = 'GET', lifeSeconds = 600, contentType = '' } = options;
  const expires = String(Math.floor(Date.now() / 1000) + lifeSeconds);
  const resource = `/${bucket}/${key}${token === undefined ? '' : `?security-token=${token}`}`;
  const text = `${method}\n\n${contentType}\n${expires}\n${resource}`;
  const query = new URLSearchParams({
    OSSAccessKeyId: keyId,
    Expires: expires,
    Signature: createHmac('sha1', secret).update(text).digest('base64'),
    ...(token !== undefined && { 'security-token': token }),
  });
  return `${protocol}://${endpoint}/${bucket}/${encodeKey(key)}?${query.toString()}`;
}

/** A signed URL of the newer form, in path style. */
export function urlV4(signer: OssSigner, bucket: string, key: string, options: UrlOptions = {}): string {
  const { endpoint, protocol = 'http', keyId = 'simulator-key', secret = 'simulator-secret', token } = signer;
  const { method = 'GET', lifeSeconds = 600, contentType, region = 'cn-hangzhou' } = options;
  // A life that is over began that long ago and lasted a second.
  const begin = Date.now() + (lifeSeconds < 0 ? lifeSeconds * 1000 : 0);
  const time = `${new Date(begin).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
  const scope = `${time.slice(0, 8)}/${region}/oss/aliyun_v4_request`;
  const query = Object.entries({
    'x-oss-credential': `${keyId}/${scope}`,
    'x-oss-date': time,
    'x-oss-expires': String(Math.max(lifeSeconds, 1)),
    ...(token !== undefined && { 'x-oss-security-token': token }),
    'x-oss-signature-version': 'OSS4-HMAC-SHA256',
  })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const headers = contentType === undefined ? '' : `content-type:${contentType}\n`;
  const request = `${method}\n/${bucket}/${encodeKey(key)}\n${query}\n${headers}\n\nUNSIGNED-PAYLOAD`;
  const hash = createHash('sha256').update(request).digest('hex');
  const parts = [`aliyun_v4${secret}`, ...scope.split('/')];
  const [first = '', ...rest] = parts;
  const derived = rest.reduce<string | Buffer>(
    (by, part) => createHmac('sha256', by).update(part).digest(),
    first,
  );
  const signature = createHmac('sha256', derived)
    .update(`OSS4-HMAC-SHA256\n${time}\n${scope}\n${hash}`)
    .digest('hex');
  return `${protocol}://${endpoint}/${bucket}/${encodeKey(key)}?${query}&x-oss-signature=${signature}`;
}

function encodeKey(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}

/** The code of an error document. */
export function codeIn(xml: string): string | undefined {
  return /<Code>([^<]*)<\/Code>/.exec(xml)?.[1];
}

/** Headers of a request that is signed in its header, in the older form. `resource` as `/bucket/key?sub-resource`. */
export function headersV1(
  { keyId = 'simulator-key', secret = 'simulator-secret', token }: OssSigner,
  method: string,
  resource: string,
  { date = new Date() }: { date?: Date } = {},
): Record<string, string> {
  const text = date.toUTCString();
  const tokenLine = token === undefined ? '' : `x-oss-security-token:${token}\n`;
  const signature = createHmac('sha1', secret)
    .update(`${method}\n\n\n${text}\n${tokenLine}${resource}`)
    .digest('base64');
  return {
    date: text,
    ...(token !== undefined && { 'x-oss-security-token': token }),
    authorization: `OSS ${keyId}:${signature}`,
  };
}
