import type { LaunchOptions } from './launch-options.ts';

export type InstanceStatus = 'Pending' | 'Starting' | 'Running' | 'Stopping' | 'Stopped';

/** What is known of the Cloud Assistant agent inside an instance. Times are simulated milliseconds. */
export interface AgentState {
  /** False on images without the agent; InstallCloudAssistant and a reboot change that. */
  installed: boolean;
  installPending: boolean;
  /** First heartbeat of this boot; undefined while the agent is not up. */
  firstBeatAt: number | undefined;
  /** Last heartbeat of an earlier boot. */
  lastBeatBefore: number | undefined;
  /** Set by faults: no heartbeat and no command from this time on. */
  silentSince: number | undefined;
}

export interface InstanceRecord {
  id: string;
  name: string;
  hostName: string;
  description: string;
  accountUid: string;
  regionId: string;
  zoneId: string;
  vpcId: string;
  vSwitchId: string;
  securityGroupIds: string[];
  privateIp: string;
  publicIp: string;
  macAddress: string;
  networkInterfaceId: string;
  instanceType: string;
  imageId: string;
  osName: string;
  osNameEn: string;
  osType: 'linux' | 'windows';
  status: InstanceStatus;
  /** Why the status moves; a reboot also passes Stopping and Starting. */
  transition: 'launch' | 'start' | 'stop' | 'reboot' | 'release' | undefined;
  /** Grows with every transition; planned steps of an earlier one are void. */
  generation: number;
  createdAt: number;
  startedAt: number | undefined;
  autoReleaseAt: number | undefined;
  stoppedMode: 'KeepCharging' | 'StopCharging' | 'Not-applicable';
  deletionProtection: boolean;
  spotStrategy: string;
  spotPriceLimit: number | undefined;
  spotDuration: number | undefined;
  spotInterruptionBehavior: string;
  internetChargeType: string;
  internetMaxBandwidthOut: number;
  internetMaxBandwidthIn: number;
  httpEndpoint: string;
  httpTokens: string;
  ramRoleName: string;
  keyPairName: string;
  resourceGroupId: string;
  userData: string;
  creditSpecification: string;
  tags: Record<string, string>;
  diskIds: string[];
  bootCount: number;
  bootId: string;
  agent: AgentState;
  /** Lines of the serial console, oldest first. */
  console: string[];
  operationLocks: string[];
  options: LaunchOptions;
}

export interface DiskRecord {
  id: string;
  accountUid: string;
  regionId: string;
  zoneId: string;
  type: 'system' | 'data';
  name: string;
  category: string;
  performanceLevel: string;
  sizeGiB: number;
  device: string;
  status: 'In_use' | 'Available' | 'Creating' | 'Attaching' | 'Detaching';
  instanceId: string;
  imageId: string;
  sourceSnapshotId: string;
  encrypted: boolean;
  kmsKeyId: string;
  deleteWithInstance: boolean;
  /** Kept and shown only. */
  description?: string;
  multiAttach?: boolean;
  burstingEnabled?: boolean;
  provisionedIops?: number;
  attachedAt?: number;
  detachedAt?: number;
  createdAt: number;
  resourceGroupId: string;
  tags: Record<string, string>;
}
