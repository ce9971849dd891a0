import { CloudFactory } from '../../../src/cloud/cloud-factory.ts';
import type { Cloud } from '../../../src/cloud/port.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { assert, suite } from '../../kit/index.ts';
import { ScriptedServer } from './scripted-server.ts';

const test = suite('answers');

const regionID = 'cn-hangzhou';
let server: ScriptedServer;
let factory: CloudFactory;
let cloud: Cloud;

test.before(async () => {
  server = await ScriptedServer.start();
});
test.before.each(() => {
  const clock = systemClock();
  const endpoints = { overrides: { '*': server.endpoint } };
  factory = new CloudFactory({ cloudClock: clock, wallClock: clock, endpoints });
  cloud = factory.open({ namespace: 'n', credentials: { accessKeyID: 'a', accessKeySecret: 'b' } });
  server.calls.length = 0;
});
test.after.each(() => factory.close());
test.after(() => server.close());

test('an instance is plain data, with empty strings for what is not there', async () => {
  server.script = () => ({
    Instances: {
      Instance: [
        {
          InstanceId: 'i-1',
          Status: 'Running',
          ZoneId: 'cn-hangzhou-b',
          Memory: 8192,
          Cpu: 2,
          AutoReleaseTime: '',
          VpcAttributes: {
            VpcId: 'vpc-1',
            VSwitchId: 'vsw-1',
            PrivateIpAddress: { IpAddress: ['10.0.0.5'] },
          },
          SecurityGroupIds: { SecurityGroupId: ['sg-1'] },
          OperationLocks: { LockReason: [{ LockReason: 'Recycling' }] },
          Tags: { Tag: [{ TagKey: 'imagesmith:role', TagValue: 'builder' }] },
          BrandNewField: 'ignored',
        },
      ],
    },
  });
  const [instance] = await cloud.describeInstances({ regionID, instanceIDs: ['i-1'] });
  assert.is(instance?.status, 'Running');
  assert.is(instance?.memoryMiB, 8192);
  assert.is(instance?.autoReleaseTime, undefined);
  assert.is(instance?.instanceName, '');
  assert.equal(instance?.privateIPs, ['10.0.0.5']);
  assert.equal(instance?.lockReasons, ['Recycling']);
  assert.equal(instance?.tags, { 'imagesmith:role': 'builder' });
});

test('an image carries its disks, features, check and progress', async () => {
  server.script = () => ({
    TotalCount: 1,
    Images: {
      Image: [
        {
          ImageId: 'm-1',
          Status: 'Creating',
          Progress: '32%',
          Usable: true,
          IsSelfShared: 'True',
          Features: { NvmeSupport: 'supported', ImdsSupport: 'v2' },
          DetectionOptions: {
            Status: 'Finished',
            Items: {
              Item: [
                { Name: 'Nvme', Value: 'NotSupported', RiskLevel: 'High', RiskCode: 'NVMe.NotInstallded' },
              ],
            },
          },
          DiskDeviceMappings: {
            DiskDeviceMapping: [
              {
                Device: '/dev/xvda',
                Type: 'system',
                Size: '40',
                SnapshotId: 's-1',
                Encrypted: true,
                Progress: '50%',
                RemainTime: 60,
              },
            ],
          },
        },
      ],
    },
  });
  const [image] = await cloud.describeImages({ regionID, imageIDs: ['m-1'] });
  assert.equal(
    [image?.progressPercent, image?.usable, image?.isShared, image?.nvmeSupport, image?.imdsSupport],
    [32, true, true, 'supported', 'v2'],
  );
  assert.equal(image?.detection, {
    status: 'Finished',
    items: [{ name: 'Nvme', value: 'NotSupported', riskLevel: 'High', riskCode: 'NVMe.NotInstallded' }],
  });
  assert.equal(image?.disks, [
    {
      device: '/dev/xvda',
      type: 'system',
      sizeGiB: 40,
      snapshotID: 's-1',
      encrypted: true,
      progressPercent: 50,
      remainSeconds: 60,
    },
  ]);
});

test('a family without images is undefined, whether the answer holds an empty image or none', async () => {
  for (const answer of [{ Image: {} }, {}]) {
    server.script = () => ({ RequestId: 'r', ...answer });
    assert.is(await cloud.describeImageFromFamily({ regionID, imageFamily: 'web' }), undefined);
  }
  server.script = () => ({ Image: { ImageId: 'm-9', OSType: 'linux', Size: 20 } });
  const image = await cloud.describeImageFromFamily({ regionID, imageFamily: 'web' });
  assert.equal([image?.imageID, image?.osType, image?.sizeGiB], ['m-9', 'linux', 20]);
});

test('a loose match of an image name is not an answer', async () => {
  server.script = () => ({
    Images: {
      Image: [
        { ImageId: 'm-1', ImageName: 'web-11' },
        { ImageId: 'm-2', ImageName: 'web-1' },
      ],
    },
  });
  const found = await cloud.describeImages({ regionID, imageName: 'web-1' });
  assert.equal(
    found.map(({ imageID }) => imageID),
    ['m-2'],
  );
});

test('images that were not asked for are dropped, and a service that ignores the list is not read to its end', async () => {
  const page = Array.from({ length: 100 }, (_, n) => ({ ImageId: `m-${n}` }));
  server.script = () => ({ TotalCount: 5000, Images: { Image: page } });
  const found = await cloud.describeImages({ regionID, imageIDs: ['m-7', 'm-x'] });
  assert.equal(
    found.map(({ imageID }) => imageID),
    ['m-7'],
  );
  assert.is(server.calls.length, 1);
});

