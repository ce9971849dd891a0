import { isTrue } from '../../api/conditions.ts';
import { FINALIZER, IMAGE_BUILDS } from '../../api/names.ts';
import type { ImageBuild } from '../../api/objects.ts';
import { NotReady } from '../../build/failure.ts';
import type { Reconcile } from '../../runtime/controller.ts';
import { done, requeueAfter, type Result } from '../../runtime/result.ts';
import { BuildCredentials, type NoCloud, type OpenedCloud } from './credentials.ts';
import type { ImageBuildDeps } from './deps.ts';
import { ensureFinalizer, removeFinalizer } from '../finalizer.ts';
import { advance } from './advance.ts';
import { templateOf } from './plan-template.ts';
import { AccountBook } from './account.ts';
import { BuildSession } from './session.ts';
import { writeBlocked, writeCancelled, writeEnd, writeNotReady } from './conclude.ts';
import { isGivenUp, letGo, mayOrphan, orphanAdvice } from './orphan.ts';
import { Unsaid } from './unsaid.ts';
import { wrapUp } from './wrap-up.ts';

/** How often a build that only waits for watches looks again although nothing told it to: a net under them. */
const SAFETY_LOOK_MS = 120_000;

/**
 * Brings one build forward: reads where it is from its status and the cloud, does what can be done now, writes what
 * came of it, and says when to look again. Everything that matters is in the status and in the cloud's tags, so a
 * restart at any point goes on with the same build.
 */
export function reconcileImageBuild(deps: ImageBuildDeps): Reconcile {
  const credentials = new BuildCredentials(deps);
  const accounts = new AccountBook();
  const unsaid = new Unsaid();
  let since: number | undefined;
  return async (key, { signal, log }) => {
    since ??= deps.cloud.now();
    const build = deps.builds.get(key);
    if (build === undefined) {
      deps.clouds.observer.forget(key);
      unsaid.forget(key);
      return done;
    }
    if (isOver(build)) {
      end(deps, credentials, build, key);
      if (build.metadata.deletionTimestamp !== undefined)
        await removeFinalizer(deps, IMAGE_BUILDS, build, signal);
      return done;
    }
    const leaving = build.metadata.deletionTimestamp !== undefined;
    const opened = openFor(credentials, deps, build);
    if (opened.cloud === undefined) return refuse(deps, build, opened, signal);

    const current = leaving ? build : await ensureFinalizer(deps, IMAGE_BUILDS, build, signal);
    const context = { signal, log, accounts, unsaid, since };
    const session = new BuildSession(deps, current, opened.cloud, context);
    const over = session.ending ? await wrapUp(session) : await advance(session);
    if (over) {
      await writeEnd(session);
      end(deps, credentials, session.build, key);
      if (leaving) await removeFinalizer(deps, IMAGE_BUILDS, session.build, signal);
      return done;
    }
    await session.rest();
    if (isGivenUp(session)) {
      await letGo(deps, session.build, signal);
      end(deps, credentials, session.build, key);
      return done;
    }
    return next(session);
  };
}

/** Ended and clean: nothing is left to do but to let it be deleted. */
function isOver(build: ImageBuild): boolean {
  if (build.metadata.deletionTimestamp !== undefined && !build.metadata.finalizers?.includes(FINALIZER))
    return true;
  return isTrue(build.status?.conditions, 'CleanedUp');
}

function end(deps: ImageBuildDeps, credentials: BuildCredentials, build: ImageBuild, key: string): void {
  deps.clouds.observer.forget(key);
  credentials.forget(build);
}

/** A build that has no plan yet takes its credentials from the template, so that has to be there first. */
function openFor(credentials: BuildCredentials, deps: ImageBuildDeps, build: ImageBuild): OpenedCloud {
  const { status, metadata } = build;
  if (
    status?.plan === undefined &&
    status?.failure === undefined &&
    metadata.deletionTimestamp === undefined
  ) {
    try {
      templateOf({ deps, build });
    } catch (error) {
      if (error instanceof NotReady) return { why: 'NotReady', message: error.message };
      throw error;
    }
  }
  return credentials.open(build);
}

/** Without a cloud nothing can be done; a build that never touched it can still be deleted or cancelled. */
async function refuse(
  deps: ImageBuildDeps,
  build: ImageBuild,
  { why, message }: NoCloud,
  signal: AbortSignal,
): Promise<Result> {
  const touched = (build.status?.intents ?? []).length > 0 || (build.status?.instances ?? []).length > 0;
  const leaving = build.metadata.deletionTimestamp !== undefined;
  if (leaving && !touched) {
    await removeFinalizer(deps, IMAGE_BUILDS, build, signal);
    return done;
  }
  if (build.spec.cancel && !touched) {
    await writeCancelled(deps, build, signal);
    return done;
  }
  if (why === 'Pending') return requeueAfter(2000);
  if (leaving && mayOrphan(build)) {
    await letGo(deps, build, signal);
    return done;
  }
  if (why === 'NotReady') await writeNotReady(deps, build, message, signal);
  else await writeBlocked(deps, build, why, leaving ? `${message}; ${orphanAdvice(build)}` : message, signal);
  return requeueAfter(60_000);
}

/** Hands the watches to the observer and decides about the next look. */
function next(session: BuildSession): Result {
  const { deps, key } = session;
  deps.clouds.observer.declare(key, session.cloud, session.watches, () => deps.enqueue(key));
  const cloudMs = Number.isFinite(session.wakeAfterMs) ? session.wakeAfterMs : SAFETY_LOOK_MS;
  return requeueAfter(Math.max(1, deps.toWallMs(Math.max(cloudMs, 1))), { jitter: 0 });
}
