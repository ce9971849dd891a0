/** A request that changes something in the API server. */
export interface ApiWrite {
  readonly method: string;
  /** Plural, for example `imagebuilds`. */
  readonly resource: string;
  readonly namespace: string;
  /** Empty for a creation. */
  readonly name: string;
  /** `status`, or empty. */
  readonly subresource: string;
}

/** What a request writes; undefined for one that only reads. */
export function writeOf(method: string, target: string): ApiWrite | undefined {
  if (method === 'GET' || method === 'HEAD') return undefined;
  const [path = ''] = target.split('?');
  const parts = path.split('/').filter((part) => part !== '');
  // `api/v1/…` or `apis/<group>/<version>/…`
  const rest = parts.slice(parts[0] === 'api' ? 2 : 3);
  const namespaced = rest[0] === 'namespaces' && rest.length > 2;
  const [resource = '', name = '', subresource = ''] = namespaced ? rest.slice(2) : rest;
  return { method, resource, namespace: namespaced ? (rest[1] ?? '') : '', name, subresource };
}

/** Leases and events: written at any time, and nothing depends on them. */
export function isBookkeeping({ resource }: ApiWrite): boolean {
  return resource === 'leases' || resource === 'events';
}

/** For people: `PATCH imagebuilds/web-1/status`. */
export function titleOf({ method, resource, name, subresource }: ApiWrite): string {
  return `${method} ${[resource, name, subresource].filter((part) => part !== '').join('/')}`;
}
