import { ApiError } from '../wire/api-error.ts';
import { note } from '../lifecycle/core.ts';
import type { SecurityGroupRecord } from '../world/network-record.ts';
import { type Answer, type Call, DRY_RUN, read, write } from './api.ts';
import { second, tagSet } from './form.ts';
import { matchesWildcard, pageByNumber, pageByToken } from './paging.ts';
import { hasTags, readTagFilter, readTags, TAG_FILTER_LIMIT } from './tags.ts';
import { checkDescription, checkName } from './text-rules.ts';
import { isStillBusy, visible } from './visible.ts';

export const describeSecurityGroups = read('DescribeSecurityGroups', describe, { dryRun: DRY_RUN });

function describe(call: Call): Answer {
  const { parameters, holdings } = call;
  const found = select(call).toReversed();
  call.endDryRun();
  const render = (items: SecurityGroupRecord[]) => ({
    SecurityGroup: items.map((group) => renderGroup(call, group)),
  });
  const region = { RegionId: holdings.region.id };
  if (parameters.text('NextToken') !== undefined || parameters.text('MaxResults') !== undefined) {
    const { items, nextToken } = pageByToken(found, parameters, { min: 1, max: 100, fallback: 10 });
    const counts = { PageNumber: 1, PageSize: items.length, TotalCount: found.length, NextToken: nextToken };
    return { ...region, ...counts, SecurityGroups: render(items) };
  }
  const { items, members } = pageByNumber(found, parameters, 100);
  return { ...region, ...members, NextToken: '', SecurityGroups: render(items) };
}

function select(call: Call): SecurityGroupRecord[] {
  const { parameters, holdings, simulation } = call;
  const all = visible(call, holdings.securityGroups.values(), simulation.core.switches.describeLagMs);
  const filter = readTagFilter(parameters);
  const tagged =
    filter.length === 0 ? all : all.filter(({ tags }) => hasTags(tags, filter)).slice(0, TAG_FILTER_LIMIT);
  const ids = parameters.jsonTexts('SecurityGroupIds');
  const id = parameters.text('SecurityGroupId');
  const name = parameters.text('SecurityGroupName');
  const fuzzy = parameters.flag('FuzzyQuery') === true;
  const network = parameters.oneOf('NetworkType', ['classic', 'vpc']);
  const vpcId = parameters.text('VpcId');
  const type = parameters.text('SecurityGroupType');
  const resourceGroup = parameters.text('ResourceGroupId');
  return tagged.filter(
    (group) =>
      (ids === undefined || ids.includes(group.id)) &&
      (id === undefined || group.id === id) &&
      network !== 'classic' &&
      (name === undefined || (fuzzy ? matchesWildcard(group.name, name) : group.name === name)) &&
      (vpcId === undefined || group.vpcId === vpcId) &&
      (type === undefined || group.type === type) &&
      (resourceGroup === undefined || group.resourceGroupId === resourceGroup),
  );
}

function renderGroup({ holdings }: Call, group: SecurityGroupRecord): Record<string, unknown> {
  const members = [...holdings.instances.values()].filter(({ securityGroupIds }) =>
    securityGroupIds.includes(group.id),
  );
  return {
    SecurityGroupId: group.id,
    SecurityGroupName: group.name,
    Description: group.description,
    SecurityGroupType: group.type,
    VpcId: group.vpcId,
    CreationTime: second(group.createdAt),
    ResourceGroupId: group.resourceGroupId,
    EcsCount: members.length,
    AvailableInstanceAmount: 2000 - members.length,
    RuleCount: group.rules?.length ?? 0,
    GroupToGroupRuleCount: group.rules?.filter(({ peerGroupId }) => peerGroupId !== '').length ?? 0,
    ServiceManaged: false,
    Tags: tagSet(group.tags),
  };
}

export const createSecurityGroup = write('CreateSecurityGroup', create, {
  token: { status: 400, mismatch: 'InvalidClientToken.ValueNotSupported' },
});

function create(call: Call): Answer {
  const { parameters, holdings, account, simulation } = call;
  const { core } = simulation;
  const vpcId = parameters.text('VpcId') ?? '';
  const vpc = holdings.vpcs.get(vpcId);
  if (vpc === undefined)
    throw new ApiError(404, 'InvalidVpcId.NotFound', 'The specified VPC does not exist.');
  if (vpc.status !== 'Available') {
    throw new ApiError(
      400,
      'IncorrectVpcStatus',
      'The current status of the VPC does not support this operation.',
    );
  }
  const name = parameters.text('SecurityGroupName');
  checkName(name, 'InvalidSecurityGroupName.Malformed');
  checkDescription(parameters.text('Description'));
  if (holdings.securityGroups.size >= account.quotas.securityGroups) {
    throw new ApiError(403, 'QuotaExceed.SecurityGroup', 'The maximum number of security groups is reached.');
  }
  const id = core.ids.resource('sg', holdings.region.id);
  const group: SecurityGroupRecord = {
    id,
    name: name ?? id,
    description: parameters.text('Description') ?? '',
    accountUid: account.uid,
    regionId: holdings.region.id,
    vpcId,
    type: parameters.oneOf('SecurityGroupType', ['normal', 'enterprise']) ?? 'normal',
    createdAt: core.timeline.now(),
    resourceGroupId: parameters.text('ResourceGroupId') ?? '',
    tags: readTags(parameters),
  };
  holdings.securityGroups.set(id, group);
  note(core, 'network', group, 'Available');
  return { SecurityGroupId: id };
}

export const deleteSecurityGroup = write('DeleteSecurityGroup', ({ parameters, holdings, simulation }) => {
  const group = holdings.securityGroups.get(parameters.required('SecurityGroupId'));
  if (group === undefined) throw groupNotFound();
  const referring = [...holdings.securityGroups.values()].some(
    ({ id, rules }) => id !== group.id && rules?.some(({ peerGroupId }) => peerGroupId === group.id),
  );
  if (referring) {
    throw new ApiError(403, 'DependencyViolation', 'A rule of another security group names this one.');
  }
  const isUsed = [...holdings.instances.values()].some(({ securityGroupIds }) =>
    securityGroupIds.includes(group.id),
  );
  if (isUsed || isStillBusy(simulation, group)) {
    throw new ApiError(403, 'DependencyViolation', 'The specified security group has dependent resources.');
  }
  holdings.securityGroups.delete(group.id);
  note(simulation.core, 'network', group, 'gone');
  return {};
});

export function groupNotFound(): ApiError {
  return new ApiError(
    404,
    'InvalidSecurityGroupId.NotFound',
    'The specified SecurityGroupId does not exist.',
  );
}