test('listings are read page by page, by token and by number', async () => {
  server.script = ({ query }) =>
    query['NextToken'] === 'two'
      ? { NextToken: '', Instances: { Instance: [{ InstanceId: 'i-2' }] } }
      : { NextToken: 'two', Instances: { Instance: [{ InstanceId: 'i-1' }] } };
  assert.is((await cloud.describeInstances({ regionID, tags: { a: 'b' } })).length, 2);
  server.script = ({ query }) => {
    const first = (Number(query['PageNumber']) - 1) * 100;
    const count = Math.min(100, 250 - first);
    return {
      TotalCount: 250,
      Images: { Image: Array.from({ length: count }, (_, n) => ({ ImageId: `m-${first + n}` })) },
    };
  };
  server.calls.length = 0;
  const images = await cloud.describeImages({ regionID, tags: { a: 'b' } });
  assert.equal([new Set(images.map(({ imageID }) => imageID)).size, server.calls.length], [250, 3]);
});

test('more ids than fit one call become several', async () => {
  server.script = ({ query }) => ({
    Instances: {
      Instance: (JSON.parse(query['InstanceIds'] ?? '[]') as string[]).map((InstanceId) => ({ InstanceId })),
    },
  });
  const instanceIDs = Array.from({ length: 250 }, (_, n) => `i-${n}`);
  assert.is((await cloud.describeInstances({ regionID, instanceIDs })).length, 250);
  assert.is(server.calls.length, 3);
});

/** A zone of DescribeAvailableResource with one type. */
const zone = (ZoneId: string, zoneStatus: string, status: string) => ({
  ZoneId,
  Status: zoneStatus,
  AvailableResources: {
    AvailableResource: [
      {
        Type: 'InstanceType',
        SupportedResources: {
          SupportedResource: [{ Value: 'ecs.g7.large', Status: status, StatusCategory: 'WithStock' }],
        },
      },
    ],
  },
});

test('stock is one line per zone and value, and needs both to be available', async () => {
  server.script = () => ({
    AvailableZones: {
      AvailableZone: [
        zone('b', 'Available', 'Available'),
        zone('c', 'SoldOut', 'Available'),
        zone('d', 'Available', 'SoldOut'),
      ],
    },
  });
  const stock = await cloud.describeAvailableResource({ regionID, destination: 'InstanceType' });
  assert.equal(
    stock.map(({ zoneID, value, available }) => [zoneID, value, available]),
    [
      ['b', 'ecs.g7.large', true],
      ['c', 'ecs.g7.large', false],
      ['d', 'ecs.g7.large', false],
    ],
  );
});

test('reads that builds share are made once, and again when asked live', async () => {
  server.script = () => ({
    AccountId: '1',
    VSwitches: { VSwitch: [{ VSwitchId: 'vsw-1', Tags: { Tag: [{ Key: 'a', Value: 'b' }] } }] },
  });
  const query = { regionID, vSwitchIDs: ['vsw-1'] };
  const neighbour = factory.open({ namespace: 'm', credentials: { accessKeyID: 'a', accessKeySecret: 'b' } });
  const [vSwitch] = await cloud.describeVSwitches(query);
  assert.equal(vSwitch?.tags, { a: 'b' });
  await Promise.all([cloud.describeVSwitches(query), neighbour.describeVSwitches(query)]);
  assert.is(server.calls.length, 1);
  await cloud.describeVSwitches(query, { live: true });
  assert.is(server.calls.length, 2);
  await cloud.getCallerIdentity({ regionID });
  await cloud.getCallerIdentity({ regionID: 'cn-shanghai' });
  assert.is(server.calls.length, 3);
});

test('image components come from all pages, as plain data', async () => {
  const component = {
    ImageComponentId: 'ic-1',
    Name: 'agent',
    ComponentVersion: '1.0.2',
    ComponentType: 'Build',
    SystemType: 'Linux',
    Owner: 'SELF',
    Content: 'RUN true\n',
    Parameters: { Parameter: [{ Name: 'a', Type: 'String' }] },
  };
  server.script = ({ query }) =>
    query['NextToken'] === undefined
      ? { ImageComponent: { ImageComponentSet: [component] }, NextToken: 'more' }
      : { ImageComponent: { ImageComponentSet: [{ ImageComponentId: 'ic-2' }] }, NextToken: '' };
  const found = await cloud.describeImageComponents({ regionID, name: 'agent', owner: 'SELF' });
  assert.equal(found, [
    {
      imageComponentID: 'ic-1',
      name: 'agent',
      version: '1.0.2',
      type: 'Build',
      osType: 'Linux',
      owner: 'SELF',
      content: 'RUN true\n',
    },
    { imageComponentID: 'ic-2', name: '', version: '', type: '', osType: '', owner: '', content: '' },
  ]);
  assert.equal(
    server.calls.map(({ action, query }) => [action, query['Name'], query['Owner'], query['NextToken']]),
    [
      ['DescribeImageComponents', 'agent', 'SELF', undefined],
      ['DescribeImageComponents', 'agent', 'SELF', 'more'],
    ],
  );
});

test('without image components there is an empty list', async () => {
  server.script = () => ({ ImageComponent: {} });
  assert.equal(await cloud.describeImageComponents({ regionID, imageComponentIDs: ['ic-9'] }), []);
  assert.is(server.calls[0]?.query['ImageComponentId.1'], 'ic-9');
});
