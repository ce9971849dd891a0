import { DescribeCloudAssistantStatusRequest } from '@alicloud/ecs20140526/dist/models/DescribeCloudAssistantStatusRequest.js';
import { DescribeCloudAssistantStatusResponse } from '@alicloud/ecs20140526/dist/models/DescribeCloudAssistantStatusResponse.js';
import { InstallCloudAssistantRequest } from '@alicloud/ecs20140526/dist/models/InstallCloudAssistantRequest.js';
import { InstallCloudAssistantResponse } from '@alicloud/ecs20140526/dist/models/InstallCloudAssistantResponse.js';
import { InvokeCommandResponse } from '@alicloud/ecs20140526/dist/models/InvokeCommandResponse.js';
import { InvokeCommandShrinkRequest } from '@alicloud/ecs20140526/dist/models/InvokeCommandShrinkRequest.js';
import { RunCommandResponse } from '@alicloud/ecs20140526/dist/models/RunCommandResponse.js';
import { RunCommandShrinkRequest } from '@alicloud/ecs20140526/dist/models/RunCommandShrinkRequest.js';
import { SendFileRequest } from '@alicloud/ecs20140526/dist/models/SendFileRequest.js';
import { SendFileResponse } from '@alicloud/ecs20140526/dist/models/SendFileResponse.js';
import { StopInvocationRequest } from '@alicloud/ecs20140526/dist/models/StopInvocationRequest.js';
import { StopInvocationResponse } from '@alicloud/ecs20140526/dist/models/StopInvocationResponse.js';

import { chunks, tagParameters } from './decode.ts';
import { changing, type Fields, reading } from './operation.ts';
import type { CommandCalls, InvokeCommandInput, RunCommandInput, SendFileInput } from './port/command.ts';
import { malformed, type Rpc } from './rpc.ts';
import { GONE, unlessGone } from './unless-gone.ts';

// `Parameters` travels as one JSON string, which only the "shrink" model can express.
const RUN = changing('ecs', 'RunCommand', RunCommandShrinkRequest, RunCommandResponse);
const INVOKE = changing('ecs', 'InvokeCommand', InvokeCommandShrinkRequest, InvokeCommandResponse);
const STOP = changing('ecs', 'StopInvocation', StopInvocationRequest, StopInvocationResponse);
const SEND_FILE = changing('ecs', 'SendFile', SendFileRequest, SendFileResponse);
const AGENT = reading(
  'ecs',
  'DescribeCloudAssistantStatus',
  DescribeCloudAssistantStatusRequest,
  DescribeCloudAssistantStatusResponse,
);
const INSTALL = changing(
  'ecs',
  'InstallCloudAssistant',
  InstallCloudAssistantRequest,
  InstallCloudAssistantResponse,
);

/** Most instances in one DescribeCloudAssistantStatus. */
const PAGE = 50;

/** Cloud Assistant: commands, files, the agent (ECS 2014-05-26). */
export function commandCalls(
  rpc: Rpc,
): Omit<CommandCalls, 'describeInvocationResults' | 'describeInvocations' | 'describeSendFileResults'> {
  return {
    async runCommand(input, options) {
      const body = await rpc.call(RUN, input.regionID, commandFields(input), options);
      if (!body.invokeId) throw malformed({ action: RUN.action, regionID: input.regionID });
      return { commandID: body.commandId ?? '', invokeID: body.invokeId };
    },

    async invokeCommand(input, options) {
      const body = await rpc.call(INVOKE, input.regionID, invocationFields(input), options);
      if (!body.invokeId) throw malformed({ action: INVOKE.action, regionID: input.regionID });
      return { invokeID: body.invokeId };
    },

    async stopInvocation({ regionID, instanceID, invokeID }, options) {
      const fields = { regionId: regionID, invokeId: invokeID, instanceId: [instanceID] };
      const call = rpc.call(STOP, regionID, fields, options);
      await unlessGone<unknown>(call, [...GONE.invocation, ...GONE.instance], undefined);
    },

    async sendFile(input, options) {
      const body = await rpc.call(SEND_FILE, input.regionID, fileFields(input), options);
      if (!body.invokeId) throw malformed({ action: SEND_FILE.action, regionID: input.regionID });
      return { invokeID: body.invokeId };
    },

    async describeCloudAssistantStatus({ regionID, instanceIDs }, options) {
      const parts = chunks(instanceIDs, PAGE).map(async (ids) => {
        const fields = { regionId: regionID, instanceId: ids, maxResults: PAGE };
        const body = await rpc.call(AGENT, regionID, fields, options);
        return body.instanceCloudAssistantStatusSet?.instanceCloudAssistantStatus ?? [];
      });
      return (await Promise.all(parts)).flat().map((wire) => ({
        instanceID: wire.instanceId ?? '',
        // The service writes this boolean as text.
        online: wire.cloudAssistantStatus?.toLowerCase() === 'true',
        version: wire.cloudAssistantVersion ?? '',
        lastHeartbeatTime: wire.lastHeartbeatTime ?? '',
        osType: wire.OSType ?? '',
      }));
    },

    async installCloudAssistant({ regionID, instanceID }, options) {
      await rpc.call(INSTALL, regionID, { regionId: regionID, instanceId: [instanceID] }, options);
    },
  };
}

function commandFields(input: RunCommandInput): Fields<RunCommandShrinkRequest> {
  return {
    regionId: input.regionID,
    clientToken: input.clientToken,
    instanceId: [input.instanceID],
    name: input.name,
    type: input.type,
    commandContent: Buffer.from(input.content, 'utf8').toString('base64'),
    contentEncoding: 'Base64',
    timeout: input.timeoutSeconds,
    workingDir: input.workingDir,
    username: input.username,
    windowsPasswordName: input.windowsPasswordName,
    enableParameter: input.enableParameter,
    parametersShrink: input.parameters === undefined ? undefined : JSON.stringify(input.parameters),
    repeatMode: 'Once',
    keepCommand: false,
    terminationMode: input.terminationMode ?? 'ProcessTree',
    resourceGroupId: input.resourceGroupID,
    tag: tagParameters(input.tags),
  };
}

function invocationFields(input: InvokeCommandInput): Fields<InvokeCommandShrinkRequest> {
  return {
    regionId: input.regionID,
    clientToken: input.clientToken,
    instanceId: [input.instanceID],
    commandId: input.commandID,
    timeout: input.timeoutSeconds,
    username: input.username,
    windowsPasswordName: input.windowsPasswordName,
    parametersShrink: input.parameters === undefined ? undefined : JSON.stringify(input.parameters),
    repeatMode: 'Once',
    resourceGroupId: input.resourceGroupID,
    tag: tagParameters(input.tags),
  };
}

function fileFields(input: SendFileInput): Fields<SendFileRequest> {
  return {
    regionId: input.regionID,
    clientToken: input.clientToken,
    instanceId: [input.instanceID],
    name: input.name,
    targetDir: input.targetDir,
    content: Buffer.from(input.content).toString('base64'),
    contentType: 'Base64',
    fileOwner: input.owner,
    fileGroup: input.group,
    fileMode: input.mode,
    overwrite: input.overwrite ?? true,
    timeout: input.timeoutSeconds,
    resourceGroupId: input.resourceGroupID,
    tag: tagParameters(input.tags),
  };
}
