import * as $ecs from '@alicloud/ecs20140526';
import * as $vpc from '@alicloud/vpc20160428';

import { assert, suite } from '../../kit/index.ts';
import { assertSame, regionID, type Same, startPair, tag, tags, type WirePair } from './wire-pair.ts';

const test = suite('wire format: instances');

const regionId = regionID;
let pair: WirePair;
test.before(async () => {
  pair = await startPair();
});
test.after(() => pair.close());

const launch = {
  regionID,
  tags,
  imageID: 'm-0',
  instanceType: 'ecs.g7.large',
  vSwitchID: 'vsw-1',
  securityGroupID: 'sg-1',
  instanceName: 'builder',
  systemDisk: {
    category: 'cloud_essd',
    sizeGiB: 40,
    performanceLevel: 'PL0',
    encrypted: true,
    kmsKeyID: 'k',
  },
  internetMaxBandwidthOut: 5,
  spotStrategy: 'SpotWithPriceLimit',
  spotPriceLimit: 0.125,
  ramRoleName: 'role',
  autoReleaseTime: '2026-01-01T02:00:00Z',
  httpTokens: 'required',
  userData: '#cloud-config\n',
  resourceGroupID: 'rg-1',
} as const;
const officialLaunch = {
  regionId,
  amount: 1,
  instanceChargeType: 'PostPaid',
  imageId: 'm-0',
  instanceType: 'ecs.g7.large',
  vSwitchId: 'vsw-1',
  securityGroupId: 'sg-1',
  instanceName: 'builder',
  systemDisk: {
    category: 'cloud_essd',
    size: '40',
    performanceLevel: 'PL0',
    encrypted: 'true',
    KMSKeyId: 'k',
  },
  internetMaxBandwidthOut: 5,
  spotStrategy: 'SpotWithPriceLimit',
  spotPriceLimit: 0.125,
  ramRoleName: 'role',
  autoReleaseTime: '2026-01-01T02:00:00Z',
  httpTokens: 'required',
  userData: Buffer.from('#cloud-config\n').toString('base64'),
  resourceGroupId: 'rg-1',
  tag,
};
const SAME: Record<string, Same> = {
  runInstances: [
    () => pair.cloud.runInstances({ ...launch, clientToken: 'tok' }),
    () => pair.ecs.runInstances(new $ecs.RunInstancesRequest({ ...officialLaunch, clientToken: 'tok' })),
  ],
  dryRunInstances: [
    () => pair.cloud.dryRunInstances(launch),
    () => pair.ecs.runInstances(new $ecs.RunInstancesRequest({ ...officialLaunch, dryRun: true })),
  ],
  'describeInstances by ids': [
    () => pair.cloud.describeInstances({ regionID, instanceIDs: ['i-1', 'i-2'] }),
    () =>
      pair.ecs.describeInstances(
        new $ecs.DescribeInstancesRequest({ regionId, instanceIds: '["i-1","i-2"]', maxResults: 100 }),
      ),
  ],
  'describeInstances by tags': [
    () => pair.cloud.describeInstances({ regionID, tags }),
    () => pair.ecs.describeInstances(new $ecs.DescribeInstancesRequest({ regionId, tag, maxResults: 100 })),
  ],
  stopInstance: [
    () => pair.cloud.stopInstance({ regionID, instanceID: 'i-1' }),
    () =>
      pair.ecs.stopInstance(new $ecs.StopInstanceRequest({ instanceId: 'i-1', stoppedMode: 'KeepCharging' })),
  ],
  rebootInstance: [
    () => pair.cloud.rebootInstance({ regionID, instanceID: 'i-1', force: true }),
    () => pair.ecs.rebootInstance(new $ecs.RebootInstanceRequest({ instanceId: 'i-1', forceStop: true })),
  ],
  deleteInstance: [
    () => pair.cloud.deleteInstance({ regionID, instanceID: 'i-1' }),
    () => pair.ecs.deleteInstance(new $ecs.DeleteInstanceRequest({ instanceId: 'i-1', force: true })),
  ],
  modifyInstanceAutoReleaseTime: [
    () =>
      pair.cloud.modifyInstanceAutoReleaseTime({
        regionID,
        instanceID: 'i-1',
        autoReleaseTime: '2026-01-01T02:00:00Z',
      }),
    () =>
      pair.ecs.modifyInstanceAutoReleaseTime(
        new $ecs.ModifyInstanceAutoReleaseTimeRequest({
          regionId,
          instanceId: 'i-1',
          autoReleaseTime: '2026-01-01T02:00:00Z',
        }),
      ),
  ],
  getInstanceConsoleOutput: [
    () => pair.cloud.getInstanceConsoleOutput({ regionID, instanceID: 'i-1' }),
    () =>
      pair.ecs.getInstanceConsoleOutput(
        new $ecs.GetInstanceConsoleOutputRequest({ regionId, instanceId: 'i-1', removeSymbols: true }),
      ),
  ],
  describeInstanceTypes: [
    () =>
      pair.cloud.describeInstanceTypes({
        regionID,
        instanceTypes: ['ecs.g7.large'],
        minCPU: 2,
        maxMemoryGiB: 16,
      }),
    () =>
      pair.ecs.describeInstanceTypes(
        new $ecs.DescribeInstanceTypesRequest({
          instanceTypes: ['ecs.g7.large'],
          minimumCpuCoreCount: 2,
          maximumMemorySize: 16,
          maxResults: 100,
        }),
      ),
  ],
  describeImageSupportInstanceTypes: [
    () => pair.cloud.describeImageSupportInstanceTypes({ regionID, imageID: 'm-1' }),
    () =>
      pair.ecs.describeImageSupportInstanceTypes(
        new $ecs.DescribeImageSupportInstanceTypesRequest({
          regionId,
          imageId: 'm-1',
          actionType: 'CreateEcs',
        }),
      ),
  ],
  describeImageComponents: [
    () => pair.cloud.describeImageComponents({ regionID, name: 'nginx', owner: 'SELF' }),
    () =>
      pair.ecs.describeImageComponents(
        new $ecs.DescribeImageComponentsRequest({
          regionId,
          name: 'nginx',
          owner: 'SELF',
          maxResults: 500,
        }),
      ),
  ],
  'describeImageComponents by ID': [
    () => pair.cloud.describeImageComponents({ regionID, imageComponentIDs: ['ic-1', 'ic-2'] }),
    () =>
      pair.ecs.describeImageComponents(
        new $ecs.DescribeImageComponentsRequest({
          regionId,
          imageComponentId: ['ic-1', 'ic-2'],
          maxResults: 500,
        }),
      ),
  ],
  describeAvailableResource: [
    () =>
      pair.cloud.describeAvailableResource({
        regionID,
        destination: 'SystemDisk',
        instanceType: 'ecs.g7.large',
      }),
    () =>
      pair.ecs.describeAvailableResource(
        new $ecs.DescribeAvailableResourceRequest({
          regionId,
          resourceType: 'instance',
          destinationResource: 'SystemDisk',
          instanceChargeType: 'PostPaid',
          networkCategory: 'vpc',
          ioOptimized: 'optimized',
          instanceType: 'ecs.g7.large',
        }),
      ),
  ],
  describeVSwitches: [
    () => pair.cloud.describeVSwitches({ regionID, vSwitchIDs: ['vsw-1'] }),
    () => pair.vpc.describeVSwitches(new $vpc.DescribeVSwitchesRequest({ regionId, vSwitchId: 'vsw-1' })),
  ],
  describeSecurityGroups: [
    () => pair.cloud.describeSecurityGroups({ regionID, securityGroupIDs: ['sg-1'] }),
    () =>
      pair.ecs.describeSecurityGroups(
        new $ecs.DescribeSecurityGroupsRequest({ regionId, securityGroupIds: '["sg-1"]', maxResults: 100 }),
      ),
  ],
  tagResources: [
    () => pair.cloud.tagResources({ regionID, resourceType: 'snapshot', resourceIDs: ['s-1', 's-2'], tags }),
    () =>
      pair.ecs.tagResources(
        new $ecs.TagResourcesRequest({ regionId, resourceType: 'snapshot', resourceId: ['s-1', 's-2'], tag }),
      ),
  ],
  getCallerIdentity: [() => pair.cloud.getCallerIdentity({ regionID }), () => pair.sts.getCallerIdentity()],
};

for (const [name, same] of Object.entries(SAME)) {
  test(`${name} sends what the official client sends`, () => assertSame(pair.server, same));
}

test('a temporary key is sent with its token, signed', async () => {
  const temporary = pair.factory.open({
    namespace: 'n',
    credentials: { accessKeyID: 'STS.x', accessKeySecret: 'sk', securityToken: 'token' },
  });
  pair.server.calls.length = 0;
  await temporary.describeInstances({ regionID, instanceIDs: ['i-1'] });
  const headers = pair.server.calls[0]?.headers;
  assert.is(headers?.['x-acs-security-token'], 'token');
  assert.is(headers?.['x-acs-accesskey-id'], 'STS.x');
  assert.match(headers?.authorization ?? '', /SignedHeaders=[^,]*x-acs-security-token/);
});

test('an auto-release time is cleared by leaving it out', async () => {
  pair.server.calls.length = 0;
  await pair.cloud.modifyInstanceAutoReleaseTime({ regionID, instanceID: 'i-1', autoReleaseTime: undefined });
  assert.equal(pair.server.calls[0]?.query, { RegionId: regionID, InstanceId: 'i-1' });
});
