import type { Simulation } from '../simulation.ts';
import type { FaultEffect } from './rule.ts';

/** Lets a fault act on what a call has just made. */
export function applyAftermath(
  simulation: Simulation,
  effect: FaultEffect,
  answer: Record<string, unknown>,
): void {
  if (effect.kind === 'launched') {
    for (const id of launchedIds(answer)) spoilInstance(simulation, id, effect);
  } else if (effect.kind === 'command' && typeof answer['InvokeId'] === 'string') {
    simulation.commands.deliverTimes(answer['InvokeId'], effect.deliveries);
  } else if (effect.kind === 'image' && typeof answer['ImageId'] === 'string') {
    const step = { kind: 'image', id: answer['ImageId'], step: 'fail' };
    simulation.core.timeline.plan(effect.failAfterMs, step);
  }
}

function launchedIds(answer: Record<string, unknown>): string[] {
  const sets = answer['InstanceIdSets'];
  if (typeof sets !== 'object' || sets === null || !('InstanceIdSet' in sets)) return [];
  return Array.isArray(sets.InstanceIdSet) ? sets.InstanceIdSet.map(String) : [];
}

function spoilInstance(
  { instances, core }: Simulation,
  id: string,
  { vanishAfterMs, agentSilent, neverRuns }: Extract<FaultEffect, { kind: 'launched' }>,
): void {
  const instance = instances.find(id)?.instance;
  if (instance === undefined) return;
  if (agentSilent) instance.agent.silentSince = core.timeline.now();
  // A generation that no planned step knows: the instance stays Pending for ever.
  if (neverRuns) instance.generation++;
  if (vanishAfterMs !== undefined)
    core.timeline.plan(vanishAfterMs, { kind: 'instance', id, step: 'vanish' });
}
