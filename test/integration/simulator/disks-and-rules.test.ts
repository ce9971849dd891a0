import { assert, suite } from '../../kit/index.ts';
import { HANGZHOU, list, Stepped } from './calls.ts';

const test = suite('what other image tools call: disks, security group rules, image components');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

const ZoneId = 'cn-hangzhou-h';
const GROUP = { SecurityGroupId: HANGZHOU.SecurityGroupId };

async function disk(DiskId: unknown): Promise<Record<string, unknown> | undefined> {
  const answer = await world.call('DescribeDisks', { DiskIds: JSON.stringify([DiskId]) });
  return list(answer, 'Disks', 'Disk')[0];
}

test('a data disk is made, attached, grown, imaged, detached and deleted', async () => {
  const wanted = { ZoneId, DiskCategory: 'cloud_essd', Size: 40, DiskName: 'data', Description: 'of a test' };
  const { DiskId } = await world.call('CreateDisk', wanted);
  assert.is((await disk(DiskId))?.['Status'], 'Creating');
  await world.seconds(5);
  assert.is((await disk(DiskId))?.['Description'], 'of a test');
  const InstanceId = await world.running();
  await world.call('AttachDisk', { DiskId, InstanceId });
  assert.is(await world.code('DeleteDisk', { DiskId }), 'IncorrectDiskStatus');
  await world.seconds(5);
  assert.is((await disk(DiskId))?.['Status'], 'In_use');
  assert.is((await disk(DiskId))?.['Device'], '/dev/xvdb');
  assert.is(await world.code('ResizeDisk', { DiskId, NewSize: 20 }), 'InvalidDiskSize.TooSmall');
  await world.call('ResizeDisk', { DiskId, NewSize: 60 });
  assert.is((await disk(DiskId))?.['Size'], 60);
  const { ImageId } = await world.call('CreateImage', { InstanceId });
  const mappings = (await world.image(String(ImageId)))?.['DiskDeviceMappings'];
  assert.is(list({ mappings }, 'mappings', 'DiskDeviceMapping').length, 2);
  await world.seconds(900);
  await world.call('DetachDisk', { DiskId, InstanceId });
  await world.seconds(5);
  assert.is((await disk(DiskId))?.['Status'], 'Available');
  await world.call('DeleteDisk', { DiskId });
  assert.is(await disk(DiskId), undefined);
  assert.is(await world.code('DeleteDisk', { DiskId }), undefined);
});

test('disks are refused for what they cannot be', async () => {
  const code = (parameters: Record<string, unknown>) =>
    world.code('CreateDisk', { ZoneId, Size: 40, ...parameters });
  assert.is(await code({ DiskCategory: 'tape' }), 'InvalidDataDiskCategory.NotSupported');
  assert.is(await code({ Size: 4000 }), 'InvalidDiskSize.NotSupported');
  assert.is(
    await code({ DiskCategory: 'cloud_essd', PerformanceLevel: 'PL2' }),
    'InvalidDiskSize.NotSupported',
  );
  assert.is(await code({ KMSKeyId: 'k' }), 'InvalidEncrypted.NotMatchKmsKeyId');
  assert.is(await code({ ZoneId: 'cn-nowhere-a' }), 'InvalidZoneId.NotFound');
  const id = await world.running();
  const [system] = list(await world.call('DescribeDisks', { InstanceId: id }), 'Disks', 'Disk');
  assert.is(
    await world.code('DetachDisk', { InstanceId: id, DiskId: system?.['DiskId'] }),
    'DiskNotPortable',
  );
  const { DiskId } = await world.call('CreateDisk', { ZoneId: 'cn-hangzhou-i', Size: 40 });
  await world.seconds(5);
  assert.is(await world.code('AttachDisk', { InstanceId: id, DiskId }), 'ResourcesNotInSameZone');
});

async function rules(parameters = {}): Promise<Record<string, unknown>[]> {
  const answer = await world.call('DescribeSecurityGroupAttribute', { ...GROUP, ...parameters });
  return list(answer, 'Permissions', 'Permission');
}

test('a rule that is there already is not added again; what was sent is shown', async () => {
  const rule = { IpProtocol: 'tcp', PortRange: '22/22', SourceCidrIp: '10.0.0.0/8', Priority: '5' };
  await world.call('AuthorizeSecurityGroup', { ...GROUP, ...rule });
  await world.call('AuthorizeSecurityGroup', { ...GROUP, Permissions: [rule] });
  const [shown, ...rest] = await rules();
  assert.is(rest.length, 0);
  assert.is(shown?.['IpProtocol'], 'TCP');
  assert.is(shown?.['PortRange'], '22/22');
  assert.is(shown?.['Priority'], '5');
  assert.is(shown?.['Direction'], 'ingress');
  const egress = { IpProtocol: 'ALL', PortRange: '-1/-1', DestCidrIp: '0.0.0.0/0', Policy: 'drop' };
  await world.call('AuthorizeSecurityGroupEgress', { ...GROUP, Permissions: [egress] });
  assert.is((await rules({ Direction: 'egress' }))[0]?.['Policy'], 'Drop');
  const groups = await world.call('DescribeSecurityGroups', GROUP);
  assert.is(list(groups, 'SecurityGroups', 'SecurityGroup')[0]?.['RuleCount'], 2);
});

