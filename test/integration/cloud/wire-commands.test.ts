import * as $ecs from '@alicloud/ecs20140526';

import { suite } from '../../kit/index.ts';
import { assertSame, regionID, type Same, startPair, tag, tags, type WirePair } from './wire-pair.ts';

const test = suite('wire format: commands');

const regionId = regionID;
let pair: WirePair;
test.before(async () => {
  pair = await startPair();
});
test.after(() => pair.close());

const script = `#!/bin/sh\necho "a b" 'c&d=e+f' ~ 你好 {{x}}\n${'# padding\n'.repeat(1000)}`;

const SAME: Record<string, Same> = {
  runCommand: [
    () =>
      pair.cloud.runCommand({
        regionID,
        clientToken: 'tok',
        tags,
        instanceID: 'i-1',
        name: 'task',
        type: 'RunShellScript',
        content: script,
        timeoutSeconds: 90,
        enableParameter: true,
        parameters: { x: '1' },
      }),
    () =>
      pair.ecs.runCommand(
        new $ecs.RunCommandRequest({
          regionId,
          clientToken: 'tok',
          tag,
          instanceId: ['i-1'],
          name: 'task',
          type: 'RunShellScript',
          commandContent: Buffer.from(script).toString('base64'),
          contentEncoding: 'Base64',
          timeout: 90,
          enableParameter: true,
          parameters: { x: '1' },
          repeatMode: 'Once',
          keepCommand: false,
          terminationMode: 'ProcessTree',
        }),
      ),
  ],
  invokeCommand: [
    () =>
      pair.cloud.invokeCommand({
        regionID,
        clientToken: 'tok',
        tags,
        instanceID: 'i-1',
        commandID: 'ACS-ECS-ImageRepair-for-linux.sh',
        timeoutSeconds: 600,
        username: 'Administrator',
        windowsPasswordName: 'axt',
        parameters: { repairitems: 'cloudinit growpart', text: '"a" & b=ü' },
        resourceGroupID: 'rg-1',
      }),
    () =>
      pair.ecs.invokeCommand(
        new $ecs.InvokeCommandRequest({
          regionId,
          clientToken: 'tok',
          tag,
          instanceId: ['i-1'],
          commandId: 'ACS-ECS-ImageRepair-for-linux.sh',
          timeout: 600,
          username: 'Administrator',
          windowsPasswordName: 'axt',
          parameters: { repairitems: 'cloudinit growpart', text: '"a" & b=ü' },
          repeatMode: 'Once',
          resourceGroupId: 'rg-1',
        }),
      ),
  ],
  describeInvocationResults: [
    () => pair.cloud.describeInvocationResults({ regionID, invokeIDs: ['t-1'] }),
    () =>
      pair.ecs.describeInvocationResults(
        new $ecs.DescribeInvocationResultsRequest({
          regionId,
          invokeId: 't-1',
          contentEncoding: 'Base64',
          maxResults: 50,
        }),
      ),
  ],
  describeInvocations: [
    () => pair.cloud.describeInvocations({ regionID, tags, running: true }),
    () =>
      pair.ecs.describeInvocations(
        new $ecs.DescribeInvocationsRequest({ regionId, tag, invokeStatus: 'Running', maxResults: 50 }),
      ),
  ],
  stopInvocation: [
    () => pair.cloud.stopInvocation({ regionID, instanceID: 'i-1', invokeID: 't-1' }),
    () =>
      pair.ecs.stopInvocation(
        new $ecs.StopInvocationRequest({ regionId, invokeId: 't-1', instanceId: ['i-1'] }),
      ),
  ],
  sendFile: [
    () =>
      pair.cloud.sendFile({
        regionID,
        clientToken: 'tok',
        tags,
        instanceID: 'i-1',
        name: 'f',
        targetDir: '/etc',
        content: Buffer.from([0, 255]),
        mode: '0600',
        owner: 'root',
      }),
    () =>
      pair.ecs.sendFile(
        new $ecs.SendFileRequest({
          regionId,
          clientToken: 'tok',
          tag,
          instanceId: ['i-1'],
          name: 'f',
          targetDir: '/etc',
          content: 'AP8=',
          contentType: 'Base64',
          fileMode: '0600',
          fileOwner: 'root',
          overwrite: true,
        }),
      ),
  ],
  describeSendFileResults: [
    () => pair.cloud.describeSendFileResults({ regionID, tags }),
    () =>
      pair.ecs.describeSendFileResults(
        new $ecs.DescribeSendFileResultsRequest({ regionId, tag, maxResults: 50 }),
      ),
  ],
  describeCloudAssistantStatus: [
    () => pair.cloud.describeCloudAssistantStatus({ regionID, instanceIDs: ['i-1', 'i-2'] }),
    () =>
      pair.ecs.describeCloudAssistantStatus(
        new $ecs.DescribeCloudAssistantStatusRequest({
          regionId,
          instanceId: ['i-1', 'i-2'],
          maxResults: 50,
        }),
      ),
  ],
  installCloudAssistant: [
    () => pair.cloud.installCloudAssistant({ regionID, instanceID: 'i-1' }),
    () =>
      pair.ecs.installCloudAssistant(
        new $ecs.InstallCloudAssistantRequest({ regionId, instanceId: ['i-1'] }),
      ),
  ],
};

for (const [name, same] of Object.entries(SAME)) {
  test(`${name} sends what the official client sends`, () => assertSame(pair.server, same));
}
