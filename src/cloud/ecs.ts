import { accountCalls } from './account.ts';
import { catalogCalls } from './catalog.ts';
import { commandCalls } from './commands.ts';
import { imageCalls } from './images.ts';
import { instanceCalls } from './instances.ts';
import { invocationCalls } from './invocations.ts';
import { networkCalls } from './network.ts';
import type { ObjectCalls } from './port/object.ts';
import type { Cloud } from './port.ts';
import type { ReadCache } from './read-cache.ts';
import type { Rpc } from './rpc.ts';
import { snapshotCalls } from './snapshots.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

export interface EcsCloudOptions {
  identity: string;
  rpc: Rpc;
  objects: ObjectCalls;
  /** Shared by all clouds of one identity. */
  cache: ReadCache;
  /** Told when the account of these credentials becomes known. */
  onAccount: (accountID: string) => void;
}

/** {@link Cloud} on the real wire protocol. */
export function ecsCloud({ identity, rpc, objects, cache, onAccount }: EcsCloudOptions): Cloud {
  const catalog = catalogCalls(rpc);
  const network = networkCalls(rpc);
  const account = accountCalls(rpc);
  return {
    identity,
    ...instanceCalls(rpc),
    ...imageCalls(rpc),
    ...snapshotCalls(rpc),
    ...commandCalls(rpc),
    ...invocationCalls(rpc),
    ...objects,

    describeInstanceTypes: (query, options) =>
      cache.get(['types', query], HOUR_MS, () => catalog.describeInstanceTypes(query), options),
    describeImageSupportInstanceTypes: (query, options) =>
      cache.get(
        ['support', query],
        10 * MINUTE_MS,
        () => catalog.describeImageSupportInstanceTypes(query),
        options,
      ),
    describeAvailableResource: (query, options) =>
      cache.get(['stock', query], 30 * SECOND_MS, () => catalog.describeAvailableResource(query), options),
    describeImageComponents: (query, options) => catalog.describeImageComponents(query, options),
    describeVSwitches: (query, options) =>
      cache.get(['vswitches', query], 30 * SECOND_MS, () => network.describeVSwitches(query), options),
    describeSecurityGroups: (query, options) =>
      cache.get(['groups', query], 30 * SECOND_MS, () => network.describeSecurityGroups(query), options),

    // The region only chooses the endpoint, so it is no part of the question.
    getCallerIdentity: (query, options) =>
      cache.get(
        ['caller'],
        Number.POSITIVE_INFINITY,
        async () => {
          const caller = await account.getCallerIdentity(query);
          onAccount(caller.accountID);
          return caller;
        },
        options,
      ),
    tagResources: (input, options) => account.tagResources(input, options),
  };
}
