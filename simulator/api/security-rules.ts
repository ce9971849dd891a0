import { ApiError, invalidParameter, missingParameter } from '../wire/api-error.ts';
import type { SecurityGroupRecord, SecurityGroupRule } from '../world/network-record.ts';
import { type Answer, type Call, write } from './api.ts';
import { groupNotFound } from './security-groups.ts';
import { readRules, sameRule, type WantedRule } from './security-rule-form.ts';

/** Documented: 200 rules per security group by default. */
const QUOTA = 200;
const TOKEN = { status: 400, mismatch: 'IdempotentParameterMismatch' };

type Direction = SecurityGroupRule['direction'];

export const authorizeIngress = write('AuthorizeSecurityGroup', (call) => authorize(call, 'ingress'), {
  token: TOKEN,
});
export const authorizeEgress = write('AuthorizeSecurityGroupEgress', (call) => authorize(call, 'egress'), {
  token: TOKEN,
});
export const revokeIngress = write('RevokeSecurityGroup', (call) => revoke(call, 'ingress'), {
  token: TOKEN,
});
export const revokeEgress = write('RevokeSecurityGroupEgress', (call) => revoke(call, 'egress'), {
  token: TOKEN,
});

function readGroup({ parameters, holdings }: Call): SecurityGroupRecord {
  const group = holdings.securityGroups.get(parameters.required('SecurityGroupId'));
  if (group === undefined) throw groupNotFound();
  return group;
}

/** Documented: a rule that exists already is not added again, and the call succeeds. */
function authorize(call: Call, direction: Direction): Answer {
  const { holdings, simulation } = call;
  const group = readGroup(call);
  const wanted = readRules(call.parameters, direction);
  for (const rule of wanted) checkRule(call, group, rule);
  const rules = group.rules ?? [];
  const added = wanted.filter((rule) => !rules.some((known) => sameRule(known, rule)));
  if (rules.length + added.length > QUOTA) {
    const message = 'The limit of authorization records in the security group is reached.';
    throw new ApiError(403, 'AuthorizationLimitExceed', message);
  }
  const createdAt = simulation.core.timeline.now();
  group.rules = [
    ...rules,
    ...added.map((rule) => ({
      ...rule,
      id: simulation.core.ids.resource('sgr', holdings.region.id),
      createdAt,
    })),
  ];
  return {};
}

function checkRule({ holdings }: Call, group: SecurityGroupRecord, rule: WantedRule): void {
  const ingress = rule.direction === 'ingress';
  const end = ingress ? 'Source' : 'Dest';
  const cidr = ingress ? rule.sourceCidr + rule.sourceCidrV6 : rule.destinationCidr + rule.destinationCidrV6;
  if (cidr === '' && rule.peerGroupId === '' && rule.prefixListId === '') {
    const message = `One of the parameters ${end}CidrIp, ${end}GroupId and ${end}PrefixListId must be specified.`;
    throw new ApiError(400, `MissingParameter.${end}`, message);
  }
  if (rule.peerGroupId === '') return;
  if (group.type === 'enterprise') throw invalidParameter(`${end}GroupId`);
  if (rule.peerGroupId === group.id) {
    const message = 'The authorized SecurityGroupId must differ from the peer group.';
    throw new ApiError(400, 'InvalidSecurityGroup.IsSame', message);
  }
  const peer = holdings.securityGroups.get(rule.peerGroupId);
  if (peer === undefined) {
    throw new ApiError(404, `Invalid${end}GroupId.NotFound`, `The ${end}GroupId does not exist.`);
  }
  if (peer.vpcId !== group.vpcId) {
    const message = 'The specified security groups are not in the same VPC.';
    throw new ApiError(400, `Invalid${end}GroupId.Mismatch`, message);
  }
}

/** By rule id an unknown rule is an error, by its content it is not (documented since 2024-07). */
function revoke(call: Call, direction: Direction): Answer {
  const { parameters } = call;
  const group = readGroup(call);
  const ids = parameters.texts('SecurityGroupRuleId');
  const rules = group.rules ?? [];
  if (ids.length > 0) {
    if (parameters.has('Permissions')) throw invalidParameter('Permissions');
    const known = new Set(rules.filter((rule) => rule.direction === direction).map(({ id }) => id));
    if (ids.some((id) => !known.has(id))) {
      const message = 'The specified SecurityGroupRuleId does not exist.';
      throw new ApiError(400, 'InvalidParam.SecurityGroupRuleId', message);
    }
    group.rules = rules.filter(({ id }) => !ids.includes(id));
    return {};
  }
  const wanted = readRules(parameters, direction);
  if (wanted.length === 0) throw missingParameter('SecurityGroupRuleId.1');
  group.rules = rules.filter((rule) => !wanted.some((other) => sameRule(rule, other)));
  return {};
}
