import type { Product } from '../wire/schema.ts';
import type { Api } from './api.ts';
import { describeCloudAssistantStatus, installCloudAssistant } from './cloud-assistant.ts';
import { deleteCommand, describeCommands } from './commands.ts';
import { modifyShareGroups } from './community.ts';
import { cancelCopyImage, copyImage } from './copy-image.ts';
import { createImage } from './create-image.ts';
import { createDisk } from './create-disk.ts';
import { createInstance } from './create-instance.ts';
import { createSnapshot } from './create-snapshot.ts';
import {
  describeImageFromFamily,
  describeImages,
  describeImageSupportInstanceTypes,
} from './describe-images.ts';
import { describeInstances, describeInstanceStatus } from './describe-instances.ts';
import { describeSecurityGroupAttribute } from './describe-security-rules.ts';
import { attachDisk, deleteDisk, detachDisk, resizeDisk } from './disk-changes.ts';
import { describeDisks } from './disks.ts';
import { eipApis } from './eips.ts';
import { deleteImage, modifyImageAttribute } from './image-attributes.ts';
import { createImageComponent, deleteImageComponent, describeImageComponents } from './image-components.ts';
import { describeSharing, modifySharing } from './image-sharing.ts';
import { importImage } from './import-image.ts';
import * as instances from './instance-lifecycle.ts';
import { describeInvocationResults, describeInvocations, stopInvocation } from './invocations.ts';
import * as keyPairs from './key-pairs.ts';
import { describeEndpoints } from './location.ts';
import * as offers from './offers.ts';
import { describePrice } from './prices.ts';
import { allocatePublicIpAddress } from './public-ip.ts';
import { createCommand, invokeCommand, runCommand } from './run-command.ts';
import { runInstances } from './run-instances.ts';
import { createSecurityGroup, deleteSecurityGroup, describeSecurityGroups } from './security-groups.ts';
import * as rules from './security-rules.ts';
import { describeSendFileResults, sendFile } from './send-file.ts';
import { deleteSnapshot, describeSnapshots } from './snapshots.ts';
import { assumeRole, getCallerIdentity } from './sts.ts';
import { assumeRoleWithOidc } from './sts-oidc.ts';
import { describeInstanceHistoryEvents } from './system-events.ts';
import { listTagResources, tagResources, untagResources } from './tagging.ts';
import { vpcApis } from './vpcs.ts';
import { vSwitchApis } from './vswitches.ts';

const ALL: Api[] = [
  runInstances,
  createInstance,
  allocatePublicIpAddress,
  describeInstances,
  describeInstanceStatus,
  describeInstanceHistoryEvents,
  instances.startInstance,
  instances.stopInstance,
  instances.stopInstances,
  instances.rebootInstance,
  instances.deleteInstance,
  instances.deleteInstances,
  instances.modifyAutoReleaseTime,
  instances.getConsoleOutput,
  createImage,
  importImage,
  describeImages,
  describeImageFromFamily,
  describeImageSupportInstanceTypes,
  copyImage,
  cancelCopyImage,
  modifyImageAttribute,
  deleteImage,
  modifySharing,
  describeSharing,
  modifyShareGroups,
  createSnapshot,
  describeSnapshots,
  deleteSnapshot,
  describeDisks,
  createDisk,
  attachDisk,
  detachDisk,
  resizeDisk,
  deleteDisk,
  runCommand,
  createCommand,
  describeCommands,
  deleteCommand,
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
  describePrice,
  describeSecurityGroups,
  createSecurityGroup,
  deleteSecurityGroup,
  describeSecurityGroupAttribute,
  rules.authorizeIngress,
  rules.authorizeEgress,
  rules.revokeIngress,
  rules.revokeEgress,
  keyPairs.createKeyPair,
  keyPairs.importKeyPair,
  keyPairs.describeKeyPairs,
  keyPairs.deleteKeyPairs,
  keyPairs.attachKeyPair,
  keyPairs.detachKeyPair,
  createImageComponent,
  describeImageComponents,
  deleteImageComponent,
  ...eipApis('Ecs'),
  ...eipApis('Vpc'),
  ...vpcApis('Ecs'),
  ...vpcApis('Vpc'),
  ...vSwitchApis('Ecs'),
  ...vSwitchApis('Vpc'),
  getCallerIdentity,
  assumeRole,
  assumeRoleWithOidc,
  describeEndpoints,
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
