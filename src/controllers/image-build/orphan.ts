import { ANNOTATIONS, IMAGE_BUILDS } from '../../api/names.ts';
import type { ImageBuild } from '../../api/objects.ts';
import { removeFinalizer } from '../finalizer.ts';
import type { ImageBuildDeps } from './deps.ts';
import type { BuildSession } from './session.ts';

/** True when somebody said that the build may go although its cloud resources cannot be removed. */
export function mayOrphan({ metadata }: ImageBuild): boolean {
  return metadata.annotations?.[ANNOTATIONS.deletionPolicy] === 'orphan';
}

/** True for a deletion that is blocked and may be given up. */
export function isGivenUp({ leaving, build, record }: BuildSession): boolean {
  const { leftovers = [], trouble } = record.status;
  return leaving && mayOrphan(build) && (leftovers.length > 0 || trouble?.reason !== undefined);
}

/** What a person can do about a deletion that nothing can be done for, as the end of its message. */
export function orphanAdvice(build: ImageBuild): string {
  return `${whatIsLeft(build)}; to let the build go all the same, annotate it with ${ANNOTATIONS.deletionPolicy}=orphan`;
}

/** Lets a build go that is not cleaned up, and says in an event what is left of it. */
export async function letGo(deps: ImageBuildDeps, build: ImageBuild, signal: AbortSignal): Promise<void> {
  deps.events.record({
    regarding: build,
    type: 'Warning',
    reason: 'DeletionBlocked',
    action: 'Orphan',
    note: `Let go with ${whatIsLeft(build)}`,
  });
  await removeFinalizer(deps, IMAGE_BUILDS, build, signal);
}

function whatIsLeft({ metadata, status }: ImageBuild): string {
  const instances = (status?.instances ?? []).filter(({ releaseTime }) => releaseTime === undefined);
  const images = (status?.images ?? []).flatMap(({ imageID }) => imageID ?? []);
  const known = [...instances.map(({ instanceID }) => instanceID), ...images].join(', ');
  const named = known === '' ? 'nothing that is known' : known;
  return `${named} left in the cloud, with tag imagesmith:build-uid=${metadata.uid}`;
}
