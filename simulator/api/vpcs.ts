import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { Product } from '../wire/schema.ts';
import type { VpcRecord } from '../world/network-record.ts';
import { note, spread } from '../lifecycle/core.ts';
import { type Answer, type Api, type Call, DRY_RUN } from './api.ts';
import { minute, second } from './form.ts';
import { pageByNumber } from './paging.ts';
import { hasTags, readTagFilter, readTags } from './tags.ts';
import { visible } from './visible.ts';

/** VPC calls exist in product Vpc and, deprecated and with fewer fields, in product Ecs. */
export function vpcApis(product: Product): Api[] {
  // Only the newer product has dry runs, and a token on deletion.
  const dryRun = product === 'Vpc' ? { dryRun: DRY_RUN } : {};
  const token = { status: 400, mismatch: 'IdempotentParameterMismatch' };
  return [
    { product, action: 'DescribeVpcs', effect: 'read', handle: (call) => describe(call, product), ...dryRun },
    {
      product,
      action: 'CreateVpc',
      effect: 'write',
      handle: (call) => create(call, product),
      token,
      ...dryRun,
    },
    {
      product,
      action: 'DeleteVpc',
      effect: 'write',
      handle: remove,
      ...dryRun,
      ...(product === 'Vpc' && { token }),
    },
  ];
}

function describe(call: Call, product: Product): Answer {
  const { parameters, holdings, simulation } = call;
  const id = parameters.text('VpcId')?.split(',');
  const name = product === 'Vpc' ? parameters.text('VpcName') : undefined;
  const filter = product === 'Vpc' ? readTagFilter(parameters) : [];
  const found = visible(call, holdings.vpcs.values(), simulation.core.switches.describeLagMs)
    .filter((vpc) => id === undefined || id.includes(vpc.id))
    .filter((vpc) => name === undefined || vpc.name === name)
    .filter(({ tags }) => hasTags(tags, filter))
    .toReversed();
  call.endDryRun();
  const { items, members } = pageByNumber(found, parameters, 50);
  return { ...members, Vpcs: { Vpc: items.map((vpc) => render(call, vpc, product)) } };
}

function render({ holdings, account }: Call, vpc: VpcRecord, product: Product): Record<string, unknown> {
  const vSwitches = [...holdings.vSwitches.values()]
    .filter(({ vpcId }) => vpcId === vpc.id)
    .map(({ id }) => id);
  const common = {
    VpcId: vpc.id,
    VpcName: vpc.name,
    Description: vpc.description,
    CidrBlock: vpc.cidrBlock,
    Status: vpc.status,
    IsDefault: false,
    RegionId: vpc.regionId,
    CreationTime: product === 'Vpc' ? second(vpc.createdAt) : minute(vpc.createdAt),
    VRouterId: `vrt-${vpc.id.slice(4)}`,
    VSwitchIds: { VSwitchId: vSwitches },
    UserCidrs: { UserCidr: [] },
  };
  if (product !== 'Vpc') return common;
  const tags = Object.entries(vpc.tags).map(([Key, Value]) => ({ Key, Value }));
  return {
    ...common,
    OwnerId: Number(account.uid),
    ResourceGroupId: vpc.resourceGroupId,
    Tags: { Tag: tags },
  };
}

function create(call: Call, product: Product): Answer {
  const { parameters, holdings, account, simulation } = call;
  const { core } = simulation;
  const cidrBlock = parameters.text('CidrBlock') ?? '172.16.0.0/12';
  if (!/^(10|172|192)\.\d+\.\d+\.\d+\/(8|9|1\d|2[0-8])$/.test(cidrBlock)) throw invalidParameter('CidrBlock');
  if (holdings.vpcs.size >= account.quotas.vpcs) {
    throw new ApiError(400, 'QuotaExceeded.Vpc', 'The maximum number of VPCs is reached.');
  }
  const tags = product === 'Vpc' ? readTags(parameters) : {};
  call.endDryRun();
  const vpc: VpcRecord = {
    id: core.ids.resource('vpc', holdings.region.id),
    name: parameters.text('VpcName') ?? '',
    description: parameters.text('Description') ?? '',
    accountUid: account.uid,
    regionId: holdings.region.id,
    cidrBlock,
    status: 'Pending',
    createdAt: core.timeline.now(),
    resourceGroupId: product === 'Vpc' ? (parameters.text('ResourceGroupId') ?? '') : '',
    tags,
  };
  holdings.vpcs.set(vpc.id, vpc);
  note(core, 'network', vpc, 'Pending');
  const step = { kind: 'vpc', id: vpc.id, step: 'available' };
  core.timeline.plan(spread(core, core.profile.network.vpc), step);
  return { VpcId: vpc.id, VRouterId: `vrt-${vpc.id.slice(4)}`, RouteTableId: `vtb-${vpc.id.slice(4)}` };
}

function remove(call: Call): Answer {
  const { parameters, holdings, simulation } = call;
  const vpc = holdings.vpcs.get(parameters.required('VpcId'));
  if (vpc === undefined)
    throw new ApiError(404, 'InvalidVpcId.NotFound', 'The specified VPC does not exist.');
  if ([...holdings.vSwitches.values()].some(({ vpcId }) => vpcId === vpc.id)) {
    throw new ApiError(400, 'DependencyViolation.VSwitch', 'The specified VPC still has vSwitches.');
  }
  if ([...holdings.securityGroups.values()].some(({ vpcId }) => vpcId === vpc.id)) {
    throw new ApiError(
      400,
      'DependencyViolation.SecurityGroup',
      'The specified VPC still has security groups.',
    );
  }
  if (vpc.status !== 'Available') {
    throw new ApiError(
      400,
      'IncorrectVpcStatus',
      'The current status of the VPC does not support this operation.',
    );
  }
  call.endDryRun();
  holdings.vpcs.delete(vpc.id);
  note(simulation.core, 'network', vpc, 'gone');
  return {};
}
