import { HANGZHOU, LAUNCH, type Stepped } from '../calls.ts';
import { acs3, type Acs3Call, refusalCode, send } from '../signed.ts';
import { account, call, type Scenarios, USER, VPC } from './scenario.ts';

const HEADERS = { 'x-acs-action': 'DescribeRegions', 'x-acs-version': '2014-05-26' };

/** A call signed by hand, so that its time, nonce and header can be wrong. */
async function signed(world: Stepped, parts: Partial<Acs3Call>, authorization?: string) {
  const host = world.simulator.endpoint;
  const sending = acs3({ host, headers: HEADERS, ...parts });
  const headers = { ...sending.headers, ...(authorization !== undefined && { authorization }) };
  return refusalCode(await send(host, { ...sending, headers }));
}

const STS = { version: '2015-04-01' };
const ROLE = { RoleArn: 'acs:ram::1000000000000001:role/image-builder', RoleSessionName: 'test' };

async function session(
  world: Stepped,
): Promise<{ accessKeyId: string; accessKeySecret: string; token: string }> {
  const answer = await world.call('AssumeRole', ROLE, { ...STS, ...USER });
  const keys = answer['Credentials'] as Record<string, string>;
  return {
    accessKeyId: keys['AccessKeyId'] ?? '',
    accessKeySecret: keys['AccessKeySecret'] ?? '',
    token: keys['SecurityToken'] ?? '',
  };
}

async function vpc(world: Stepped): Promise<unknown> {
  const { VpcId } = await world.call('CreateVpc', {}, VPC);
  return VpcId;
}

/** What callers, networks and the protocol itself are refused with. */
export const ACCESS_SCENARIOS: Scenarios = {
  'InvalidAction.NotFound': call('DescribeUnicorns'),
  'InvalidAccessKeyId.NotFound': (world) =>
    world.code('DescribeRegions', {}, { accessKeyId: 'nobody', accessKeySecret: 'x' }),
  'InvalidAccessKeyId.Inactive': (world) => {
    const key = world.simulator.world.keys.get('simulator-key');
    if (key !== undefined) key.enabled = false;
    return world.code('DescribeRegions');
  },
  SignatureDoesNotMatch: (world) => world.code('DescribeRegions', {}, { accessKeySecret: 'wrong' }),
  IncompleteSignature: (world) => signed(world, {}, 'ACS3-HMAC-SHA256 Credential=simulator-key'),
  'InvalidTimeStamp.Expired': (world) => signed(world, { date: new Date(0) }),
  SignatureNonceUsed: async (world) => {
    await signed(world, { nonce: 'once' });
    return signed(world, { nonce: 'once' });
  },
  'InvalidSecurityToken.Malformed': async (world) => {
    const { token: _, ...key } = await session(world);
    return world.code('DescribeRegions', {}, { ...key, securityToken: 'other' });
  },
  'InvalidSecurityToken.Expired': async (world) => {
    const { token, ...key } = await session(world);
    const kept = world.simulator.world.keys.get(key.accessKeyId);
    if (kept?.session !== undefined) kept.session.expiresAt = 0;
    return world.code('DescribeRegions', {}, { ...key, securityToken: token });
  },
  'InvalidSecurityToken.MismatchWithAccessKey': (world) =>
    world.code('DescribeRegions', {}, { securityToken: 'of another key' }),
  'EntityNotExist.Role': (world) =>
    world.code('AssumeRole', { ...ROLE, RoleArn: `${ROLE.RoleArn}-none` }, { ...STS, ...USER }),
  NoPermission: (world) => world.code('AssumeRole', ROLE, STS),
  'Throttling.User': async (world) => {
    world.simulator.simulation.core.switches.callsPerMinute = 1;
    await world.call('DescribeRegions');
    return world.code('DescribeRegions');
  },
  'InvalidVpcId.NotFound': call('CreateSecurityGroup', { VpcId: 'vpc-none' }),
  IncorrectVpcStatus: async (world) => world.code('CreateSecurityGroup', { VpcId: await vpc(world) }),
  IncorrectVSwitchStatus: async (world) => {
    const VpcId = await vpc(world);
    await world.seconds(10);
    const zone = { VpcId, ZoneId: 'cn-hangzhou-h', CidrBlock: '172.16.0.0/24' };
    const { VSwitchId } = await world.call('CreateVSwitch', zone, VPC);
    return world.code('RunInstances', { ...LAUNCH, VSwitchId });
  },
  DependencyViolation: async (world) => {
    await world.launch();
    return world.code('DeleteSecurityGroup', { SecurityGroupId: HANGZHOU.SecurityGroupId });
  },
  'DependencyViolation.VSwitch': (world) =>
    world.code('DeleteVpc', { VpcId: 'vpc-bp1sample00000000000' }, VPC),
  'DependencyViolation.SecurityGroup': async (world) => {
    const VpcId = await vpc(world);
    await world.seconds(10);
    await world.call('CreateSecurityGroup', { VpcId });
    return world.code('DeleteVpc', { VpcId }, VPC);
  },
  'InvalidClientToken.ValueNotSupported': async (world) => {
    const VpcId = 'vpc-bp1sample00000000000';
    await world.call('CreateSecurityGroup', { VpcId, ClientToken: 't' });
    account(world).quotas.securityGroups += 1;
    return world.code('CreateSecurityGroup', { VpcId, ClientToken: 't', SecurityGroupName: 'other' });
  },
};
