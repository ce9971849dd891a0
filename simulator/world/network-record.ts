export interface VpcRecord {
  id: string;
  name: string;
  description: string;
  accountUid: string;
  regionId: string;
  cidrBlock: string;
  status: 'Pending' | 'Available';
  createdAt: number;
  resourceGroupId: string;
  tags: Record<string, string>;
}

export interface VSwitchRecord {
  id: string;
  name: string;
  description: string;
  accountUid: string;
  regionId: string;
  zoneId: string;
  vpcId: string;
  cidrBlock: string;
  status: 'Pending' | 'Available';
  createdAt: number;
  /** Addresses that have been given out, to number the next one. */
  addressesUsed: number;
  /** When an instance last left it. */
  leftAt?: number;
  tags: Record<string, string>;
}

/** One rule of a security group. Texts as they were sent; empty where nothing was. */
export interface SecurityGroupRule {
  id: string;
  direction: 'ingress' | 'egress';
  /** `TCP`, `UDP`, `ICMP`, `ICMPv6`, `GRE` or `ALL`. */
  protocol: string;
  portRange: string;
  sourcePortRange: string;
  policy: 'Accept' | 'Drop';
  priority: number;
  sourceCidr: string;
  destinationCidr: string;
  sourceCidrV6: string;
  destinationCidrV6: string;
  /** The other security group that the rule speaks of. */
  peerGroupId: string;
  prefixListId: string;
  portRangeListId: string;
  description: string;
  createdAt: number;
}

export interface SecurityGroupRecord {
  id: string;
  name: string;
  description: string;
  accountUid: string;
  regionId: string;
  vpcId: string;
  type: 'normal' | 'enterprise';
  /** Absent in groups that never had a rule. */
  rules?: SecurityGroupRule[];
  /** When an instance last left it. */
  leftAt?: number;
  createdAt: number;
  resourceGroupId: string;
  tags: Record<string, string>;
}

/** An elastic IP address; its id is the allocation id. */
export interface EipRecord {
  id: string;
  address: string;
  name: string;
  description: string;
  accountUid: string;
  regionId: string;
  status: 'Available' | 'Associating' | 'InUse' | 'Unassociating';
  /** Mbit/s. */
  bandwidth: number;
  internetChargeType: string;
  isp: string;
  netmode: string;
  instanceId: string;
  createdAt: number;
  resourceGroupId: string;
  tags: Record<string, string>;
}
