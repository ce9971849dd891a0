import { DeleteInstanceRequest } from '@alicloud/ecs20140526/dist/models/DeleteInstanceRequest.js';
import { DeleteInstanceResponse } from '@alicloud/ecs20140526/dist/models/DeleteInstanceResponse.js';
import { DescribeInstancesRequest } from '@alicloud/ecs20140526/dist/models/DescribeInstancesRequest.js';
import { DescribeInstancesResponse } from '@alicloud/ecs20140526/dist/models/DescribeInstancesResponse.js';
import type { DescribeInstancesResponseBodyInstancesInstance as WireInstance } from '@alicloud/ecs20140526/dist/models/DescribeInstancesResponseBody.js';
import { GetInstanceConsoleOutputRequest } from '@alicloud/ecs20140526/dist/models/GetInstanceConsoleOutputRequest.js';
import { GetInstanceConsoleOutputResponse } from '@alicloud/ecs20140526/dist/models/GetInstanceConsoleOutputResponse.js';
import { ModifyInstanceAutoReleaseTimeRequest } from '@alicloud/ecs20140526/dist/models/ModifyInstanceAutoReleaseTimeRequest.js';
import { ModifyInstanceAutoReleaseTimeResponse } from '@alicloud/ecs20140526/dist/models/ModifyInstanceAutoReleaseTimeResponse.js';
import { RebootInstanceRequest } from '@alicloud/ecs20140526/dist/models/RebootInstanceRequest.js';
import { RebootInstanceResponse } from '@alicloud/ecs20140526/dist/models/RebootInstanceResponse.js';
import { RunInstancesRequest } from '@alicloud/ecs20140526/dist/models/RunInstancesRequest.js';
import { RunInstancesResponse } from '@alicloud/ecs20140526/dist/models/RunInstancesResponse.js';
import { StopInstanceRequest } from '@alicloud/ecs20140526/dist/models/StopInstanceRequest.js';
import { StopInstanceResponse } from '@alicloud/ecs20140526/dist/models/StopInstanceResponse.js';

import { chunks, tagParameters, tagsOf, textOfBase64 } from './decode.ts';
import { changing, type Fields, reading } from './operation.ts';
import { byToken } from './paging.ts';
import { isCloudError } from './port/error.ts';
import type { Instance, InstanceCalls, InstanceQuery, RunInstancesInput } from './port/instance.ts';
import { malformed, type Rpc } from './rpc.ts';
import { GONE, unlessGone } from './unless-gone.ts';

const RUN = changing('ecs', 'RunInstances', RunInstancesRequest, RunInstancesResponse);
const DESCRIBE = reading('ecs', 'DescribeInstances', DescribeInstancesRequest, DescribeInstancesResponse);
const STOP = changing('ecs', 'StopInstance', StopInstanceRequest, StopInstanceResponse);
const REBOOT = changing('ecs', 'RebootInstance', RebootInstanceRequest, RebootInstanceResponse);
const DELETE = changing('ecs', 'DeleteInstance', DeleteInstanceRequest, DeleteInstanceResponse);
const AUTO_RELEASE = changing(
  'ecs',
  'ModifyInstanceAutoReleaseTime',
  ModifyInstanceAutoReleaseTimeRequest,
  ModifyInstanceAutoReleaseTimeResponse,
);
const CONSOLE = reading(
  'ecs',
  'GetInstanceConsoleOutput',
  GetInstanceConsoleOutputRequest,
  GetInstanceConsoleOutputResponse,
);

/** Most ids in one DescribeInstances, and most instances on one of its pages. */
const PAGE = 100;
/** What a passed dry run answers: an error, in either spelling. */
const DRY_RUN_PASSED = ['DryRunOperation', 'DRYRUN.SUCCESS'];

