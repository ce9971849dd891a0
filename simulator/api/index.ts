import type { Product } from '../wire/schema.ts';
import type { Api } from './api.ts';
import { describeCloudAssistantStatus, installCloudAssistant } from './cloud-assistant.ts';
import { cancelCopyImage, copyImage } from './copy-image.ts';
import { createImage } from './create-image.ts';
import { createSnapshot } from './create-snapshot.ts';
import {
  describeImageFromFamily,
  describeImages,
  describeImageSupportInstanceTypes,
} from './describe-images.ts';
import { describeInstances, describeInstanceStatus } from './describe-instances.ts';
import { describeDisks } from './disks.ts';
import { deleteImage, modifyImageAttribute } from './image-attributes.ts';
import { describeSharing, modifySharing } from './image-sharing.ts';
import * as instances from './instance-lifecycle.ts';
import { describeInvocationResults, describeInvocations, stopInvocation } from './invocations.ts';
import * as offers from './offers.ts';
import { createCommand, invokeCommand, runCommand } from './run-command.ts';
import { runInstances } from './run-instances.ts';
import { createSecurityGroup, deleteSecurityGroup, describeSecurityGroups } from './security-groups.ts';
import { describeSendFileResults, sendFile } from './send-file.ts';
import { deleteSnapshot, describeSnapshots } from './snapshots.ts';
import { assumeRole, getCallerIdentity } from './sts.ts';
import { listTagResources, tagResources, untagResources } from './tagging.ts';
import { vpcApis } from './vpcs.ts';
import { vSwitchApis } from './vswitches.ts';

const ALL: Api[] = [
  runInstances,
  describeInstances,
  describeInstanceStatus,
  instances.startInstance,
  instances.stopInstance,
  instances.stopInstances,
  instances.rebootInstance,
  instances.deleteInstance,
  instances.deleteInstances,
  instances.modifyAutoReleaseTime,
  instances.getConsoleOutput,
  createImage,
  describeImages,
  describeImageFromFamily,
  describeImageSupportInstanceTypes,
  copyImage,
  cancelCopyImage,
  modifyImageAttribute,
  deleteImage,
  modifySharing,
  describeSharing,
  createSnapshot,
  describeSnapshots,
  deleteSnapshot,
  describeDisks,
  runCommand,
  createCommand,
  invokeCommand,
  stopInvocation,
  describeInvocations,
  describeInvocationResults,
  sendFile,
  describeSendFileResults,
  describeCloudAssistantStatus,
  installCloudAssistant,
  tagResources,
  untagResources,
  listTagResources,
  offers.describeRegions,
  offers.describeZones,
  offers.describeInstanceTypes,
  offers.describeAvailableResource,
  offers.describePrice,
  describeSecurityGroups,
  createSecurityGroup,
  deleteSecurityGroup,
  ...vpcApis('Ecs'),
  ...vpcApis('Vpc'),
  ...vSwitchApis('Ecs'),
  ...vSwitchApis('Vpc'),
  getCallerIdentity,
  assumeRole,
];

const BY_NAME = new Map(ALL.map((api) => [`${api.product}.${api.action}`, api]));

/** The simulated action of this name; undefined when the simulator does not have it. */
export function findApi(product: Product, action: string): Api | undefined {
  return BY_NAME.get(`${product}.${action}`);
}

/** Every simulated action, for the coverage table. */
export function allApis(): readonly Api[] {
  return ALL;
}
