import type { CallOptions, Tags } from './call.ts';

export interface VSwitch {
  vSwitchID: string;
  vpcID: string;
  zoneID: string;
  /** `Pending` or `Available`. */
  status: string;
  availableIPs: number;
  cidrBlock: string;
  tags: Tags;
}

export interface SecurityGroup {
  securityGroupID: string;
  securityGroupName: string;
  /** `normal` or `enterprise`; an enterprise group may cut off Cloud Assistant. */
  type: string;
  vpcID: string;
  tags: Tags;
}

export interface NetworkCalls {
  /** Missing ones are left out. Kept for 30 seconds unless `live`. */
  describeVSwitches(
    query: { regionID: string; vSwitchIDs: readonly string[] },
    options?: CallOptions,
  ): Promise<readonly VSwitch[]>;
  /** Missing ones are left out. Kept for 30 seconds unless `live`. */
  describeSecurityGroups(
    query: { regionID: string; securityGroupIDs: readonly string[] },
    options?: CallOptions,
  ): Promise<readonly SecurityGroup[]>;
}

/** Who the credentials belong to (STS GetCallerIdentity). */
export interface CallerIdentity {
  /** Digits. */
  accountID: string;
  arn: string;
  /** `Account`, `RAMUser` or `AssumedRoleUser`. */
  identityType: string;
}

export interface AccountCalls {
  /** Kept for good once known: credentials never change their account. `regionID` chooses the endpoint. */
  getCallerIdentity(query: { regionID: string }, options?: CallOptions): Promise<CallerIdentity>;
  /** Adds or replaces tags; others stay. Any number of resources of one type. */
  tagResources(
    input: {
      regionID: string;
      resourceType: 'instance' | 'disk' | 'image' | 'snapshot' | 'securitygroup' | 'command';
      resourceIDs: readonly string[];
      tags: Tags;
    },
    options?: CallOptions,
  ): Promise<void>;
}
