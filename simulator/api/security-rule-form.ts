import { isIP } from 'node:net';

import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { Parameters } from '../wire/parameters.ts';
import type { SecurityGroupRule } from '../world/network-record.ts';

/** A rule as a call describes it. */
export type WantedRule = Omit<SecurityGroupRule, 'id' | 'createdAt'>;

const PROTOCOLS = ['TCP', 'UDP', 'ICMP', 'ICMPv6', 'GRE', 'ALL'];

/**
 * The rules of a call: `Permissions.N`, or one in plain parameters as older clients send it.
 *
 * @throws ApiError for a protocol, range, address, policy, priority or description that a rule cannot have.
 */
export function readRules(parameters: Parameters, direction: WantedRule['direction']): WantedRule[] {
  const groups = parameters.groups('Permissions');
  if (groups.length > 100) throw invalidParameter('Permissions');
  return (groups.length > 0 ? groups : [parameters]).map((group) => readRule(group, direction));
}

function readRule(from: Parameters, direction: WantedRule['direction']): WantedRule {
  const ingress = direction === 'ingress';
  const protocol = readProtocol(from.text('IpProtocol'));
  const priority = Number(from.text('Priority') ?? '1');
  if (!Number.isInteger(priority) || priority < 1 || priority > 100) {
    throw new ApiError(400, 'InvalidPriority.ValueNotSupported', 'The parameter Priority is invalid.');
  }
  const nicType = from.text('NicType');
  if (nicType !== undefined && nicType !== 'intranet' && nicType !== 'internet') {
    throw new ApiError(400, 'InvalidNicType.ValueNotSupported', 'The parameter NicType is not valid.');
  }
  const description = from.text('Description') ?? '';
  if (description.length > 512) {
    const message = 'The specified security group rule description is not valid.';
    throw new ApiError(400, 'InvalidSecurityGroupDiscription.Malformed', message);
  }
  return {
    direction,
    protocol,
    portRange: readPorts(from.text('PortRange') ?? '', protocol, 'InvalidIpPortRange.Malformed'),
    sourcePortRange: from.text('SourcePortRange') ?? '',
    policy: readPolicy(from.text('Policy')),
    priority,
    sourceCidr: readCidr(from.text('SourceCidrIp'), 4, 'InvalidSourceCidrIp.Malformed'),
    destinationCidr: readCidr(from.text('DestCidrIp'), 4, 'InvalidDestCidrIp.Malformed'),
    sourceCidrV6: readCidr(from.text('Ipv6SourceCidrIp'), 6, 'InvalidParam.Ipv6SourceCidrIp'),
    destinationCidrV6: readCidr(from.text('Ipv6DestCidrIp'), 6, 'InvalidParam.Ipv6DestCidrIp'),
    peerGroupId: from.text(ingress ? 'SourceGroupId' : 'DestGroupId') ?? '',
    prefixListId: from.text(ingress ? 'SourcePrefixListId' : 'DestPrefixListId') ?? '',
    portRangeListId: '',
    description,
  };
}

/** Case does not matter in a request; answers have capitals. */
function readProtocol(text = ''): string {
  const known = PROTOCOLS.find((name) => name.toLowerCase() === text.toLowerCase());
  if (known !== undefined) return known;
  const message = 'The parameter IpProtocol must be TCP, UDP, ICMP, ICMPv6, GRE or ALL.';
  throw new ApiError(400, 'InvalidIpProtocol.ValueNotSupported', message);
}

function readPolicy(text = 'accept'): 'Accept' | 'Drop' {
  if (text.toLowerCase() === 'accept') return 'Accept';
  if (text.toLowerCase() === 'drop') return 'Drop';
  throw new ApiError(400, 'InvalidPolicy.Malformed', 'The specified parameter "Policy" is not valid.');
}

/** `1/200` for TCP and UDP, `-1/-1` for the others. */
function readPorts(text: string, protocol: string, code: string): string {
  const [, first = '', last = ''] = /^(-?\d{1,5})\/(-?\d{1,5})$/.exec(text) ?? [];
  const ports = [Number(first), Number(last)];
  const every = text === '-1/-1';
  const numbered = first !== '' && ports.every((port) => port >= 1 && port <= 65_535);
  const hasPorts = protocol === 'TCP' || protocol === 'UDP';
  const fits = hasPorts ? (numbered && (ports[0] ?? 0) <= (ports[1] ?? 0)) || every : every;
  if (fits) return text;
  throw new ApiError(400, code, 'The specified parameter "PortRange" is not valid.');
}

function readCidr(text: string | undefined, version: 4 | 6, code: string): string {
  if (text === undefined) return '';
  const [address = '', bits, ...rest] = text.split('/');
  const most = version === 4 ? 32 : 128;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  if (isIP(address) === version && fits && rest.length === 0) return text;
  throw new ApiError(400, code, `The address range ${text.slice(0, 50)} is not valid.`);
}

/** What makes two rules the same; priority and description do not. */
export function sameRule(a: WantedRule, b: WantedRule): boolean {
  const key = (rule: WantedRule) =>
    [
      rule.direction,
      rule.protocol,
      rule.portRange,
      rule.policy,
      rule.sourceCidr,
      rule.destinationCidr,
      rule.sourceCidrV6,
      rule.destinationCidrV6,
      rule.peerGroupId,
      rule.prefixListId,
      rule.sourcePortRange,
    ].join('|');
  return key(a) === key(b);
}
