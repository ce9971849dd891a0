import { TagResourcesRequest } from '@alicloud/ecs20140526/dist/models/TagResourcesRequest.js';
import { TagResourcesResponse } from '@alicloud/ecs20140526/dist/models/TagResourcesResponse.js';
import { GetCallerIdentityResponse } from '@alicloud/sts20150401/dist/models/GetCallerIdentityResponse.js';
import { Model } from '@darabonba/typescript';

import { chunks, tagParameters } from './decode.ts';
import { changing, reading } from './operation.ts';
import type { AccountCalls } from './port/network.ts';
import { malformed, type Rpc } from './rpc.ts';

/** GetCallerIdentity has no parameters and therefore no official request model. */
class NoParameters extends Model {
  static names(): Record<string, string> {
    return {};
  }
  static types(): Record<string, unknown> {
    return {};
  }
}

const IDENTITY = reading('sts', 'GetCallerIdentity', NoParameters, GetCallerIdentityResponse);
const TAG = changing('ecs', 'TagResources', TagResourcesRequest, TagResourcesResponse);

/** Most resources in one TagResources. */
const PAGE = 50;

/** Who we are (Sts 2015-04-01), and tags on any resource (ECS 2014-05-26). */
export function accountCalls(rpc: Rpc): AccountCalls {
  return {
    async getCallerIdentity({ regionID }, options) {
      const body = await rpc.call(IDENTITY, regionID, {}, options);
      if (!body.accountId) throw malformed({ action: IDENTITY.action, regionID });
      return { accountID: body.accountId, arn: body.arn ?? '', identityType: body.identityType ?? '' };
    },

    async tagResources({ regionID, resourceType, resourceIDs, tags }, options) {
      const tag = tagParameters(tags);
      if (tag === undefined) return;
      for (const resourceId of chunks(resourceIDs, PAGE)) {
        await rpc.call(TAG, regionID, { regionId: regionID, resourceType, resourceId, tag }, options);
      }
    },
  };
}
