import * as ecs from '@alicloud/ecs20140526';

/** What is recorded: the request, and the code that the default world must answer with. */
export interface RecordedCall {
  name: string;
  request: { toMap(): Record<string, unknown> };
  send(client: InstanceType<typeof ecs.default.default>): Promise<unknown>;
  code?: string;
}

const R = 'cn-hangzhou';
const TAGS = [
  { key: 'imagesmith:build', value: 'images/web-1' },
  { key: 'empty', value: '' },
  { key: 'spaces & signs', value: "a b+c=d&e*f~g'h(i)!" },
];

function call<T extends { toMap(): Record<string, unknown> }>(
  name: string,
  request: T,
  send: (client: InstanceType<typeof ecs.default.default>, request: T) => Promise<unknown>,
  code?: string,
): RecordedCall {
  return { name, request, send: (client) => send(client, request), ...(code !== undefined && { code }) };
}

export const CALLS: RecordedCall[] = [
  call('DescribeRegions without parameters', new ecs.DescribeRegionsRequest({}), (c, r) =>
    c.describeRegions(r),
  ),
  call(
    'RunInstances with disks, groups, tags and user data',
    new ecs.RunInstancesRequest({
      regionId: R,
      imageFamily: 'acs:debian_12_x64',
      instanceType: 'ecs.g7.large',
      vSwitchId: 'vsw-bp1sample0000000000h',
      securityGroupIds: ['sg-bp1sample000000000000'],
      instanceName: '构建机 one',
      amount: 1,
      systemDisk: { category: 'cloud_essd', size: '40', performanceLevel: 'PL0' },
      dataDisk: [{ category: 'cloud_essd', size: 100, deleteWithInstance: true }],
      tag: TAGS,
      userData: 'IyEvYmluL3NoCg==',
      clientToken: '0123456789abcdef'.repeat(4),
      dryRun: false,
      httpTokens: 'required',
    }),
    (c, r) => c.runInstances(r),
  ),
  call(
    'DescribeInstances with a JSON list and tags',
    new ecs.DescribeInstancesRequest({
      regionId: R,
      instanceIds: '["i-1","i-2"]',
      tag: TAGS,
      maxResults: 100,
    }),
    (c, r) => c.describeInstances(r),
  ),
  call(
    'RunCommand with parameters and a script full of signs',
    new ecs.RunCommandRequest({
      regionId: R,
      type: 'RunShellScript',
      commandContent: '#!/bin/sh\nset -eu\necho "你好, {{name}}: 100% + $HOME" > /tmp/a\n',
      instanceId: ['i-1'],
      enableParameter: true,
      parameters: { name: 'a "b" c' },
      timeout: 600,
      terminationMode: 'ProcessTree',
      tag: TAGS,
    }),
    (c, r) => c.runCommand(r),
    'InvalidInstance.NotFound',
  ),
  call(
    'RunCommand with a request line above 16 KiB',
    new ecs.RunCommandRequest({
      regionId: R,
      type: 'RunShellScript',
      commandContent: Buffer.alloc(12_500, '#').toString('base64'),
      contentEncoding: 'Base64',
      instanceId: ['i-1'],
    }),
    (c, r) => c.runCommand(r),
    'InvalidInstance.NotFound',
  ),
  call(
    'SendFile',
    new ecs.SendFileRequest({
      regionId: R,
      name: 'x.conf',
      targetDir: '/etc',
      content: 'a=b',
      instanceId: ['i-1'],
      overwrite: true,
    }),
    (c, r) => c.sendFile(r),
    'InvalidInstance.NotFound',
  ),
  call(
    'CreateImage with features and mappings',
    new ecs.CreateImageRequest({
      regionId: R,
      imageName: 'web-1',
      imageFamily: 'web',
      diskDeviceMapping: [{ snapshotId: 's-1', device: '/dev/xvda', diskType: 'system' }],
      features: { imdsSupport: 'v2' },
      detectionStrategy: 'Standard',
      tag: TAGS,
    }),
    (c, r) => c.createImage(r),
    'InvalidSnapshotId.NotFound',
  ),
  call(
    'CopyImage',
    new ecs.CopyImageRequest({
      regionId: R,
      imageId: 'm-1',
      destinationRegionId: 'cn-shanghai',
      destinationImageName: 'web-1',
      encrypted: true,
      KMSKeyId: 'key-1',
      tag: TAGS,
    }),
    (c, r) => c.copyImage(r),
    'InvalidImageId.NotFound',
  ),
  call(
    'DescribeImages by status',
    new ecs.DescribeImagesRequest({
      regionId: R,
      status: 'Creating,Waiting,Available',
      pageSize: 100,
      tag: TAGS,
    }),
    (c, r) => c.describeImages(r),
  ),
  call(
    'ModifyImageAttribute',
    new ecs.ModifyImageAttributeRequest({
      regionId: R,
      imageId: 'm-1',
      features: { nvmeSupport: 'supported' },
    }),
    (c, r) => c.modifyImageAttribute(r),
    'InvalidImageId.NotFound',
  ),
  call(
    'ModifyImageSharePermission',
    new ecs.ModifyImageSharePermissionRequest({
      regionId: R,
      imageId: 'm-1',
      addAccount: ['2000000000000002'],
    }),
    (c, r) => c.modifyImageSharePermission(r),
    'InvalidImageId.NotFound',
  ),
  call(
    'StopInstance, which has no RegionId',
    new ecs.StopInstanceRequest({ instanceId: 'i-1', stoppedMode: 'KeepCharging' }),
    (c, r) => c.stopInstance(r),
    'InvalidInstanceId.NotFound',
  ),
  call(
    'TagResources',
    new ecs.TagResourcesRequest({ regionId: R, resourceType: 'snapshot', resourceId: ['s-1'], tag: TAGS }),
    (c, r) => c.tagResources(r),
    'InvalidResourceId.NotFound',
  ),
  call(
    'DescribePrice',
    new ecs.DescribePriceRequest({
      regionId: R,
      resourceType: 'instance',
      instanceType: 'ecs.g7.large',
      systemDisk: { category: 'cloud_essd', size: 40 },
      priceUnit: 'Hour',
    }),
    (c, r) => c.describePrice(r),
  ),
];
