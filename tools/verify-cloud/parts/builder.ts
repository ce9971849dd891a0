import { type Json, list, text } from '../api.ts';
import type { Delay } from '../clock.ts';
import type { Lab } from '../lab.ts';

/** A running instance whose agent answers, with what was seen while it was made. */
export interface Builder {
  readonly id: string;
  /** From the answer of RunInstances until DescribeInstances showed it. */
  readonly seen: Delay;
  /** Token and parameters of a CreateImage that was sent while it could only be refused. */
  readonly early: { readonly parameters: Json; readonly code: string | undefined };
}

const SEEN_MS = 180_000;
const RUNNING_MS = 300_000;
/** It releases itself if this program does not. */
const LIFETIME_MS = 4 * 3_600_000;

/** What every RunInstances of a run has. */
export async function launchParameters(lab: Lab): Promise<Json> {
  const network = await lab.network();
  return {
    ImageFamily: lab.options.imageFamily,
    InstanceType: lab.options.instanceType,
    VSwitchId: network.vSwitchID,
    SecurityGroupId: network.securityGroupID,
    SystemDisk: { Category: 'cloud_essd', PerformanceLevel: 'PL0', Size: '20' },
    InstanceName: lab.name('builder'),
    Tag: lab.tags,
  };
}

/** Launches an instance and waits until its agent answers. */
export async function makeBuilder(lab: Lab): Promise<Builder> {
  const AutoReleaseTime = `${new Date(lab.now() + LIFETIME_MS).toISOString().slice(0, 16)}:00Z`;
  const launch = { ...(await launchParameters(lab)), AutoReleaseTime, ClientToken: lab.token() };
  const answer = await lab.api.call('RunInstances', launch);
  const [first] = list(answer, 'InstanceIdSets', 'InstanceIdSet') as unknown[];
  const id = text(first);
  lab.remember('instance', id);
  const parameters = {
    InstanceId: id,
    ImageName: lab.name('image'),
    DetectionStrategy: 'Standard',
    Tag: lab.tags,
    ClientToken: lab.token(),
  };
  const code = await lab.api.code('CreateImage', parameters);
  const seen = await lab.until(() => lab.instance(id), 'the instance to be shown', SEEN_MS, 1000);
  await answering(lab, id);
  return { id, seen, early: { parameters, code } };
}

/** Waits until an instance is Running and its agent answers. */
export async function answering(lab: Lab, id: string): Promise<void> {
  const answers = async () => {
    if ((await lab.instance(id))?.['Status'] !== 'Running') return false;
    const answer = await lab.api.call('DescribeCloudAssistantStatus', { InstanceId: [id] });
    const [agent] = list(answer, 'InstanceCloudAssistantStatusSet', 'InstanceCloudAssistantStatus');
    return agent?.['CloudAssistantStatus'] === 'true';
  };
  await lab.until(answers, `the agent of ${id}`, RUNNING_MS, 3000);
}

/** Waits until an instance has a status. */
export async function inStatus(lab: Lab, id: string, status: string): Promise<void> {
  const look = async () => (await lab.instance(id))?.['Status'] === status;
  await lab.until(look, `${id} to be ${status}`, RUNNING_MS, 3000);
}
