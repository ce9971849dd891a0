import { createHash } from 'node:crypto';

/** Everything that makes a creating request this request and no other. */
export interface TokenParts {
  clusterID: string;
  buildUID: string;
  /** API name, for example `RunInstances`. */
  action: string;
  regionID: string;
  role: string;
  attempt: number;
  /** Index in the ordered list of candidates; 0 where there are none. */
  candidate: number;
  /** All parameters of the request except the token itself: plain data. Absent and undefined are the same. */
  parameters: unknown;
}

/**
 * The client token of a creating request: 64 hexadecimal characters, the longest that ECS takes. Equal tokens mean
 * equal requests: any changed part or parameter gives another token, the order of object keys does not matter.
 *
 * @throws {TypeError} when the parameters hold something that has no canonical form (functions, NaN, …).
 */
export function clientToken(parts: TokenParts): string {
  const { clusterID, buildUID, action, regionID, role, attempt, candidate, parameters } = parts;
  const text = canonical([
    clusterID,
    buildUID,
    action,
    regionID,
    role,
    attempt,
    candidate,
    withoutToken(parameters),
  ]);
  return createHash('sha256').update(text).digest('hex').slice(0, 64);
}

function withoutToken(parameters: unknown): unknown {
  if (!isPlainObject(parameters)) return parameters;
  return { ...parameters, clientToken: undefined };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** JSON with sorted keys and without undefined members. */
function canonical(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (value instanceof Uint8Array) return `{"bytes":"${Buffer.from(value).toString('base64')}"}`;
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`A request parameter of type ${typeof value} has no canonical form`);
}
