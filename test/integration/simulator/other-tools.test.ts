import { assert, suite } from '../../kit/index.ts';
import { LAUNCH, list, Stepped } from './calls.ts';

const test = suite('what other image tools call: instances, key pairs, addresses');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

const CREATE = { ...LAUNCH, InstanceName: 'made', SystemDisk: { Size: 40, DiskName: 'root' } };
const vpc = { version: '2016-04-28' };

test('CreateInstance leaves the instance stopped until StartInstance', async () => {
  const { InstanceId } = await world.call('CreateInstance', CREATE);
  const id = String(InstanceId);
  assert.is((await world.instance(id))?.['Status'], 'Pending');
  await world.seconds(60);
  assert.is((await world.instance(id))?.['Status'], 'Stopped');
  await world.call('StartInstance', { InstanceId: id });
  await world.seconds(60);
  assert.is((await world.instance(id))?.['Status'], 'Running');
  const [disk] = list(await world.call('DescribeDisks', { InstanceId: id }), 'Disks', 'Disk');
  assert.is(disk?.['DiskName'], 'root');
  assert.is(await world.code('CreateInstance', { ...CREATE, DryRun: true }), 'DryRunOperation');
});

test('AllocatePublicIpAddress gives one address and answers it again', async () => {
  const id = await world.running();
  const { IpAddress } = await world.call('AllocatePublicIpAddress', { InstanceId: id });
  assert.match(String(IpAddress), /^203\.0\.113\.\d+$/);
  assert.equal(await shownAddresses(id), [IpAddress]);
  const again = await world.call('AllocatePublicIpAddress', { InstanceId: id });
  assert.is(again['IpAddress'], IpAddress);
});

async function shownAddresses(id: string): Promise<unknown> {
  const addresses = (await world.instance(id))?.['PublicIpAddress'] as { IpAddress: unknown };
  return addresses.IpAddress;
}

test('a key pair is made, shown, given to instances, taken away and deleted', async () => {
  const made = await world.call('CreateKeyPair', { KeyPairName: 'packer', Tag: [{ Key: 'a', Value: 'b' }] });
  assert.match(String(made['PrivateKeyBody']), /^-----BEGIN PRIVATE KEY-----/);
  assert.match(String(made['KeyPairFingerPrint']), /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
  assert.is(await world.code('CreateKeyPair', { KeyPairName: 'packer' }), 'KeyPair.AlreadyExist');
  const id = await world.launch({ KeyPairName: 'packer' });
  assert.is((await world.instance(id))?.['KeyPairName'], 'packer');
  const names = { KeyPairNames: JSON.stringify(['packer']) };
  assert.is(await world.code('DeleteKeyPairs', names), 'InvalidParameter.KeypairAlreadyAttachedInstance');
  const ids = JSON.stringify([id, 'i-unknown']);
  const taken = await world.call('DetachKeyPair', { KeyPairName: 'packer', InstanceIds: ids });
  assert.is(taken['TotalCount'], '2');
  assert.is(taken['FailCount'], '1');
  await world.call('DeleteKeyPairs', names);
  const shown = await world.call('DescribeKeyPairs', {});
  assert.equal(list(shown, 'KeyPairs', 'KeyPair'), []);
  assert.is(
    await world.code('RunInstances', { ...LAUNCH, KeyPairName: 'packer' }),
    'InvalidKeyPairName.NotFound',
  );
});

test('a private key stands in no ledger', async () => {
  await world.call('CreateKeyPair', { KeyPairName: 'packer' });
  assert.not.match(JSON.stringify(world.simulator.ledger.calls), /BEGIN PRIVATE KEY/);
});

test('a public key of one tool can be imported, others are refused', async () => {
  const source = await world.call('CreateKeyPair', { KeyPairName: 'source' });
  const shown = await world.call('DescribeKeyPairs', { IncludePublicKey: true, KeyPairName: 'so*' });
  const PublicKeyBody = `${String(list(shown, 'KeyPairs', 'KeyPair')[0]?.['PublicKey'])} me@host`;
  const imported = await world.call('ImportKeyPair', { KeyPairName: 'copy', PublicKeyBody });
  assert.is(imported['KeyPairFingerPrint'], source['KeyPairFingerPrint']);
  const bad = { KeyPairName: 'bad', PublicKeyBody: 'ssh-rsa bm90IGEga2V5IGF0IGFsbA==' };
  assert.is(await world.code('ImportKeyPair', bad), 'InvalidPublicKeyBody.Malformed');
});

for (const [product, options] of [
  ['Vpc', vpc],
  ['Ecs', {}],
] as const) {
  test(`an elastic address of product ${product} goes to an instance and comes back when that is gone`, async () => {
    const id = await world.running();
    const eip = await world.call('AllocateEipAddress', { Bandwidth: '10' }, options);
    const AllocationId = eip['AllocationId'];
    const status = async () => {
      const answer = await world.call('DescribeEipAddresses', { AllocationId }, options);
      return list(answer, 'EipAddresses', 'EipAddress')[0]?.['Status'];
    };
    await world.call('AssociateEipAddress', { AllocationId, InstanceId: id }, options);
    assert.is(await status(), 'Associating');
    assert.is(await world.code('ReleaseEipAddress', { AllocationId }, options), 'IncorrectEipStatus');
    await world.seconds(5);
    assert.is(await status(), 'InUse');
    const shown = (await world.instance(id))?.['EipAddress'] as Record<string, unknown>;
    assert.is(shown['IpAddress'], eip['EipAddress']);
    await world.call('UnassociateEipAddress', { AllocationId, InstanceId: id }, options);
    await world.seconds(5);
    assert.is(await status(), 'Available');
    await world.call('AssociateEipAddress', { AllocationId, InstanceId: id }, options);
    await world.seconds(5);
    await world.call('DeleteInstance', { InstanceId: id, Force: true });
    await world.seconds(30);
    assert.is(await status(), 'Available');
    await world.call('ReleaseEipAddress', { AllocationId }, options);
    assert.is(await status(), undefined);
    assert.is(
      await world.code('ReleaseEipAddress', { AllocationId }, options),
      'InvalidAllocationId.NotFound',
    );
  });
}

test('a network of the older product is the same network', async () => {
  const { VpcId } = await world.call('CreateVpc', { CidrBlock: '10.0.0.0/8' });
  await world.seconds(10);
  const zone = { VpcId, ZoneId: 'cn-hangzhou-i', CidrBlock: '10.1.0.0/16' };
  const { VSwitchId } = await world.call('CreateVSwitch', zone);
  await world.seconds(10);
  const shown = await world.call('DescribeVSwitches', { VSwitchId }, vpc);
  assert.is(list(shown, 'VSwitches', 'VSwitch')[0]?.['Status'], 'Available');
  assert.is(await world.code('DeleteVpc', { VpcId }), 'DependencyViolation.VSwitch');
  await world.call('DeleteVSwitch', { VSwitchId });
  await world.call('DeleteVpc', { VpcId }, vpc);
  assert.is(await world.code('DeleteVpc', { VpcId }, { ...vpc }), 'InvalidVpcId.NotFound');
});
