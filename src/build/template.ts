import { isTrue } from '../api/conditions.ts';
import type { ImageBuild, ImageTemplate } from '../api/objects.ts';
import { buildNumber } from './naming.ts';
import { templateHash } from './template-hash.ts';

export type BuildReason = 'FirstBuild' | 'SpecChange';

/** What a template wants after a look at its builds. */
export interface TemplateDecision {
  /** Fingerprint of the template's spec as it is. */
  readonly hash: string;
  /** The build that is under way. */
  readonly active: ImageBuild | undefined;
  /** The newest build, whatever became of it. */
  readonly latest: ImageBuild | undefined;
  /** The newest build that succeeded. */
  readonly succeeded: ImageBuild | undefined;
  /** Why a build should start now; absent when none should. */
  readonly start: { readonly reason: BuildReason; readonly number: number } | undefined;
  /** True when the image of this very spec exists. */
  readonly upToDate: boolean;
  /** The newest build of this very spec failed, so only a change of the spec starts another. */
  readonly failed: ImageBuild | undefined;
}

/**
 * Decides about a template from plain data. One build at a time; one build per spec, whether it succeeded or failed;
 * none while suspended. A spec that only differs in what decides how a build runs needs no new image.
 */
export function decideTemplate(template: ImageTemplate, owned: readonly ImageBuild[]): TemplateDecision {
  const { spec, status, metadata } = template;
  const hash = templateHash(spec);
  const builds = owned.toSorted((a, b) => numberOf(template, b) - numberOf(template, a));
  const active = builds.find((build) => !isFinished(build) && build.metadata.deletionTimestamp === undefined);
  const latest = builds[0];
  const succeeded = builds.find(hasSucceeded);
  const upToDate =
    (succeeded !== undefined && succeeded.status?.plan?.templateHash === hash) ||
    (status?.specHash === hash && (status.images ?? []).length > 0);
  const tried = builds.find(({ spec: { templateGeneration } }) => templateGeneration === metadata.generation);
  const failed = !upToDate && tried !== undefined && hasFailed(tried) ? tried : undefined;
  const wanted = !upToDate && tried === undefined && active === undefined && !spec.suspend;
  const counter = Math.max(status?.buildCounter ?? 0, latest === undefined ? 0 : numberOf(template, latest));
  const reason: BuildReason = counter === 0 ? 'FirstBuild' : 'SpecChange';
  return {
    hash,
    active,
    latest,
    succeeded,
    upToDate,
    failed,
    start: wanted ? { reason, number: counter + 1 } : undefined,
  };
}

/** Ended, one way or the other, with clean-up done. */
export function isFinished(build: ImageBuild): boolean {
  return hasSucceeded(build) || hasFailed(build);
}

export function hasSucceeded(build: ImageBuild): boolean {
  return isTrue(build.status?.conditions, 'Succeeded');
}

export function hasFailed(build: ImageBuild): boolean {
  return isTrue(build.status?.conditions, 'Stalled');
}

function numberOf(template: ImageTemplate, build: ImageBuild): number {
  return buildNumber(template.metadata.name, build.metadata.name) ?? 0;
}
