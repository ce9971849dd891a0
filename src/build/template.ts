import { isTrue } from '../api/conditions.ts';
import type { ImageBuild, ImageTemplate } from '../api/objects.ts';
import { buildNumber } from './naming.ts';
import { templateHash } from './template-hash.ts';

export type BuildReason = 'FirstBuild' | 'SpecChange';

/** What a template wants after a look at its builds. */
export interface TemplateDecision {
  /** Fingerprint of the template's spec as it is. */
  readonly hash: string;
  /** The build that is under way, or being cleaned up. */
  readonly active: ImageBuild | undefined;
  /** The newest build, whatever became of it. */
  readonly latest: ImageBuild | undefined;
  /**
   * The newest build that succeeded. Absent when there was a newer one that has been deleted since: its images stay
   * the template's, as its status has them.
   */
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
  const active = builds.find((build) => !isFinished(build));
  const latest = builds[0];
  const succeeded = builds
    .filter(hasSucceeded)
    .slice(0, 1)
    .find((build) => isNewest(template, build));
  const made = succeeded === undefined ? specOfImages(status) : succeeded.status?.plan?.templateHash;
  const upToDate = made === hash;
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

/** False for a build older than the one that the images in the template's status are of. */
function isNewest(template: ImageTemplate, build: ImageBuild): boolean {
  const { latestBuild, images = [] } = template.status ?? {};
  const known = buildNumber(template.metadata.name, latestBuild?.name ?? '') ?? 0;
  if (numberOf(template, build) >= known) return true;
  const made = imagesOf(build);
  return made.length === images.length && made.every(({ imageID }, at) => imageID === images[at]?.imageID);
}

function specOfImages(status: ImageTemplate['status']): string | undefined {
  return (status?.images ?? []).length > 0 ? status?.specHash : undefined;
}

/** The images of a build, in its order of regions. */
export function imagesOf(build: ImageBuild): { regionID: string; imageID: string }[] {
  return (build.status?.images ?? []).flatMap(({ regionID, imageID }) =>
    imageID === undefined ? [] : [{ regionID, imageID }],
  );
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
