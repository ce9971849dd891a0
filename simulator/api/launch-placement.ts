import { ApiError, invalidParameter, missingParameter } from '../wire/api-error.ts';
import type { SecurityGroupRecord, VSwitchRecord } from '../world/network-record.ts';
import type { Call } from './api.ts';
import { addressesInUse, capacityOf, takeAddress } from './vswitch-addresses.ts';

/** Where an instance goes: vSwitch, hence zone and VPC, and security groups of the same VPC. */
export interface Placement {
  vSwitch: VSwitchRecord;
  securityGroupIds: string[];
  /** The next free address of the vSwitch. */
  nextAddress(): string;
}

/** @throws ApiError when the vSwitch or a group is absent, unknown, not ready, or they do not fit together. */
export function readPlacement(call: Call): Placement {
  const vSwitch = readVSwitch(call);
  const securityGroupIds = readGroups(call, vSwitch);
  const amount = call.parameters.integer('MinAmount') ?? call.parameters.integer('Amount') ?? 1;
  const used = addressesInUse(call.holdings, vSwitch);
  if (used.size + amount > capacityOf(vSwitch)) {
    const message = 'The vSwitch does not have enough private addresses.';
    throw new ApiError(403, 'QuotaExceeded.PrivateIpAddress', message);
  }
  return {
    vSwitch,
    securityGroupIds,
    nextAddress: () => takeAddress(vSwitch, used),
  };
}

function readVSwitch({ parameters, holdings }: Call): VSwitchRecord {
  const id = parameters.text('VSwitchId');
  if (id === undefined) throw missingParameter('VSwitchId');
  const vSwitch = holdings.vSwitches.get(id);
  if (vSwitch === undefined) {
    throw new ApiError(404, 'InvalidVSwitchId.NotFound', 'The specified VSwitchId does not exist.');
  }
  if (vSwitch.status !== 'Available') {
    throw new ApiError(
      403,
      'IncorrectVSwitchStatus',
      'The current status of the vSwitch does not support this action.',
    );
  }
  const zone = parameters.text('ZoneId');
  if (zone !== undefined && !holdings.region.zones.some(({ id: known }) => known === zone)) {
    throw new ApiError(404, 'InvalidZoneId.NotFound', 'The specified ZoneId does not exist.');
  }
  if (zone !== undefined && zone !== vSwitch.zoneId) {
    throw new ApiError(
      400,
      'InvalidParameter.Mismatch',
      'The specified zone and vSwitch do not belong together.',
    );
  }
  return vSwitch;
}

function readGroups({ parameters, holdings, account }: Call, vSwitch: VSwitchRecord): string[] {
  const single = parameters.text('SecurityGroupId');
  const several = parameters.texts('SecurityGroupIds');
  if (single !== undefined && several.length > 0) throw invalidParameter('SecurityGroupIds');
  const ids = single === undefined ? several : [single];
  if (ids.length === 0) throw missingParameter('SecurityGroupId');
  for (const id of ids) checkGroup(holdings.securityGroups.get(id), vSwitch);
  if (new Set(ids.map((id) => holdings.securityGroups.get(id)?.type)).size > 1) {
    const message = 'An instance cannot be in security groups of different types.';
    throw new ApiError(403, 'EnterpriseGroupLimited.MutliGroupType', message);
  }
  refuseFullGroup(account.quotas.instancesPerSecurityGroup, ids, holdings);
  return ids;
}

function checkGroup(group: SecurityGroupRecord | undefined, vSwitch: VSwitchRecord): void {
  if (group === undefined) {
    throw new ApiError(
      404,
      'InvalidSecurityGroupId.NotFound',
      'The specified SecurityGroupId does not exist.',
    );
  }
  if (group.vpcId !== vSwitch.vpcId) {
    const message = 'The specified security group and vSwitch are not in the same VPC.';
    throw new ApiError(403, 'OperationDenied.InconsistentNetwork', message);
  }
}

function refuseFullGroup(most: number, ids: string[], { instances }: Call['holdings']): void {
  const isFull = (id: string) =>
    [...instances.values()].filter(({ securityGroupIds }) => securityGroupIds.includes(id)).length >= most;
  // Counting is needed only once there are so many instances at all.
  if (instances.size < most || !ids.some(isFull)) return;
  const message = 'The maximum number of instances in a security group is exceeded.';
  throw new ApiError(403, 'SecurityGroupInstanceLimitExceed', message);
}
