import { ApiError } from '../wire/api-error.ts';
import type { RpcRequest } from '../wire/rpc-request.ts';
import type { Holdings } from '../world/region.ts';
import type { Account, World } from '../world/world.ts';

/** Parameters that name one resource, for calls whose official model has no RegionId or does not ask for it. */
const RESOURCES: Record<string, (holdings: Holdings, id: string) => boolean> = {
  InstanceId: (holdings, id) => holdings.instances.has(id),
  ImageId: (holdings, id) => holdings.images.has(id),
  SnapshotId: (holdings, id) => holdings.snapshots.has(id),
  DiskId: (holdings, id) => holdings.disks.has(id),
  SecurityGroupId: (holdings, id) => holdings.securityGroups.has(id),
  VSwitchId: (holdings, id) => holdings.vSwitches.has(id),
  VpcId: (holdings, id) => holdings.vpcs.has(id),
  AllocationId: (holdings, id) => holdings.eips.has(id),
  CommandId: (holdings, id) => holdings.commands.has(id),
  InvokeId: (holdings, id) => holdings.invocations.has(id) || holdings.fileInvocations.has(id),
};

/**
 * The region that a call goes to. The real service has an endpoint per region; here one endpoint serves all, so the
 * region is, in this order: the parameter `RegionId`, a region in the host name, the region that holds the resource
 * which the call names, the account's default.
 *
 * @throws ApiError `InvalidRegionId.NotFound`.
 */
export function regionOf(request: RpcRequest, account: Account, world: World): string {
  const named = request.parameters.get('RegionId') ?? '';
  if (named !== '') {
    if (world.regions.has(named)) return named;
    throw new ApiError(404, 'InvalidRegionId.NotFound', 'The specified RegionId does not exist.');
  }
  const labels = (request.http.headers['host'] ?? '').split(/[.:]/);
  const fromHost = labels.flatMap((label) => [label, label.replace(/^(ecs|vpc|sts)-/, '')]);
  const hosted = fromHost.find((label) => world.regions.has(label));
  if (hosted !== undefined) return hosted;
  for (const [name, holds] of Object.entries(RESOURCES)) {
    const id = request.parameters.get(name);
    const owner =
      id === undefined ? undefined : world.holdingsOf(account.uid).find((holdings) => holds(holdings, id));
    if (owner !== undefined) return owner.region.id;
  }
  return account.defaultRegion;
}
