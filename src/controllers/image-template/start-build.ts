import { API_VERSION, buildName, IMAGE_BUILDS, LABELS } from '../../api/names.ts';
import type { ImageBuild, ImageTemplate } from '../../api/objects.ts';
import type { BuildReason } from '../../build/template.ts';
import { isKubeError } from '../../kube/port.ts';
import type { ImageTemplateDeps } from './deps.ts';

/** Names taken by foreign objects that are stepped over in one go. */
const MAX_TAKEN = 20;

/**
 * Creates `<template>-<number>`. The name is the lock: a build that another decision has created already is taken for
 * what it is, and a foreign object of that name is left alone and the next number taken.
 */
export async function startBuild(
  deps: ImageTemplateDeps,
  template: ImageTemplate,
  start: { readonly reason: BuildReason; readonly number: number },
  signal: AbortSignal,
): Promise<ImageBuild> {
  const { namespace = '' } = template.metadata;
  for (let number = start.number; number < start.number + MAX_TAKEN; number++) {
    const build = newBuild(template, start.reason, number);
    deps.guard.assertHeld();
    try {
      const created = await deps.client.create(IMAGE_BUILDS, build, { signal });
      deps.builds.overlay(created);
      deps.events.record({
        regarding: template,
        type: 'Normal',
        reason: start.reason,
        action: 'StartBuild',
        note: `Created ImageBuild ${created.metadata.name}`,
      });
      return created;
    } catch (error) {
      if (!isKubeError(error, 'AlreadyExists')) throw error;
      const twin = await deps.client.get(IMAGE_BUILDS, { namespace, name: build.metadata.name }, { signal });
      const ours = twin.metadata.ownerReferences?.some(({ uid }) => uid === template.metadata.uid) ?? false;
      if (ours) return twin;
    }
  }
  throw new Error(
    `${MAX_TAKEN} names from ${buildName(template.metadata.name, start.number)} on are taken by other objects`,
  );
}

function newBuild(template: ImageTemplate, reason: BuildReason, number: number): ImageBuild {
  const { name, namespace, uid = '', generation } = template.metadata;
  return {
    apiVersion: API_VERSION,
    kind: 'ImageBuild',
    metadata: {
      name: buildName(name, number),
      ...(namespace === undefined ? {} : { namespace }),
      labels: { [LABELS.template]: name },
      ownerReferences: [
        {
          apiVersion: API_VERSION,
          kind: 'ImageTemplate',
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: {
      templateRef: { name },
      reason,
      cancel: false,
      ...(generation === undefined ? {} : { templateGeneration: generation }),
    },
    status: { observedGeneration: -1 },
  };
}
