import { invalidParameter } from '../wire/api-error.ts';
import type { InstanceRecord } from '../world/instance-record.ts';
import type { Call } from './api.ts';
import { shownStatus } from './instance-renders.ts';
import { matchesWildcard } from './paging.ts';
import { readCreationBounds } from './time-filter.ts';

type Test = (instance: InstanceRecord) => boolean;

/** Every filter of DescribeInstances but ids and tags; an instance must pass all of them. */
export function instanceTests(call: Call): Test {
  const tests = [...plainTests(call), ...addressTests(call), ...traitTests(call)];
  return (instance) => tests.every((test) => test(instance));
}

function plainTests({ parameters, holdings, simulation }: Call): Test[] {
  const familyOf = ({ instanceType }: InstanceRecord) =>
    holdings.region.types.get(instanceType)?.family ?? '';
  const plain: [string, (instance: InstanceRecord) => string][] = [
    ['Status', (instance) => shownStatus(simulation, instance)],
    ['ImageId', (instance) => instance.imageId],
    ['VpcId', (instance) => instance.vpcId],
    ['VSwitchId', (instance) => instance.vSwitchId],
    ['InstanceType', (instance) => instance.instanceType],
    ['InstanceTypeFamily', familyOf],
    ['ZoneId', (instance) => instance.zoneId],
    ['ResourceGroupId', (instance) => instance.resourceGroupId],
    ['KeyPairName', (instance) => instance.keyPairName],
    ['HttpTokens', (instance) => instance.httpTokens],
    ['HttpEndpoint', (instance) => instance.httpEndpoint],
    ['HttpPutResponseHopLimit', (instance) => String(instance.options.hopLimit)],
    ['InternetChargeType', (instance) => instance.internetChargeType],
    ['InstanceChargeType', () => 'PostPaid'],
    ['InstanceNetworkType', () => 'vpc'],
    ['HpcClusterId', () => ''],
  ];
  return plain.flatMap(([name, of]): Test[] => {
    const value = parameters.text(name);
    return value === undefined ? [] : [(instance) => of(instance) === value];
  });
}

/** Each is one JSON text of up to 100 addresses. */
function addressTests({ parameters, holdings }: Call): Test[] {
  const elastic = (id: string) =>
    [...holdings.eips.values()].filter(({ instanceId }) => instanceId === id).map(({ address }) => address);
  const kinds: [string, (instance: InstanceRecord) => string[]][] = [
    ['PrivateIpAddresses', ({ privateIp }) => [privateIp]],
    ['PublicIpAddresses', ({ publicIp }) => [publicIp]],
    ['EipAddresses', ({ id }) => elastic(id)],
    ['InnerIpAddresses', () => []],
    ['RdmaIpAddresses', () => []],
  ];
  return kinds.flatMap(([name, of]): Test[] => {
    const wanted = parameters.jsonTexts(name);
    if (wanted === undefined) return [];
    if (wanted.length > 100) throw invalidParameter(name);
    return [(instance) => of(instance).some((address) => wanted.includes(address))];
  });
}

function traitTests({ parameters }: Call): Test[] {
  const name = parameters.text('InstanceName');
  const group = parameters.text('SecurityGroupId');
  const lock = parameters.text('LockReason');
  const optimized = parameters.flag('IoOptimized');
  const available = parameters.flag('DeviceAvailable');
  const isCreatedThen = readCreationBounds(parameters);
  const hasNone = parameters.texts('Ipv6Address').length > 0;
  return [
    (instance) => name === undefined || matchesWildcard(instance.name, name),
    (instance) => group === undefined || instance.securityGroupIds.includes(group),
    (instance) => lock === undefined || instance.operationLocks.includes(lock),
    // Every instance is I/O optimized and takes disks; none has an IPv6 address.
    () => optimized !== false && available !== false && !hasNone,
    ({ createdAt }) => isCreatedThen(createdAt),
  ];
}
