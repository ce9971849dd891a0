import type { InstanceRecord } from '../world/instance-record.ts';
import { type Core, note } from './core.ts';

/** The agent of this boot begins to beat. False when there is none, or a fault keeps it silent. */
export function agentUp(core: Core, instance: InstanceRecord): boolean {
  const { agent } = instance;
  if (!agent.installed || agent.silentSince !== undefined) return false;
  agent.firstBeatAt = core.timeline.now();
  note(core, 'instance', instance, 'agentUp', { bootId: instance.bootId });
  return true;
}

/** The agent's boot ends; what it last reported stays visible. */
export function agentDown(core: Core, instance: InstanceRecord): void {
  instance.agent.lastBeatBefore = lastBeat(core, instance);
  instance.agent.firstBeatAt = undefined;
}

/** When the agent last reported, in simulated milliseconds; undefined when it never did. */
export function lastBeat(core: Core, { agent }: InstanceRecord): number | undefined {
  if (agent.firstBeatAt === undefined) return agent.lastBeatBefore;
  const until = Math.max(agent.firstBeatAt, Math.min(core.timeline.now(), agent.silentSince ?? Infinity));
  const beats = Math.floor((until - agent.firstBeatAt) / core.profile.agent.heartbeat);
  return agent.firstBeatAt + beats * core.profile.agent.heartbeat;
}

/**
 * What DescribeCloudAssistantStatus shows: true while the last heartbeat is younger than two minutes, so for a while
 * after the machine has gone down too.
 */
export function looksAlive(core: Core, instance: InstanceRecord): boolean {
  const beat = lastBeat(core, instance);
  return beat !== undefined && core.timeline.now() - beat < core.profile.agent.freshFor;
}

/** Whether a command can be delivered right now. */
export function canTakeCommands(instance: InstanceRecord): boolean {
  return instance.agent.firstBeatAt !== undefined && instance.agent.silentSince === undefined;
}
