import { DescribeSecurityGroupsRequest } from '@alicloud/ecs20140526/dist/models/DescribeSecurityGroupsRequest.js';
import { DescribeSecurityGroupsResponse } from '@alicloud/ecs20140526/dist/models/DescribeSecurityGroupsResponse.js';
import { DescribeVSwitchesRequest } from '@alicloud/vpc20160428/dist/models/DescribeVswitchesRequest.js';
import { DescribeVSwitchesResponse } from '@alicloud/vpc20160428/dist/models/DescribeVswitchesResponse.js';

import { chunks, tagsOf } from './decode.ts';
import { reading } from './operation.ts';
import { byToken } from './paging.ts';
import type { NetworkCalls, VSwitch } from './port/network.ts';
import type { Rpc } from './rpc.ts';
import { GONE, unlessGone } from './unless-gone.ts';

const VSWITCHES = reading('vpc', 'DescribeVSwitches', DescribeVSwitchesRequest, DescribeVSwitchesResponse);
const GROUPS = reading(
  'ecs',
  'DescribeSecurityGroups',
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResponse,
);

/** Most ids in one DescribeSecurityGroups. */
const PAGE = 100;

/** Networks that a template names: vSwitches (Vpc 2016-04-28) and security groups (ECS 2014-05-26). */
export function networkCalls(rpc: Rpc): NetworkCalls {
  return {
    async describeVSwitches({ regionID, vSwitchIDs }, options) {
      const lists = vSwitchIDs.map(async (vSwitchId): Promise<VSwitch[]> => {
        const body = await rpc.call(VSWITCHES, regionID, { regionId: regionID, vSwitchId }, options);
        return (body.vSwitches?.vSwitch ?? []).map((wire) => ({
          vSwitchID: wire.vSwitchId ?? '',
          vpcID: wire.vpcId ?? '',
          zoneID: wire.zoneId ?? '',
          status: wire.status ?? '',
          availableIPs: wire.availableIpAddressCount ?? 0,
          cidrBlock: wire.cidrBlock ?? '',
          // Unlike ECS, this product answers Key and Value.
          tags: Object.fromEntries((wire.tags?.tag ?? []).map(({ key, value }) => [key ?? '', value ?? ''])),
        }));
      });
      return (await Promise.all(lists.map((list) => unlessGone(list, GONE.vSwitch, [])))).flat();
    },

    async describeSecurityGroups({ regionID, securityGroupIDs }, options) {
      const lists = chunks(securityGroupIDs, PAGE).map((ids) =>
        byToken(async (nextToken) => {
          const fields = {
            regionId: regionID,
            securityGroupIds: JSON.stringify(ids),
            maxResults: PAGE,
            nextToken,
          };
          const body = await rpc.call(GROUPS, regionID, fields, options);
          const items = (body.securityGroups?.securityGroup ?? []).map((wire) => ({
            securityGroupID: wire.securityGroupId ?? '',
            securityGroupName: wire.securityGroupName ?? '',
            type: wire.securityGroupType ?? '',
            vpcID: wire.vpcId ?? '',
            tags: tagsOf(wire.tags),
          }));
          return { items, nextToken: body.nextToken };
        }),
      );
      return (await Promise.all(lists.map((list) => unlessGone(list, GONE.securityGroup, [])))).flat();
    },
  };
}
