import { decodePath, readPairs } from './target.ts';

/** Which bucket and object a request is for. */
export interface OssAddress {
  /** Undefined for the service itself. */
  bucket: string | undefined;
  /** Decoded; empty for the bucket itself. */
  key: string;
  /** Of the endpoint; undefined when the request came to the simulator's own address, which serves all. */
  region: string | undefined;
  /** The bucket stands in the path although the host is an endpoint of OSS, which OSS does not serve. */
  pathStyleAtEndpoint: boolean;
}

/** One request of the object protocol, its body left out. Header names are in lower case. */
export interface OssRequest {
  method: string;
  /** Path and query as sent. */
  target: string;
  host: string;
  headers: Readonly<Record<string, string>>;
  address: OssAddress;
  /** Decoded, in the order in which they were sent. */
  query: readonly (readonly [name: string, value: string])[];
}

const ENDPOINT = /^(?:([a-z0-9-]+)\.)?oss-([a-z0-9-]+?)(?:-internal)?\.aliyuncs\.com$/;
const LOCALHOST = /^([a-z0-9-]+)\.localhost$/;

/**
 * Reads a request as one for OSS; undefined when it is none. It is one when its host is an endpoint of OSS
 * (`oss-cn-hangzhou.aliyuncs.com`, also `-internal`, the bucket in front of it) or `BUCKET.localhost`; at any other
 * host, when the path has a bucket. A call of the RPC protocol has no path, or names its action.
 *
 * @throws OssError `InvalidURI` for a target that is not percent-encoded UTF-8.
 */
export function readOssRequest(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>>,
): OssRequest | undefined {
  const host = headers['host'] ?? '';
  const name = host.replace(/:\d*$/, '').toLowerCase();
  const endpoint = ENDPOINT.exec(name);
  const local = LOCALHOST.exec(name);
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const pairs = mark < 0 ? '' : target.slice(mark + 1);
  const isAtEndpoint = endpoint !== null || local !== null;
  if (!isAtEndpoint && (path === '/' || path === '' || namesAction(headers, pairs))) return undefined;
  const common = { method, target, host, headers, query: readPairs(pairs) };
  const hosted = endpoint?.[1] ?? local?.[1];
  if (hosted !== undefined) {
    const key = decodePath(path.slice(1));
    const address = { bucket: hosted, key, region: endpoint?.[2], pathStyleAtEndpoint: false };
    return { ...common, address };
  }
  const slash = path.indexOf('/', 1);
  const bucket = decodePath(slash < 0 ? path.slice(1) : path.slice(1, slash));
  const address = {
    bucket: bucket === '' ? undefined : bucket,
    key: slash < 0 ? '' : decodePath(path.slice(slash + 1)),
    region: endpoint?.[2],
    pathStyleAtEndpoint: endpoint !== null && bucket !== '',
  };
  return { ...common, address };
}

function namesAction(headers: Readonly<Record<string, string>>, pairs: string): boolean {
  return headers['x-acs-action'] !== undefined || /(?:^|&)Action=/.test(pairs);
}

/** The first value of a query parameter. */
export function queryValue({ query }: OssRequest, name: string): string | undefined {
  return query.find(([known]) => known === name)?.[1];
}
