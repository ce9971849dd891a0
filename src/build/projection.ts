import { isTrue } from '../api/conditions.ts';
import type { ImageBuild } from '../api/objects.ts';

/**
 * A build as the cache keeps it: whole while it is under way; once it is over and clean, only what others still ask of
 * it (conditions, images, which template it was made for), because such builds pile up. The status of such a build is
 * never written again.
 */
export function projectBuild(build: ImageBuild): ImageBuild {
  const { status } = build;
  if (!isTrue(status.conditions, 'CleanedUp')) return build;
  const { observedGeneration, conditions, plan, images, completionTime } = status;
  return {
    ...build,
    status: {
      observedGeneration,
      ...(conditions === undefined ? {} : { conditions }),
      ...(completionTime === undefined ? {} : { completionTime }),
      ...(images === undefined ? {} : { images }),
      ...(plan === undefined
        ? {}
        : {
            plan: {
              hash: plan.hash,
              templateHash: plan.templateHash,
              revision: plan.revision,
              sourceImageID: plan.sourceImageID,
            },
          }),
    },
  };
}
