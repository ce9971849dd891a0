import { list } from '../api.ts';
import type { Lab } from '../lab.ts';

/** A network of the run's own, so that nothing of the account is touched. None of it costs anything. */
export interface Network {
  readonly vpcID: string;
  readonly vSwitchID: string;
  readonly securityGroupID: string;
  readonly zoneID: string;
  /** A zone that is not the vSwitch's; undefined where the region has only one. */
  readonly otherZoneID: string | undefined;
}

const READY_MS = 180_000;
const BLOCK = '172.30.0.0/24';

/** Makes VPC, vSwitch and security group in a zone that has the instance type in stock. */
export async function makeNetwork(lab: Lab): Promise<Network> {
  const { api, tags } = lab;
  const zones = await zonesWithStock(lab);
  const [zoneID] = zones;
  if (zoneID === undefined)
    throw new Error(`no zone of ${lab.options.regionID} has ${lab.options.instanceType} in stock`);
  const vpc = { CidrBlock: '172.30.0.0/16', VpcName: lab.name('vpc'), Tag: tags, ClientToken: lab.token() };
  const vpcID = String((await api.call('CreateVpc', vpc, { product: 'vpc' }))['VpcId']);
  lab.remember('vpc', vpcID);
  const isVpcReady = async () => {
    const answer = await api.call('DescribeVpcs', { VpcId: vpcID }, { product: 'vpc' });
    return list(answer, 'Vpcs', 'Vpc')[0]?.['Status'] === 'Available';
  };
  await lab.until(isVpcReady, 'the VPC', READY_MS);
  const part = {
    VpcId: vpcID,
    ZoneId: zoneID,
    CidrBlock: BLOCK,
    VSwitchName: lab.name('vswitch'),
    Tag: tags,
  };
  const made = await api.call('CreateVSwitch', { ...part, ClientToken: lab.token() }, { product: 'vpc' });
  const vSwitchID = String(made['VSwitchId']);
  lab.remember('vSwitch', vSwitchID);
  const isReady = async () => {
    const answer = await api.call('DescribeVSwitches', { VSwitchId: vSwitchID }, { product: 'vpc' });
    return list(answer, 'VSwitches', 'VSwitch')[0]?.['Status'] === 'Available';
  };
  await lab.until(isReady, 'the vSwitch', READY_MS);
  const securityGroupID = await makeGroup(lab, vpcID, 'group');
  const otherZoneID = zones.find((zone) => zone !== zoneID);
  return { vpcID, vSwitchID, securityGroupID, zoneID, otherZoneID };
}

/** Makes a security group. */
export async function makeGroup(lab: Lab, VpcId: string, name: string, token = lab.token()): Promise<string> {
  const group = { VpcId, SecurityGroupName: lab.name(name), Tag: lab.tags, ClientToken: token };
  const id = String((await lab.api.call('CreateSecurityGroup', group))['SecurityGroupId']);
  lab.remember('securityGroup', id);
  return id;
}

async function zonesWithStock({ api, options }: Lab): Promise<string[]> {
  const answer = await api.call('DescribeAvailableResource', {
    DestinationResource: 'InstanceType',
    InstanceType: options.instanceType,
    InstanceChargeType: 'PostPaid',
    NetworkCategory: 'vpc',
  });
  return list(answer, 'AvailableZones', 'AvailableZone')
    .filter((zone) => zone['Status'] === 'Available' && zone['StatusCategory'] !== 'WithoutStock')
    .map((zone) => String(zone['ZoneId']));
}
