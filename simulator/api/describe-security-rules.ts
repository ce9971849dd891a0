import type { Holdings } from '../world/region.ts';
import type { SecurityGroupRule } from '../world/network-record.ts';
import { type Answer, type Call, read } from './api.ts';
import { second } from './form.ts';
import { pageByToken } from './paging.ts';
import { groupNotFound } from './security-groups.ts';

export const describeSecurityGroupAttribute = read('DescribeSecurityGroupAttribute', describe);

/** Without `MaxResults` every rule is answered. */
function describe({ parameters, holdings }: Call): Answer {
  const group = holdings.securityGroups.get(parameters.required('SecurityGroupId'));
  if (group === undefined) throw groupNotFound();
  const direction = parameters.oneOf('Direction', ['all', 'ingress', 'egress']) ?? 'all';
  // Groups of a VPC have rules for the intranet card only.
  const card = parameters.oneOf('NicType', ['internet', 'intranet']) ?? 'intranet';
  const found = (group.rules ?? []).filter(
    (rule) => card === 'intranet' && (direction === 'all' || rule.direction === direction),
  );
  const paged = parameters.text('MaxResults') !== undefined || parameters.text('NextToken') !== undefined;
  const { items, nextToken } = paged
    ? pageByToken(found, parameters, { min: 1, max: 1000, fallback: 500 })
    : { items: found, nextToken: '' };
  return {
    RegionId: group.regionId,
    SecurityGroupId: group.id,
    SecurityGroupName: group.name,
    Description: group.description,
    VpcId: group.vpcId,
    InnerAccessPolicy: group.type === 'enterprise' ? 'Drop' : 'Accept',
    NextToken: nextToken,
    Permissions: { Permission: items.map((rule) => render(rule, holdings)) },
    SnapshotPolicyIds: { SnapshotPolicyId: [] },
  };
}

function render(rule: SecurityGroupRule, { securityGroups }: Holdings): Record<string, unknown> {
  const ingress = rule.direction === 'ingress';
  const peerName = securityGroups.get(rule.peerGroupId)?.name ?? '';
  return {
    SecurityGroupRuleId: rule.id,
    Direction: rule.direction,
    IpProtocol: rule.protocol,
    PortRange: rule.portRange,
    PortRangeListId: rule.portRangeListId,
    PortRangeListName: '',
    SourcePortRange: rule.sourcePortRange,
    Policy: rule.policy,
    Priority: String(rule.priority),
    NicType: 'intranet',
    SourceCidrIp: rule.sourceCidr,
    DestCidrIp: rule.destinationCidr,
    Ipv6SourceCidrIp: rule.sourceCidrV6,
    Ipv6DestCidrIp: rule.destinationCidrV6,
    SourceGroupId: ingress ? rule.peerGroupId : '',
    SourceGroupName: ingress ? peerName : '',
    SourceGroupOwnerAccount: '',
    SourcePrefixListId: ingress ? rule.prefixListId : '',
    SourcePrefixListName: '',
    DestGroupId: ingress ? '' : rule.peerGroupId,
    DestGroupName: ingress ? '' : peerName,
    DestGroupOwnerAccount: '',
    DestPrefixListId: ingress ? '' : rule.prefixListId,
    DestPrefixListName: '',
    Description: rule.description,
    CreateTime: second(rule.createdAt),
  };
}
