import type { CallOptions } from './call.ts';

/** One instance type of the catalogue (DescribeInstanceTypes). */
export interface InstanceType {
  instanceType: string;
  family: string;
  cpu: number;
  memoryGiB: number;
  /** `X86` or `ARM`. */
  cpuArchitecture: string;
  /** `unsupported`, `supported` or `required`. */
  nvmeSupport: string;
  supportedBootModes: readonly string[];
  /** vCPU credits when idle; above 0 for burstable types. */
  baselineCredit: number;
  gpus: number;
  /** `General-purpose`, `Shared`, … */
  category: string;
  /** `EntryLevel`, `EnterpriseLevel` or `CreditEntryLevel`. */
  level: string;
}

/** One line of DescribeAvailableResource: a value that can be had in a zone, or not. */
export interface AvailableResource {
  zoneID: string;
  /** An instance type or a disk category, after what was asked. */
  value: string;
  /** The zone and the value are both `Available`. */
  available: boolean;
  /** `WithStock`, `ClosedWithStock` (little left), `WithoutStock`, `ClosedWithoutStock`. */
  statusCategory: string;
  /** Disk sizes in GiB; undefined for instance types. */
  min: number | undefined;
  max: number | undefined;
}

export interface AvailableResourceQuery {
  regionID: string;
  destination: 'InstanceType' | 'SystemDisk';
  /** Needed for `SystemDisk`. */
  instanceType?: string | undefined;
  zoneID?: string | undefined;
  spotStrategy?: string | undefined;
  cpu?: number | undefined;
  memoryGiB?: number | undefined;
  systemDiskCategory?: string | undefined;
}

export interface InstanceTypeQuery {
  regionID: string;
  /** These only; otherwise all that match the rest. */
  instanceTypes?: readonly string[];
  cpuArchitecture?: 'X86' | 'ARM' | undefined;
  minCPU?: number | undefined;
  maxCPU?: number | undefined;
  minMemoryGiB?: number | undefined;
  maxMemoryGiB?: number | undefined;
}

/** One image component of ECS' own catalogue (DescribeImageComponents). */
export interface CloudImageComponent {
  imageComponentID: string;
  name: string;
  /** `major.minor.patch`. */
  version: string;
  /** `Build` or `Test`. */
  type: string;
  /** `Linux` or `Windows`. */
  osType: string;
  /** `SELF` or `ALIYUN`. */
  owner: string;
  /** In Image Builder's YAML or Dockerfile syntax. */
  content: string;
}

/** Which image components; an ID, or a name of one owner. */
export interface ImageComponentQuery {
  regionID: string;
  imageComponentIDs?: readonly string[] | undefined;
  /** Exact. */
  name?: string | undefined;
  owner?: 'SELF' | 'ALIYUN' | undefined;
}

/** Reads that many builds ask alike; answers are kept and shared for a while unless `live` is set. */
export interface CatalogCalls {
  /** Kept for an hour. Unknown types are missing from the answer. */
  describeInstanceTypes(query: InstanceTypeQuery, options?: CallOptions): Promise<readonly InstanceType[]>;
  /** Names of the types that an image can boot on. Kept for ten minutes. */
  describeImageSupportInstanceTypes(
    query: { regionID: string; imageID: string },
    options?: CallOptions,
  ): Promise<readonly string[]>;
  /** Always asked anew: a build takes what is there when it is planned. */
  describeImageComponents(
    query: ImageComponentQuery,
    options?: CallOptions,
  ): Promise<readonly CloudImageComponent[]>;
  /** Kept for 30 seconds. */
  describeAvailableResource(
    query: AvailableResourceQuery,
    options?: CallOptions,
  ): Promise<readonly AvailableResource[]>;
}
