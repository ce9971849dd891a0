import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { Product } from '../wire/schema.ts';
import type { VSwitchRecord } from '../world/network-record.ts';
import { note, spread } from '../lifecycle/core.ts';
import { type Answer, type Api, type Call, DRY_RUN } from './api.ts';
import { minute, second } from './form.ts';
import { pageByNumber } from './paging.ts';
import { hasTags, readTagFilter, readTags } from './tags.ts';
import { addressesInUse, capacityOf } from './vswitch-addresses.ts';
import { isStillBusy, visible } from './visible.ts';

/** vSwitch calls exist in product Vpc and, deprecated and with fewer fields, in product Ecs. */
export function vSwitchApis(product: Product): Api[] {
  // Only the newer product has dry runs.
  const dryRun = product === 'Vpc' ? { dryRun: DRY_RUN } : {};
  return [
    {
      product,
      action: 'DescribeVSwitches',
      effect: 'read',
      handle: (call) => describe(call, product),
      ...dryRun,
    },
    {
      product,
      action: 'CreateVSwitch',
      effect: 'write',
      handle: (call) => create(call, product),
      token: { status: 400, mismatch: 'IdempotentParameterMismatch' },
    },
    { product, action: 'DeleteVSwitch', effect: 'write', handle: remove, ...dryRun },
  ];
}

function describe(call: Call, product: Product): Answer {
  const { parameters, holdings, simulation } = call;
  const id = parameters.text('VSwitchId');
  const vpcId = parameters.text('VpcId');
  const zoneId = parameters.text('ZoneId');
  const name = product === 'Vpc' ? parameters.text('VSwitchName') : undefined;
  const filter = product === 'Vpc' ? readTagFilter(parameters) : [];
  const found = visible(call, holdings.vSwitches.values(), simulation.core.switches.describeLagMs)
    .filter(
      (vSwitch) =>
        (id === undefined || vSwitch.id === id) &&
        (vpcId === undefined || vSwitch.vpcId === vpcId) &&
        (zoneId === undefined || vSwitch.zoneId === zoneId) &&
        (name === undefined || vSwitch.name === name) &&
        hasTags(vSwitch.tags, filter),
    )
    .toReversed();
  call.endDryRun();
  const { items, members } = pageByNumber(found, parameters, 50);
  return { ...members, VSwitches: { VSwitch: items.map((vSwitch) => render(call, vSwitch, product)) } };
}

function render(
  { account, holdings }: Call,
  vSwitch: VSwitchRecord,
  product: Product,
): Record<string, unknown> {
  const common = {
    VSwitchId: vSwitch.id,
    VSwitchName: vSwitch.name,
    Description: vSwitch.description,
    VpcId: vSwitch.vpcId,
    ZoneId: vSwitch.zoneId,
    CidrBlock: vSwitch.cidrBlock,
    Status: vSwitch.status,
    IsDefault: false,
    AvailableIpAddressCount: capacityOf(vSwitch) - addressesInUse(holdings, vSwitch).size,
    CreationTime: product === 'Vpc' ? second(vSwitch.createdAt) : minute(vSwitch.createdAt),
    ResourceGroupId: '',
  };
  if (product !== 'Vpc') return common;
  const tags = Object.entries(vSwitch.tags).map(([Key, Value]) => ({ Key, Value }));
  return { ...common, OwnerId: Number(account.uid), Tags: { Tag: tags } };
}

function create(call: Call, product: Product): Answer {
  const { parameters, holdings, account, simulation } = call;
  const { core } = simulation;
  const vpc = holdings.vpcs.get(parameters.required('VpcId'));
  if (vpc === undefined)
    throw new ApiError(404, 'InvalidVpcId.NotFound', 'The specified VPC does not exist.');
  if (vpc.status !== 'Available') {
    throw new ApiError(
      400,
      'IncorrectVpcStatus',
      'The current status of the VPC does not support this operation.',
    );
  }
  const zoneId = parameters.required('ZoneId');
  if (!holdings.region.zones.some(({ id }) => id === zoneId)) {
    throw new ApiError(404, 'InvalidZoneId.NotFound', 'The specified ZoneId does not exist.');
  }
  const cidrBlock = parameters.required('CidrBlock');
  if (!/^\d+\.\d+\.\d+\.\d+\/(1[6-9]|2\d)$/.test(cidrBlock)) throw invalidParameter('CidrBlock');
  const overlaps = [...holdings.vSwitches.values()].some(
    (other) => other.vpcId === vpc.id && other.cidrBlock === cidrBlock,
  );
  if (overlaps)
    throw new ApiError(400, 'InvalidCidrBlock.Overlapped', 'The specified CidrBlock overlaps another one.');
  const vSwitch: VSwitchRecord = {
    id: core.ids.resource('vsw', holdings.region.id),
    name: parameters.text('VSwitchName') ?? '',
    description: parameters.text('Description') ?? '',
    accountUid: account.uid,
    regionId: holdings.region.id,
    zoneId,
    vpcId: vpc.id,
    cidrBlock,
    status: 'Pending',
    createdAt: core.timeline.now(),
    addressesUsed: 0,
    tags: product === 'Vpc' ? readTags(parameters) : {},
  };
  holdings.vSwitches.set(vSwitch.id, vSwitch);
  note(core, 'network', vSwitch, 'Pending');
  const step = { kind: 'vSwitch', id: vSwitch.id, step: 'available' };
  core.timeline.plan(spread(core, core.profile.network.vSwitch), step);
  return { VSwitchId: vSwitch.id };
}

function remove(call: Call): Answer {
  const { parameters, holdings, simulation } = call;
  const vSwitch = holdings.vSwitches.get(parameters.required('VSwitchId'));
  if (vSwitch === undefined) {
    throw new ApiError(404, 'InvalidVSwitchId.NotFound', 'The specified vSwitch does not exist.');
  }
  const isUsed = [...holdings.instances.values()].some(({ vSwitchId }) => vSwitchId === vSwitch.id);
  if (isUsed || isStillBusy(simulation, vSwitch)) {
    throw new ApiError(400, 'DependencyViolation', 'The specified vSwitch has dependent resources.');
  }
  if (vSwitch.status !== 'Available') {
    throw new ApiError(
      400,
      'IncorrectVSwitchStatus',
      'The current status of the vSwitch does not support this.',
    );
  }
  call.endDryRun();
  holdings.vSwitches.delete(vSwitch.id);
  note(simulation.core, 'network', vSwitch, 'gone');
  return {};
}
