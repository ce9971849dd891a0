import type { CallOptions, Creation, InstanceRef, Tags } from './call.ts';

/** `Pending → Starting → Running → Stopping → Stopped`; a released instance is not listed at all. */
export type InstanceStatus = 'Pending' | 'Starting' | 'Running' | 'Stopping' | 'Stopped';

/** An ECS instance as DescribeInstances shows it. Times are ISO 8601 in UTC as the service writes them. */
export interface Instance {
  instanceID: string;
  instanceName: string;
  regionID: string;
  zoneID: string;
  /** An {@link InstanceStatus}, or whatever newer value the service sends. */
  status: InstanceStatus | (string & {});
  instanceType: string;
  cpu: number;
  memoryMiB: number;
  imageID: string;
  osType: string;
  creationTime: string;
  /** Of the last start; changes with a reboot on some types, so it proves nothing by itself. */
  startTime: string;
  /** Undefined when the instance does not release itself. */
  autoReleaseTime: string | undefined;
  vpcID: string;
  vSwitchID: string;
  securityGroupIDs: readonly string[];
  privateIPs: readonly string[];
  publicIPs: readonly string[];
  spotStrategy: string;
  stoppedMode: string;
  /** `Recycling` (spot instance being reclaimed), `financial`, `security`, … */
  lockReasons: readonly string[];
  resourceGroupID: string;
  tags: Tags;
}

/** One pay-as-you-go instance. Parameters are those of RunInstances; absent ones take the service's default. */
export interface RunInstancesInput extends Creation {
  imageID: string;
  instanceType: string;
  vSwitchID: string;
  securityGroupID: string;
  /** 2–128 characters. */
  instanceName: string;
  /** Linux 2–64, Windows 2–15 characters. */
  hostName?: string | undefined;
  description?: string | undefined;
  systemDisk: {
    category: string;
    /** GiB; at least the image's size. */
    sizeGiB?: number | undefined;
    performanceLevel?: string | undefined;
    encrypted?: boolean | undefined;
    kmsKeyID?: string | undefined;
  };
  /** Mbit/s, 0–100; above 0 gives a public address. */
  internetMaxBandwidthOut?: number | undefined;
  spotStrategy?: 'NoSpot' | 'SpotAsPriceGo' | 'SpotWithPriceLimit' | undefined;
  /** Per hour, at most three decimals. */
  spotPriceLimit?: number | undefined;
  ramRoleName?: string | undefined;
  /** `yyyy-MM-ddTHH:mm:ssZ`, 30 minutes to 3 years ahead; see `autoReleaseTime`. */
  autoReleaseTime?: string | undefined;
  httpTokens?: 'optional' | 'required' | undefined;
  /** Plain text; sent Base64-encoded. At most 32 KiB. */
  userData?: string | undefined;
}

/** Which instances; filters add up. Without ids and tags: every instance of the region. */
export interface InstanceQuery {
  regionID: string;
  instanceIDs?: readonly string[];
  /** All must match. The service sees at most 1000 resources through tags. */
  tags?: Tags;
}

export interface InstanceCalls {
  /** Creates exactly one instance. All or nothing; the instance may still vanish later when capacity runs out. */
  runInstances(input: RunInstancesInput, options?: CallOptions): Promise<{ instanceID: string }>;
  /**
   * Checks parameters, permission, quota and stock without creating anything; resolves when the service would
   * accept. No client token is sent, because the real call with the same token would count as a mismatch.
   */
  dryRunInstances(input: Omit<RunInstancesInput, 'clientToken'>, options?: CallOptions): Promise<void>;
  /** All pages. Instances that do not exist are missing from the answer. */
  describeInstances(query: InstanceQuery, options?: CallOptions): Promise<Instance[]>;
  stopInstance(
    input: InstanceRef & {
      /** Power off instead of shutting down. Default false. */
      force?: boolean;
      /** Default `KeepCharging`: the machine keeps its place and can be started again. */
      stoppedMode?: 'KeepCharging' | 'StopCharging';
    },
    options?: CallOptions,
  ): Promise<void>;
  /** Not idempotent: a second call reboots again. */
  rebootInstance(input: InstanceRef & { force?: boolean }, options?: CallOptions): Promise<void>;
  /**
   * Releases a running or stopped instance. Resolves also when it is already gone. `Busy` in about the first 60
   * seconds of its life.
   */
  deleteInstance(input: InstanceRef, options?: CallOptions): Promise<void>;
  /** Sets when the instance releases itself; undefined clears it. */
  modifyInstanceAutoReleaseTime(
    input: InstanceRef & { autoReleaseTime: string | undefined },
    options?: CallOptions,
  ): Promise<void>;
  /** The serial console's text, as far as the service kept it. */
  getInstanceConsoleOutput(ref: InstanceRef, options?: CallOptions): Promise<string>;
}

/** A moment as RunInstances wants `AutoReleaseTime`: UTC, cut to the minute (the service ignores seconds). */
export function autoReleaseTime(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 16)}:00Z`;
}