/** Instances: RunInstances and what follows until DeleteInstance (ECS 2014-05-26). */
export function instanceCalls(rpc: Rpc): InstanceCalls {
  return {
    async runInstances(input, options) {
      const fields = { ...launchFields(input), clientToken: input.clientToken };
      const body = await rpc.call(RUN, input.regionID, fields, options);
      const instanceID = body.instanceIdSets?.instanceIdSet?.[0];
      if (!instanceID) throw malformed({ action: RUN.action, regionID: input.regionID });
      return { instanceID };
    },

    async dryRunInstances(input, options) {
      const { regionID } = input;
      try {
        await rpc.call(RUN, regionID, { ...launchFields(input), dryRun: true }, options);
      } catch (error) {
        if (isCloudError(error) && DRY_RUN_PASSED.includes(error.code)) return;
        throw error;
      }
      // A plain success would mean that the flag was ignored and something may have been created.
      throw malformed({ action: RUN.action, regionID });
    },

    async describeInstances(query, options) {
      const pages = queriesOf(query).map((fields) =>
        byToken(async (nextToken) => {
          const body = await rpc.call(DESCRIBE, query.regionID, { ...fields, nextToken }, options);
          return { items: (body.instances?.instance ?? []).map(instanceOf), nextToken: body.nextToken };
        }),
      );
      return (await Promise.all(pages)).flat();
    },

    async stopInstance({ regionID, instanceID, force, stoppedMode = 'KeepCharging' }, options) {
      const fields = { instanceId: instanceID, forceStop: force, stoppedMode };
      await rpc.call(STOP, regionID, fields, options);
    },

    async rebootInstance({ regionID, instanceID, force }, options) {
      await rpc.call(REBOOT, regionID, { instanceId: instanceID, forceStop: force }, options);
    },

    async deleteInstance({ regionID, instanceID }, options) {
      const call = rpc.call(DELETE, regionID, { instanceId: instanceID, force: true }, options);
      await unlessGone<unknown>(call, GONE.instance, undefined);
    },

    async modifyInstanceAutoReleaseTime({ regionID, instanceID, autoReleaseTime }, options) {
      // An absent parameter is how the API clears the time.
      const fields = { regionId: regionID, instanceId: instanceID, autoReleaseTime };
      await rpc.call(AUTO_RELEASE, regionID, fields, options);
    },

    async getInstanceConsoleOutput({ regionID, instanceID }, options) {
      const fields = { regionId: regionID, instanceId: instanceID, removeSymbols: true };
      return textOfBase64((await rpc.call(CONSOLE, regionID, fields, options)).consoleOutput);
    },
  };
}

function launchFields(input: Omit<RunInstancesInput, 'clientToken'>): Fields<RunInstancesRequest> {
  const { systemDisk } = input;
  return {
    regionId: input.regionID,
    amount: 1,
    instanceChargeType: 'PostPaid',
    imageId: input.imageID,
    instanceType: input.instanceType,
    vSwitchId: input.vSwitchID,
    securityGroupId: input.securityGroupID,
    instanceName: input.instanceName,
    hostName: input.hostName,
    description: input.description,
    systemDisk: {
      category: systemDisk.category,
      size: systemDisk.sizeGiB === undefined ? undefined : String(systemDisk.sizeGiB),
      performanceLevel: systemDisk.performanceLevel,
      encrypted: systemDisk.encrypted === undefined ? undefined : String(systemDisk.encrypted),
      KMSKeyId: systemDisk.kmsKeyID,
    },
    internetMaxBandwidthOut: input.internetMaxBandwidthOut,
    spotStrategy: input.spotStrategy,
    spotPriceLimit: input.spotPriceLimit,
    ramRoleName: input.ramRoleName,
    autoReleaseTime: input.autoReleaseTime,
    httpTokens: input.httpTokens,
    userData:
      input.userData === undefined ? undefined : Buffer.from(input.userData, 'utf8').toString('base64'),
    resourceGroupId: input.resourceGroupID,
    tag: tagParameters(input.tags),
  };
}

function queriesOf({ regionID, instanceIDs, tags }: InstanceQuery): Fields<DescribeInstancesRequest>[] {
  const common = { regionId: regionID, maxResults: PAGE, tag: tagParameters(tags) };
  if (instanceIDs === undefined) return [common];
  return chunks(instanceIDs, PAGE).map((ids) => ({ ...common, instanceIds: JSON.stringify(ids) }));
}

function instanceOf(wire: WireInstance): Instance {
  const network = wire.vpcAttributes;
  return {
    instanceID: wire.instanceId ?? '',
    instanceName: wire.instanceName ?? '',
    regionID: wire.regionId ?? '',
    zoneID: wire.zoneId ?? '',
    status: wire.status ?? '',
    instanceType: wire.instanceType ?? '',
    cpu: wire.cpu ?? 0,
    memoryMiB: wire.memory ?? 0,
    imageID: wire.imageId ?? '',
    osType: wire.OSType ?? '',
    creationTime: wire.creationTime ?? '',
    startTime: wire.startTime ?? '',
    autoReleaseTime: wire.autoReleaseTime || undefined,
    vpcID: network?.vpcId ?? '',
    vSwitchID: network?.vSwitchId ?? '',
    securityGroupIDs: wire.securityGroupIds?.securityGroupId ?? [],
    privateIPs: network?.privateIpAddress?.ipAddress ?? [],
    publicIPs: wire.publicIpAddress?.ipAddress ?? [],
    spotStrategy: wire.spotStrategy ?? '',
    stoppedMode: wire.stoppedMode ?? '',
    lockReasons: (wire.operationLocks?.lockReason ?? []).map(({ lockReason }) => lockReason ?? ''),
    resourceGroupID: wire.resourceGroupId ?? '',
    tags: tagsOf(wire.tags),
  };
}
