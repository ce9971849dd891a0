import type { ComponentRecord } from './component-record.ts';
import type { CommandRecord, FileInvocationRecord, InvocationRecord } from './command-record.ts';
import type { ImageRecord, SnapshotRecord } from './image-record.ts';
import type { DiskRecord, InstanceRecord } from './instance-record.ts';
import type { KeyPairRecord } from './key-pair-record.ts';
import type { EipRecord, SecurityGroupRecord, VpcRecord, VSwitchRecord } from './network-record.ts';
import type { SystemEventRecord } from './system-event-record.ts';

/** An instance type as the service sells it. */
export interface InstanceType {
  id: string;
  family: string;
  cpu: number;
  memoryGiB: number;
  architecture: 'X86' | 'ARM';
  /** Per hour, in the account's currency. */
  price: number;
  nvme: 'required' | 'supported' | 'unsupported';
  burstable: boolean;
  diskCategories: string[];
  bootModes: string[];
}

/** What a region offers to every account. */
export interface Region {
  id: string;
  name: string;
  zones: { id: string; name: string }[];
  types: Map<string, InstanceType>;
  /**
   * Instances that can still be sold, by `zone/type`; a type that is absent is not sold in the zone. Below zero so many
   * spot instances have to give way.
   */
  stock: Map<string, number>;
  /** Market prices of spot instances that were set, per hour, by `zone/type`; see `spotPrice`. */
  spotPrices: Map<string, number>;
  publicImages: Map<string, ImageRecord>;
}

/** How many of each thing an account may have in a region; error codes in `api/`. */
export interface Quotas {
  instances: number;
  images: number;
  snapshots: number;
  vpcs: number;
  securityGroups: number;
  invocationsPerDay: number;
  shareAccountsPerImage: number;
  /** Images that may be shared at all. */
  sharedImages: number;
  /** Commands that are kept. */
  commands: number;
  instancesPerSecurityGroup: number;
}

/** What one account owns in one region. */
export interface Holdings {
  readonly accountUid: string;
  readonly region: Region;
  readonly instances: Map<string, InstanceRecord>;
  readonly disks: Map<string, DiskRecord>;
  readonly images: Map<string, ImageRecord>;
  readonly snapshots: Map<string, SnapshotRecord>;
  readonly vpcs: Map<string, VpcRecord>;
  readonly vSwitches: Map<string, VSwitchRecord>;
  readonly securityGroups: Map<string, SecurityGroupRecord>;
  readonly keyPairs: Map<string, KeyPairRecord>;
  readonly eips: Map<string, EipRecord>;
  readonly components: Map<string, ComponentRecord>;
  readonly commands: Map<string, CommandRecord>;
  readonly invocations: Map<string, InvocationRecord>;
  readonly fileInvocations: Map<string, FileInvocationRecord>;
  readonly systemEvents: Map<string, SystemEventRecord>;
}

export function emptyHoldings(accountUid: string, region: Region): Holdings {
  return {
    accountUid,
    region,
    instances: new Map(),
    disks: new Map(),
    images: new Map(),
    snapshots: new Map(),
    vpcs: new Map(),
    vSwitches: new Map(),
    securityGroups: new Map(),
    keyPairs: new Map(),
    eips: new Map(),
    components: new Map(),
    commands: new Map(),
    invocations: new Map(),
    fileInvocations: new Map(),
    systemEvents: new Map(),
  };
}
