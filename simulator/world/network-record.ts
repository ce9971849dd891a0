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
  tags: Record<string, string>;
}

export interface SecurityGroupRecord {
  id: string;
  name: string;
  description: string;
  accountUid: string;
  regionId: string;
  vpcId: string;
  type: 'normal' | 'enterprise';
  createdAt: number;
  resourceGroupId: string;
  tags: Record<string, string>;
}
