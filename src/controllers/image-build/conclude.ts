import { IMAGE_BUILDS } from '../../api/names.ts';
import type { ImageBuild } from '../../api/objects.ts';
import { isReason, type RefusedReason, REFUSED_REASONS } from '../../api/reasons.ts';
import {
  deleting,
  dependencyNotReady,
  done,
  inFlight,
  refused,
  terminal,
} from '../../api/status-contract.ts';
import { BuildRecord, timeText } from '../../build/record.ts';
import type { ImageBuildDeps } from './deps.ts';
import type { BuildSession } from './session.ts';

/** Writes where a build stands that is not over. */
export async function writeProgress(session: BuildSession): Promise<void> {
  const { record, build } = session;
  record.refresh();
  const context = session.contract();
  const message = session.story();
  const { failure, trouble } = record.status;
  if (build.metadata.deletionTimestamp !== undefined) {
    const blocked = (record.status.leftovers ?? []).length > 0;
    return session.write(deleting(context, { reason: blocked ? 'DeletionBlocked' : 'Deleting', message }));
  }
  const reason = trouble?.reason;
  if (isRefused(reason)) return session.write(refused(context, { reason, message }));
  if (failure !== undefined) {
    return session.write(
      inFlight(context, { message: `Cleaning up after ${failure.message}`, retrying: trouble !== undefined }),
    );
  }
  if (reason === 'DependencyNotReady') return session.write(dependencyNotReady(context, { message }));
  const capacity =
    record.status.currentStep === 'Launch' && trouble === undefined && record.builder === undefined;
  return session.write(
    inFlight(context, {
      reason:
        capacity && record.step('Launch').message?.startsWith('no stock') === true
          ? 'WaitingForCapacity'
          : 'Progressing',
      message,
      retrying: trouble !== undefined,
    }),
  );
}

/** Writes the end of a build whose clean-up is proven. */
export async function writeEnd(session: BuildSession): Promise<void> {
  const { record, build } = session;
  record.refresh();
  record.status.completionTime ??= timeText(session.now());
  delete record.status.trouble;
  const { failure } = record.status;
  const extra = [
    {
      type: 'CleanedUp',
      status: 'True',
      reason: 'Succeeded',
      message: 'Nothing of the build is left but its images',
    },
  ] as const;
  const context = { ...session.contract(), extra };
  if (build.metadata.deletionTimestamp !== undefined)
    return session.write(deleting(context, { message: 'Clean' }));
  if (failure !== undefined) {
    delete record.status.currentStep;
    const reason = isReason(failure.reason) ? failure.reason : 'CommandFailed';
    return session.write(terminal(context, { reason, message: failure.message }));
  }
  const regions = (record.status.images ?? [])
    .map(({ regionID, imageID }) => `${imageID} in ${regionID}`)
    .join(', ');
  session.event('Normal', 'Succeeded', 'Finish', `Built ${regions}`);
  return session.write(done(context, { message: regions }));
}

/** Writes that the build waits for an object, before any cloud was opened. */
export function writeNotReady(
  deps: ImageBuildDeps,
  build: ImageBuild,
  message: string,
  { signal }: { signal: AbortSignal },
) {
  return writeRow(deps, build, (context) => dependencyNotReady(context, { message }), signal);
}

/** Writes that the build waits for credentials. */
export function writeBlocked(
  deps: ImageBuildDeps,
  build: ImageBuild,
  reason: RefusedReason,
  message: string,
  { signal }: { signal: AbortSignal },
) {
  const leaving = build.metadata.deletionTimestamp !== undefined;
  return writeRow(
    deps,
    build,
    (context) =>
      leaving
        ? deleting(context, { reason: 'DeletionBlocked', message })
        : refused(context, { reason, message }),
    signal,
  );
}

async function writeRow(
  deps: ImageBuildDeps,
  build: ImageBuild,
  row: (context: Parameters<typeof refused>[0]) => ReturnType<typeof refused>,
  signal: AbortSignal,
): Promise<void> {
  const { generation = 0 } = build.metadata;
  const previous = build.status?.conditions ?? [];
  const conditions = row({ generation, now: deps.wall.now(), previous, run: true });
  const same =
    JSON.stringify(conditions) === JSON.stringify(previous) &&
    build.status?.observedGeneration === generation;
  if (same) return;
  const { status } = new BuildRecord(build.status);
  await deps.status.write(
    IMAGE_BUILDS,
    build,
    { ...status, observedGeneration: generation, conditions },
    signal,
  );
}

function isRefused(reason: string | undefined): reason is RefusedReason {
  return REFUSED_REASONS.some((candidate) => candidate === reason);
}
