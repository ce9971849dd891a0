import type { InstanceRecord } from '../world/instance-record.ts';
import type { EipRecord } from '../world/network-record.ts';
import type { InstanceType } from '../world/region.ts';
import type { Call } from './api.ts';
import { minute, tagSet } from './form.ts';

/** Pay-as-you-go instances show the far future here. */
const NEVER = '2099-12-31T15:59Z';

/** The status that is shown: during a reboot it may read Running throughout, a switch. */
export function shownStatus({ core }: Call['simulation'], instance: InstanceRecord): string {
  const hidden = instance.transition === 'reboot' && core.switches.rebootShowsRunning;
  return hidden ? 'Running' : instance.status;
}

/** One `Instance` of DescribeInstances, with the status that is shown. `eip` is the elastic address that it has. */
export function renderInstance(
  instance: InstanceRecord,
  type: InstanceType | undefined,
  eip: EipRecord | undefined,
  status: string,
): Record<string, unknown> {
  return {
    InstanceId: instance.id,
    InstanceName: instance.name,
    HostName: instance.hostName,
    Description: instance.description,
    SerialNumber: instance.id.slice(2),
    RegionId: instance.regionId,
    ZoneId: instance.zoneId,
    ClusterId: '',
    Status: status,
    StoppedMode: instance.status === 'Stopped' ? instance.stoppedMode : 'Not-applicable',
    CreationTime: minute(instance.createdAt),
    StartTime: instance.startedAt === undefined ? '' : minute(instance.startedAt),
    ExpiredTime: NEVER,
    AutoReleaseTime: instance.autoReleaseAt === undefined ? '' : minute(instance.autoReleaseAt),
    SaleCycle: '',
    ImageId: instance.imageId,
    InstanceType: instance.instanceType,
    InstanceTypeFamily: type?.family ?? '',
    Cpu: type?.cpu ?? 0,
    Memory: (type?.memoryGiB ?? 0) * 1024,
    GPUAmount: 0,
    GPUSpec: '',
    LocalStorageAmount: 0,
    LocalStorageCapacity: 0,
    CpuOptions: {
      CoreCount: instance.options.coreCount ?? Math.ceil((type?.cpu ?? 2) / 2),
      Numa: 'ON',
      ThreadsPerCore: instance.options.threadsPerCore ?? 2,
      TopologyType: instance.options.topologyType,
    },
    CreditSpecification: instance.creditSpecification,
    OSName: instance.osName,
    OSNameEn: instance.osNameEn,
    OSType: instance.osType,
    InstanceChargeType: 'PostPaid',
    SpotStrategy: instance.spotStrategy,
    SpotPriceLimit: instance.spotPriceLimit ?? 0,
    SpotDuration: instance.spotDuration ?? 0,
    SpotInterruptionBehavior: instance.spotInterruptionBehavior,
    ...networkOf(instance, eip),
    DeletionProtection: instance.deletionProtection,
    KeyPairName: instance.keyPairName,
    ResourceGroupId: instance.resourceGroupId,
    MetadataOptions: {
      HttpEndpoint: instance.httpEndpoint,
      HttpTokens: instance.httpTokens,
      HttpPutResponseHopLimit: instance.options.hopLimit,
      InstanceMetadataTags: '',
    },
    OperationLocks: {
      LockReason: instance.operationLocks.map((LockReason) => ({ LockReason, LockMsg: '' })),
    },
    Tags: tagSet(instance.tags),
    DeviceAvailable: true,
    IoOptimized: true,
    Recyclable: false,
    HpcClusterId: '',
    DeploymentSetId: '',
    VlanId: '',
    DedicatedHostAttribute: { DedicatedHostId: '', DedicatedHostName: '', DedicatedHostClusterId: '' },
    DedicatedInstanceAttribute: { Tenancy: instance.options.tenancy, Affinity: instance.options.affinity },
    EcsCapacityReservationAttr: {
      CapacityReservationId: instance.options.capacityReservationId,
      CapacityReservationPreference: instance.options.capacityReservationPreference,
    },
    HibernationOptions: { Configured: instance.options.hibernation },
    ImageOptions: { LoginAsNonRoot: instance.options.loginAsNonRoot },
    SecurityOptions: { EnableSecureBoot: instance.options.secureBoot },
    PrivateDnsNameOptions: instance.options.privateDns,
    ISP: instance.options.isp,
  };
}

function networkOf(instance: InstanceRecord, eip: EipRecord | undefined): Record<string, unknown> {
  const publicIps = instance.publicIp === '' ? [] : [instance.publicIp];
  return {
    InstanceNetworkType: 'vpc',
    VpcAttributes: {
      VpcId: instance.vpcId,
      VSwitchId: instance.vSwitchId,
      NatIpAddress: '',
      PrivateIpAddress: { IpAddress: [instance.privateIp] },
    },
    SecurityGroupIds: { SecurityGroupId: instance.securityGroupIds },
    InnerIpAddress: { IpAddress: [] },
    PublicIpAddress: { IpAddress: publicIps },
    EipAddress: {
      AllocationId: eip?.id ?? '',
      IpAddress: eip?.address ?? '',
      InternetChargeType: eip?.internetChargeType ?? '',
      ...(eip !== undefined && { Bandwidth: eip.bandwidth, IsSupportUnassociate: true }),
    },
    InternetChargeType: instance.internetChargeType,
    InternetMaxBandwidthIn: instance.internetMaxBandwidthIn,
    InternetMaxBandwidthOut: instance.internetMaxBandwidthOut,
    NetworkInterfaces: {
      NetworkInterface: [
        {
          NetworkInterfaceId: instance.networkInterfaceId,
          MacAddress: instance.macAddress,
          PrimaryIpAddress: instance.privateIp,
          Type: 'Primary',
          PrivateIpSets: { PrivateIpSet: [{ PrivateIpAddress: instance.privateIp, Primary: true }] },
        },
      ],
    },
  };
}
