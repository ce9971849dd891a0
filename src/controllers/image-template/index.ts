import { hashOf } from '../../api/hash.ts';
import { FINALIZER, IMAGE_BUILDS, IMAGE_TEMPLATES } from '../../api/names.ts';
import type { ImageBuild, ImageTemplate } from '../../api/objects.ts';
import { decideTemplate } from '../../build/template.ts';
import type { Reconcile } from '../../runtime/controller.ts';
import { done, requeueAfter } from '../../runtime/result.ts';
import { ensureFinalizer, removeFinalizer } from '../finalizer.ts';
import type { ImageTemplateDeps } from './deps.ts';
import { mistakeIn } from './mistake.ts';
import { startBuild } from './start-build.ts';
import { templateStatus } from './status.ts';

/** Index of the store of builds: builds by the UID of the template that owns them. */
export const BY_OWNER = 'owner';
const LOOK_AGAIN_MS = 5000;

/**
 * Starts a template's builds, one at a time, and shows in its status what came of them. A template that is deleted
 * deletes its builds and stays until they are clean; images are left alone.
 */
export function reconcileImageTemplate(deps: ImageTemplateDeps): Reconcile {
  return async (key, { signal }) => {
    const stored = deps.templates.get(key);
    if (stored === undefined) return done;
    const owned = deps.builds.byIndex(BY_OWNER, stored.metadata.uid ?? '');
    if (stored.metadata.deletionTimestamp !== undefined) return leave(deps, stored, owned, signal);

    const template = await ensureFinalizer(deps, IMAGE_TEMPLATES, stored, signal);
    const decision = decideTemplate(template, owned);
    const mistake = decision.start === undefined ? undefined : mistakeIn(deps, template);
    const started =
      decision.start === undefined || mistake !== undefined
        ? undefined
        : await startBuild(deps, template, decision.start, signal);
    const next = templateStatus(
      template,
      started === undefined ? decision : decideTemplate(template, [...owned, started]),
      deps.clock.now(),
      mistake,
    );
    if (hashOf(next) !== hashOf(template.status ?? {}))
      await deps.status.write(IMAGE_TEMPLATES, template, next, signal);
    return done;
  };
}

/** Deletes the builds, and lets the template go when none is left. */
async function leave(
  deps: ImageTemplateDeps,
  template: ImageTemplate,
  owned: readonly ImageBuild[],
  signal: AbortSignal,
) {
  if (!template.metadata.finalizers?.includes(FINALIZER)) return done;
  for (const { metadata } of owned) {
    if (metadata.deletionTimestamp !== undefined) continue;
    const { name, namespace = '', uid = '' } = metadata;
    deps.guard.assertHeld();
    await deps.client.delete(IMAGE_BUILDS, { name, namespace }, { uid, propagation: 'Background', signal });
  }
  if (owned.length === 0) {
    await removeFinalizer(deps, IMAGE_TEMPLATES, template, signal);
    return done;
  }
  const next = templateStatus(template, decideTemplate(template, owned), deps.clock.now());
  if (hashOf(next) !== hashOf(template.status ?? {}))
    await deps.status.write(IMAGE_TEMPLATES, template, next, signal);
  return requeueAfter(LOOK_AGAIN_MS);
}
