import { createRequire } from 'node:module';

import { cast, type Model } from '@darabonba/typescript';

import { allApis } from '../../../simulator/api/index.ts';
import { VERSIONS } from '../../../simulator/wire/schema.ts';
import { assert, suite } from '../../kit/index.ts';
import { HANGZHOU, list, Stepped } from './calls.ts';

const require = createRequire(import.meta.url);
const PACKAGES = { Ecs: '@alicloud/ecs20140526', Vpc: '@alicloud/vpc20160428', Sts: '@alicloud/sts20150401' };

const test = suite('answers read by the official models');
let world: Stepped;

/** Parameters with which each read answers something, after the story of the first test. */
const READS: Record<string, Record<string, unknown>> = {};

test.before(async () => {
  world = await Stepped.start({
    guests: { rules: [{ match: /.*/, exitCode: 0, output: 'done' }, { writesFile: /.*/ }] },
  });
});
test.after(() => world.end());

type ModelClass = new (map: Record<string, unknown>) => Model;

/** The official class of an answer; its file differs in case for some. */
function modelOf(product: keyof typeof PACKAGES, action: string): ModelClass {
  const models = require(PACKAGES[product]) as Record<string, ModelClass>;
  const name = Object.keys(models).find((key) => key.toLowerCase() === `${action}responsebody`.toLowerCase());
  const found = name === undefined ? undefined : models[name];
  if (found === undefined) throw new Error(`No model of ${action}`);
  return found;
}

test('a world with one of everything', async () => {
  const Tag = [{ Key: 'a', Value: 'b' }];
  const { instanceId, imageId } = await world.imageOf({
    ImageFamily: 'web',
    Tag,
    DetectionStrategy: 'Standard',
  });
  await world.seconds(700);
  await world.call('ModifyImageSharePermission', { ImageId: imageId, AddAccount: ['2000000000000002'] });
  const id = await world.running({ Tag, InternetMaxBandwidthOut: 1, DataDisk: [{ Size: 40 }] });
  const command = { Type: 'RunShellScript', CommandContent: 'x', InstanceId: [id], Tag, KeepCommand: true };
  const { InvokeId } = await world.call('RunCommand', command);
  const file = { Name: 'f', TargetDir: '/', Content: 'c', InstanceId: [id], Tag };
  const sent = await world.call('SendFile', file);
  await world.call('CreateVpc', { Tag }, { version: VERSIONS.Vpc });
  await world.call('AllocateEipAddress', { Tag }, { version: VERSIONS.Vpc });
  await world.call('CreateKeyPair', { KeyPairName: 'pair', Tag });
  await world.call('CreateImageComponent', { Name: 'component', Content: 'RUN true', Tag });
  const lost = world.simulator.simulation.instances.find(await world.launch());
  assert.ok(lost);
  world.simulator.simulation.instances.vanish(lost.instance);
  const group = { SecurityGroupId: HANGZHOU.SecurityGroupId };
  const Permissions = [{ IpProtocol: 'tcp', PortRange: '22/22', SourceCidrIp: '10.0.0.0/8' }];
  await world.call('AuthorizeSecurityGroup', { ...group, Permissions });
  await world.seconds(60);
  Object.assign(READS, {
    DescribeImageSharePermission: { ImageId: imageId },
    DescribeSecurityGroupAttribute: group,
    DescribeImageFromFamily: { ImageFamily: 'web' },
    DescribeImageSupportInstanceTypes: { ImageId: imageId },
    DescribeInvocations: { InvokeId, IncludeOutput: true },
    DescribeInvocationResults: { InvokeId },
    DescribeSendFileResults: { InvokeId: sent['InvokeId'] },
    DescribeAvailableResource: { DestinationResource: 'SystemDisk' },
    DescribePrice: { InstanceType: 'ecs.g7.large' },
    DescribeImages: { ImageId: imageId },
    ListTagResources: { ResourceType: 'image', Tag },
    GetInstanceConsoleOutput: { InstanceId: instanceId },
  });
  assert.is(list(await world.call('DescribeInstances', {}), 'Instances', 'Instance').length, 2);
});

for (const { product, action, effect } of allApis()) {
  // Of product Location there is no official package to read its answer with.
  if (effect === 'write' || product === 'Location') continue;
  test(`${product}.${action}: nothing of the answer is lost, and it is not empty`, async () => {
    const raw = await world.call(action, READS[action] ?? {}, { version: VERSIONS[product] });
    const decoded = cast<Model>(raw, new (modelOf(product, action))({}));
    assert.equal(decoded.toMap(), raw);
    assert.ok(JSON.stringify(raw).length > 200, JSON.stringify(raw));
  });
}
