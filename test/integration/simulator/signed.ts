import { createHash, createHmac, randomUUID } from 'node:crypto';
import { request } from 'node:http';

/** One HTTP request as it goes out. */
export interface Sending {
  method?: string;
  /** Path and query, or an absolute URL. */
  target: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Received {
  status: number;
  headers: Record<string, unknown>;
  text: string;
}

export interface Key {
  id: string;
  secret: string;
  token?: string;
}

export const BUILDER: Key = { id: 'simulator-key', secret: 'simulator-secret' };
export const FORM = 'application/x-www-form-urlencoded';

/** Sends without any SDK in between. */
export function send(
  endpoint: string,
  { method = 'POST', target, headers = {}, body = '' }: Sending,
): Promise<Received> {
  const [host, port] = endpoint.split(':');
  return new Promise((resolve, reject) => {
    const call = request({ host, port, path: target, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** The code of a refusal, in JSON or in XML; undefined for an answer. */
export function refusalCode({ status, text }: Received): string | undefined {
  if (status < 400) return undefined;
  return /"Code":"([^"]+)"|<Code>([^<]+)/.exec(text)?.slice(1).find(Boolean) ?? text;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function stamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** What both signatures sort and encode, written a second time so that the simulator does not check itself. */
function canonical(pairs: Iterable<[string, string]>): string {
  return [...pairs]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

export interface Acs3Call {
  host: string;
  method?: string;
  /** As it stands in the target, encoded in whatever way. */
  query?: string;
  body?: string;
  headers?: Record<string, string>;
  key?: Key;
  date?: Date;
  nonce?: string;
}

/** Signs by the published description of ACS3-HMAC-SHA256. */
export function acs3({
  host,
  method = 'POST',
  query = '',
  body = '',
  headers = {},
  key = BUILDER,
  date = new Date(),
  nonce = randomUUID(),
}: Acs3Call): Sending {
  const all: Record<string, string> = {
    host,
    'x-acs-content-sha256': hash(body),
    'x-acs-date': stamp(date),
    'x-acs-signature-nonce': nonce,
    ...(key.token !== undefined && { 'x-acs-security-token': key.token }),
    ...headers,
  };
  const names = Object.keys(all).toSorted();
  const lines = names.map((name) => `${name}:${all[name]}\n`).join('');
  const pairs = canonical(new URLSearchParams(query));
  const request = [method, '/', pairs, lines, names.join(';'), hash(body)].join('\n');
  const signature = createHmac('sha256', key.secret)
    .update(`ACS3-HMAC-SHA256\n${hash(request)}`)
    .digest('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${names.join(';')},Signature=${signature}`;
  const target = query === '' ? '/' : `/?${query}`;
  return { method, target, headers: { ...all, authorization }, body };
}

export interface V1Call {
  method?: string;
  parameters: Record<string, string>;
  key?: Key;
  date?: Date;
  nonce?: string;
}

/** Every parameter of a call under the older signature, `Signature` included. */
export function v1({
  method = 'POST',
  parameters,
  key = BUILDER,
  date = new Date(),
  nonce = randomUUID(),
}: V1Call): Record<string, string> {
  const all: Record<string, string> = {
    Version: '2014-05-26',
    AccessKeyId: key.id,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: nonce,
    Timestamp: stamp(date),
    ...(key.token !== undefined && { SecurityToken: key.token }),
    ...parameters,
  };
  const text = `${method}&%2F&${encode(canonical(Object.entries(all)))}`;
  return { ...all, Signature: createHmac('sha1', `${key.secret}&`).update(text).digest('base64') };
}

/** Pairs of a query or a form body; a space becomes `%20`, or `+` as forms have it. */
export function pairs(parameters: Record<string, string>, space: '%20' | '+' = '%20'): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encode(name)}=${encode(value).replaceAll('%20', space)}`)
    .join('&');
}
