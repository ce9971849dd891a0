import { sameConditions } from '../api/conditions.ts';
import { hashOf } from '../api/hash.ts';
import { IMAGE_COMPONENTS } from '../api/names.ts';
import type { ImageComponent } from '../api/objects.ts';
import { done as ready, terminal, type ContractContext } from '../api/status-contract.ts';
import { describeProblem, type Problem } from '../components/problem.ts';
import { parseStructured } from '../components/structured.ts';
import type { Task } from '../components/task.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Reconcile } from '../runtime/controller.ts';
import { done } from '../runtime/result.ts';
import type { Store } from '../kube/port.ts';
import type { StatusWriter } from './status-writer.ts';

export interface ImageComponentDeps {
  readonly components: Store<ImageComponent>;
  readonly status: StatusWriter;
  readonly clock: Clock;
}

/** Problems that a message names; the rest is counted. */
const NAMED_PROBLEMS = 5;

/**
 * Checks a component and says so in its status: `Ready=True` with the fingerprint of its content, or `Stalled` with
 * the places of everything that is wrong. Touches nothing but the status.
 */
export function reconcileImageComponent({ components, status, clock }: ImageComponentDeps): Reconcile {
  return async (key, { signal }) => {
    const component = components.get(key);
    if (component === undefined || component.metadata.deletionTimestamp !== undefined) return done;
    const next = statusOf(component, clock.now());
    if (!sameStatus(component.status, next)) await status.write(IMAGE_COMPONENTS, component, next, signal);
    return done;
  };
}

type Status = NonNullable<ImageComponent['status']>;

function statusOf(component: ImageComponent, now: number): Status {
  const generation = component.metadata.generation ?? 0;
  const context: ContractContext = { generation, now, previous: component.status?.conditions ?? [] };
  const { tasks, problems } = parseStructured(component.spec);
  if (problems !== undefined) {
    return {
      observedGeneration: generation,
      conditions: terminal(context, { reason: 'InvalidContent', message: messageOf(problems) }),
      format: 'Structured',
    };
  }
  const count = tasks.length === 1 ? '1 task' : `${tasks.length} tasks`;
  return {
    observedGeneration: generation,
    conditions: ready(context, { message: `${count}, checked` }),
    format: 'Structured',
    contentHash: contentHash(component.spec.osType, tasks),
    taskCount: tasks.length,
  };
}

/** Fingerprint of everything that decides what a component does to an instance. */
export function contentHash(osType: string, tasks: readonly Task[]): string {
  return hashOf({ osType, tasks });
}

function messageOf(problems: readonly Problem[]): string {
  const named = problems.slice(0, NAMED_PROBLEMS).map(describeProblem).join('; ');
  const more = problems.length - NAMED_PROBLEMS;
  return more > 0 ? `${named}; and ${more} more` : named;
}

function sameStatus(stored: ImageComponent['status'] | undefined, next: Status): boolean {
  return (
    stored?.observedGeneration === next.observedGeneration &&
    stored.format === next.format &&
    stored.contentHash === next.contentHash &&
    stored.taskCount === next.taskCount &&
    sameConditions(stored.conditions ?? [], next.conditions ?? [])
  );
}
