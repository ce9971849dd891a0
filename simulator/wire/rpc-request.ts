import { ApiError, missingProtocolParameter } from './api-error.ts';
import { type Product, productOf } from './schema.ts';

/** One HTTP request, read completely. Header names are in lower case. */
export interface HttpRequest {
  method: string;
  /** As sent, without scheme and host: path and query. */
  target: string;
  headers: Record<string, string>;
  body: Buffer;
  /** It came over TLS. */
  secure?: boolean;
}

/** A call of the RPC protocol before anything is checked but its form. */
export interface RpcRequest {
  http: HttpRequest;
  product: Product;
  action: string;
  version: string;
  /** Query and form body together; a name that occurs twice has its last value. */
  parameters: Map<string, string>;
  /** Only what stands in the query: the ACS3 signature covers the body by its hash. */
  query: [name: string, value: string][];
  path: string;
}

/** Largest query string and largest body that are read, in bytes. */
export const MAX_REQUEST_BYTES = 256 * 1024;

/**
 * Finds action, version and parameters wherever the many SDKs put them: action and version in headers or among the
 * parameters, parameters in the query or in a form body.
 *
 * @throws ApiError when the action or the version is absent, or the version is not served.
 */
export function readRpcRequest(http: HttpRequest): RpcRequest {
  const [path = ''] = http.target.split('?', 1);
  const query = readPairs(queryText(http));
  const parameters = new Map(query);
  for (const [name, value] of readPairs(formText(http))) parameters.set(name, value);

  const action = http.headers['x-acs-action'] ?? parameters.get('Action') ?? '';
  if (action === '') throw missingProtocolParameter('Action');
  const version = http.headers['x-acs-version'] ?? parameters.get('Version') ?? '';
  if (version === '') throw missingProtocolParameter('Version');
  const product = productOf(version);
  if (product === undefined) {
    throw new ApiError(400, 'InvalidVersion', 'Specified parameter Version is not valid.');
  }
  return { http, product, action, version, parameters, query, path };
}

/** The pairs that stand in the target, still encoded. */
export function queryText(http: HttpRequest): string {
  const mark = http.target.indexOf('?');
  return mark < 0 ? '' : http.target.slice(mark + 1);
}

/** The pairs of a form body, still encoded; empty for a body of another type. */
export function formText(http: HttpRequest): string {
  const type = (http.headers['content-type'] ?? '').toLowerCase();
  return type.startsWith('application/x-www-form-urlencoded') ? http.body.toString('utf8') : '';
}

function readPairs(text: string): [string, string][] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? [decode(pair), '']
        : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
    });
}

/** A space arrives as `+` or as `%20`. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    throw new ApiError(
      400,
      'InvalidParameter',
      'The request contains text that is not percent-encoded UTF-8.',
    );
  }
}

/** Percent-encoding of RFC 3986, as both signatures use it. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Pairs sorted by name and encoded, as both signatures use them. */
export function canonicalQuery(pairs: Iterable<readonly [string, string]>): string {
  return [...pairs]
    .map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)] as const)
    .toSorted(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
