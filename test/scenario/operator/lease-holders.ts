import { deedsIn, type Write } from './audit.ts';

/**
 * The writes of replicas that did not hold the Lease when the API server got the request, refused ones included.
 * `identities` by the name of the replica.
 */
export function writesWithoutLease(
  writes: readonly Write[],
  identities: ReadonlyMap<string, string>,
): string[] {
  const taken = writes.filter(({ resource, code }) => resource === 'leases' && code < 300);
  const holderAt = (time: number) => taken.findLast(({ answeredAt }) => answeredAt <= time)?.holder ?? '';
  return deedsIn(writes)
    .filter(({ replica, receivedAt }) => holderAt(receivedAt) !== identities.get(replica))
    .map(({ replica, verb, resource, name, code, receivedAt }) => {
      const at = new Date(receivedAt).toISOString();
      return `${replica}: ${verb} ${resource} ${name} at ${at} (answered ${code}) while "${holderAt(receivedAt)}" led`;
    });
}
