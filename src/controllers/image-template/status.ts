import { findCondition } from '../../api/conditions.ts';
import type { Condition, ImageBuild, ImageTemplate } from '../../api/objects.ts';
import { isReason, REFUSED_REASONS } from '../../api/reasons.ts';
import {
  type ContractContext,
  deleting,
  dependencyNotReady,
  done,
  inFlight,
  refused,
  suspended,
  terminal,
} from '../../api/status-contract.ts';
import { hasFailed, hasSucceeded, imagesOf, type TemplateDecision } from '../../build/template.ts';
import { buildNumber } from '../../build/naming.ts';

type Status = NonNullable<ImageTemplate['status']>;

/** The whole status of a template, as a function of its builds and of what is wrong in it (`mistake`). */
export function templateStatus(
  template: ImageTemplate,
  decision: TemplateDecision,
  now: number,
  mistake?: string,
): Status {
  const { generation = 0 } = template.metadata;
  const previous = template.status;
  const { active, latest, succeeded } = decision;
  const number = numberIn(template, latest?.metadata.name);
  const images = succeeded === undefined ? previous?.images : imagesOf(succeeded);
  const specHash = succeeded?.status?.plan?.templateHash ?? previous?.specHash;
  const counter = Math.max(previous?.buildCounter ?? 0, number);
  // A newer build that has been deleted since was the latest all the same.
  const isOutdated = number < numberIn(template, previous?.latestBuild?.name);
  const latestBuild = latest === undefined || isOutdated ? previous?.latestBuild : summaryOf(latest);
  return {
    observedGeneration: generation,
    conditions: conditionsOf(
      template,
      decision,
      { generation, now, previous: previous?.conditions ?? [] },
      mistake,
    ),
    buildCounter: counter,
    ...(specHash === undefined ? {} : { specHash }),
    ...(active === undefined
      ? {}
      : { activeBuild: { name: active.metadata.name, reason: reasonOf(active) } }),
    ...(latestBuild === undefined ? {} : { latestBuild }),
    ...(images === undefined ? {} : { images }),
  };
}

function numberIn(template: ImageTemplate, name: string | undefined): number {
  return buildNumber(template.metadata.name, name ?? '') ?? 0;
}

function conditionsOf(
  template: ImageTemplate,
  decision: TemplateDecision,
  context: ContractContext,
  mistake: string | undefined,
): Condition[] {
  const { active, failed, upToDate, succeeded } = decision;
  if (template.metadata.deletionTimestamp !== undefined) {
    return deleting(context, { message: 'Waiting until the builds are clean and gone' });
  }
  if (template.spec.suspend)
    return suspended(context, { message: 'No new build starts while spec.suspend is true' });
  if (upToDate) {
    const name = succeeded?.metadata.name ?? template.status?.latestBuild?.name ?? '';
    return done(context, { message: `Image of build ${name} is up to date` });
  }
  if (active !== undefined) return activeConditions(active, context);
  if (failed !== undefined) {
    const ready = findCondition(failed.status?.conditions, 'Ready');
    const reason = ready !== undefined && isReason(ready.reason) ? ready.reason : 'CommandFailed';
    return terminal(context, {
      reason,
      message: `Build ${failed.metadata.name} failed: ${ready?.message ?? ''}`,
    });
  }
  if (mistake !== undefined) return terminal(context, { reason: 'InvalidSpec', message: mistake });
  return inFlight(context, { message: 'A build is about to start' });
}

/** A build that waits for a person shows on its template, too. */
function activeConditions(active: ImageBuild, context: ContractContext): Condition[] {
  const ready = findCondition(active.status?.conditions, 'Ready');
  const message = `Build ${active.metadata.name}: ${ready?.message ?? ''}`;
  if (ready?.status === 'False' && ready.reason === 'DependencyNotReady')
    return dependencyNotReady(context, { message });
  const reason = REFUSED_REASONS.find((candidate) => candidate === ready?.reason);
  if (ready?.status === 'False' && reason !== undefined) return refused(context, { reason, message });
  const isLeaving = active.metadata.deletionTimestamp !== undefined;
  return inFlight(context, {
    message: `Build ${active.metadata.name} is ${isLeaving ? 'being deleted' : 'running'}`,
  });
}

function summaryOf(build: ImageBuild): NonNullable<Status['latestBuild']> {
  const completionTime = build.status?.completionTime;
  const result = hasSucceeded(build) ? 'Succeeded' : hasFailed(build) ? 'Failed' : undefined;
  return {
    name: build.metadata.name,
    reason: reasonOf(build),
    ...(result === undefined ? {} : { result }),
    ...(completionTime === undefined ? {} : { completionTime }),
  };
}

function reasonOf(build: ImageBuild): 'FirstBuild' | 'SpecChange' {
  return build.spec.reason ?? 'SpecChange';
}