test('an unknown rule is an error by its id and none by its content', async () => {
  const rule = { IpProtocol: 'udp', PortRange: '1/9', SourceCidrIp: '10.0.0.0/8' };
  assert.is(await world.code('RevokeSecurityGroup', { ...GROUP, Permissions: [rule] }), undefined);
  assert.is(
    await world.code('RevokeSecurityGroup', { ...GROUP, SecurityGroupRuleId: ['sgr-unknown'] }),
    'InvalidParam.SecurityGroupRuleId',
  );
  await world.call('AuthorizeSecurityGroup', { ...GROUP, ...rule });
  const [shown] = await rules();
  await world.call('RevokeSecurityGroup', {
    ...GROUP,
    SecurityGroupRuleId: [shown?.['SecurityGroupRuleId']],
  });
  assert.equal(await rules(), []);
});

const ruleCode = (rule: Record<string, unknown>) =>
  world.code('AuthorizeSecurityGroup', {
    ...GROUP,
    IpProtocol: 'tcp',
    PortRange: '22/22',
    SourceCidrIp: '10.0.0.0/8',
    ...rule,
  });

test('rules are refused for what they cannot be', async () => {
  assert.is(await ruleCode({ IpProtocol: 'tpc' }), 'InvalidIpProtocol.ValueNotSupported');
  assert.is(await ruleCode({ PortRange: '22' }), 'InvalidIpPortRange.Malformed');
  assert.is(await ruleCode({ SourceCidrIp: '10.0.0.0/40' }), 'InvalidSourceCidrIp.Malformed');
  assert.is(await ruleCode({ SourceCidrIp: '' }), 'MissingParameter.Source');
  assert.is(await ruleCode({ Policy: 'maybe' }), 'InvalidPolicy.Malformed');
  assert.is(await ruleCode({ Priority: '101' }), 'InvalidPriority.ValueNotSupported');
  assert.is(await ruleCode({ SourceGroupId: 'sg-unknown' }), 'InvalidSourceGroupId.NotFound');
});

test('a group that a rule of another one names cannot be deleted', async () => {
  const VpcId = 'vpc-bp1sample00000000000';
  const made = await world.call('CreateSecurityGroup', { VpcId, SecurityGroupName: 'builders' });
  const rule = { IpProtocol: 'tcp', PortRange: '1/9', SourceGroupId: made['SecurityGroupId'] };
  await world.call('AuthorizeSecurityGroup', { ...GROUP, Permissions: [rule] });
  const remove = { SecurityGroupId: made['SecurityGroupId'] };
  assert.is(await world.code('DeleteSecurityGroup', remove), 'DependencyViolation');
  await world.call('RevokeSecurityGroup', { ...GROUP, Permissions: [rule] });
  await world.call('DeleteSecurityGroup', remove);
});

const CONTENT =
  'Parameters:\n  size:\n    Type: Number\n    DefaultValue: 3\nTasks:\n  - Name: a\n    Action: Reboot\n';

test('image components count their versions and are never changed', async () => {
  const first = await world.call('CreateImageComponent', { Name: 'base', Content: CONTENT });
  await world.call('CreateImageComponent', { Name: 'base', Content: 'RUN true\nRESTART\n' });
  assert.is(
    await world.code('CreateImageComponent', { Name: 'base', ComponentVersion: '2.0.0', Content: CONTENT }),
    'InvalidComponentVersion.Exist',
  );
  const shown = await world.call('DescribeImageComponents', { Name: 'base', ComponentVersion: '1.*.*' });
  const [component, ...rest] = list(shown, 'ImageComponent', 'ImageComponentSet');
  assert.is(rest.length, 0);
  assert.is(component?.['ImageComponentId'], first['ImageComponentId']);
  assert.equal(component?.['Parameters'], {
    Parameter: [{ Name: 'size', Type: 'Number', DefaultValue: '3' }],
  });
  const id = { ImageComponentId: first['ImageComponentId'] };
  await world.call('DeleteImageComponent', id);
  assert.is(await world.code('DeleteImageComponent', id), 'InvalidImageComponent.NotFound');
});

test('component content is checked as documented', async () => {
  const code = (Content: string) => world.code('CreateImageComponent', { Name: 'base', Content });
  assert.is(await world.code('CreateImageComponent', { Name: 'base' }), 'MissingParameter.Content');
  assert.is(await code(`RUN ${'x'.repeat(16 * 1024)}`), 'InvalidContent.LengthExceeded');
  assert.is(await code('COMPONENT ic-1'), 'InvalidCommand.Component');
  assert.is(await code('RUN'), 'EmptyCommandContent.RUN');
  assert.is(await code('RESTART now'), 'NotEmptyCommandContent.RESTART');
  assert.is(await code('FROM IMAGE:m-1'), 'NotSupportedCommand.FROM');
  assert.is(await code('EXPOSE 80'), 'InvalidImageTemplateCommand.NotSupported');
  assert.is(await code('Tasks: []'), 'InvalidParameter.Content');
});
