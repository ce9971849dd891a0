import type { ConditionDraft } from '../../api/conditions.ts';
import { IMAGE_BUILDS } from '../../api/names.ts';
import type { ImageBuild } from '../../api/objects.ts';
import type { RefusedReason } from '../../api/reasons.ts';
import {
  type ContractContext,
  deleting,
  dependencyNotReady,
  done,
  refused,
  terminal,
} from '../../api/status-contract.ts';
import { BuildRecord, timeText } from '../../build/record.ts';
import { finalReason, imagesText } from './conditions.ts';
import type { ImageBuildDeps } from './deps.ts';
import type { BuildSession } from './session.ts';

const CLEANED_UP: ConditionDraft = {
  type: 'CleanedUp',
  status: 'True',
  reason: 'Succeeded',
  message: 'Nothing of the build is left but its images',
};

/** Writes the end of a build whose clean-up is proven. */
export async function writeEnd(session: BuildSession): Promise<void> {
  const { record } = session;
  record.refresh();
  record.status.completionTime ??= timeText(session.now());
  delete record.status.trouble;
  const context = { ...session.contract(), extra: [CLEANED_UP] };
  if (session.leaving) return session.write(deleting(context, { message: 'Clean' }));
  if (record.status.failure !== undefined) {
    delete record.status.currentStep;
    return session.write(terminal(context, finalReason(session)));
  }
  const message = imagesText(session);
  session.event('Normal', 'Succeeded', 'Finish', `Built ${message}`);
  return session.write(done(context, { message }));
}

/** Writes that the build waits for an object, before any cloud was opened. */
export function writeNotReady(
  deps: ImageBuildDeps,
  build: ImageBuild,
  message: string,
  signal: AbortSignal,
): Promise<void> {
  const record = new BuildRecord(build.status);
  return write(deps, build, record, (context) => dependencyNotReady(context, { message }), signal);
}

/** Writes that the build waits for credentials. */
export function writeBlocked(
  deps: ImageBuildDeps,
  build: ImageBuild,
  reason: RefusedReason,
  message: string,
  signal: AbortSignal,
): Promise<void> {
  const leaving = build.metadata.deletionTimestamp !== undefined;
  const row = (context: ContractContext) =>
    leaving
      ? deleting(context, { reason: 'DeletionBlocked', message })
      : refused(context, { reason, message });
  return write(deps, build, new BuildRecord(build.status), row, signal);
}

/** Writes that a build was cancelled that has not touched the cloud, so that there is nothing to clean up. */
export function writeCancelled(deps: ImageBuildDeps, build: ImageBuild, signal: AbortSignal): Promise<void> {
  const record = new BuildRecord(build.status);
  const now = deps.cloud.now();
  cancel(record, now);
  record.finish('Cleanup', now);
  record.status.completionTime = timeText(now);
  delete record.status.currentStep;
  const { message = '' } = record.status.failure ?? {};
  const row = (context: ContractContext) =>
    terminal({ ...context, extra: [CLEANED_UP] }, { reason: 'Cancelled', message });
  return write(deps, build, record, row, signal);
}

/** Records that the build ends because of its `spec.cancel`. */
export function cancel(record: BuildRecord, now: number): void {
  const step = record.status.currentStep ?? 'Plan';
  record.fail({ step, reason: 'Cancelled', message: 'cancelled by spec.cancel', retryable: false }, now);
}

async function write(
  deps: ImageBuildDeps,
  build: ImageBuild,
  { status }: BuildRecord,
  row: (context: ContractContext) => ReturnType<typeof refused>,
  signal: AbortSignal,
): Promise<void> {
  const { generation = 0 } = build.metadata;
  const previous = build.status?.conditions ?? [];
  const conditions = row({ generation, now: deps.wall.now(), previous, run: true });
  const same =
    JSON.stringify(conditions) === JSON.stringify(previous) &&
    build.status?.observedGeneration === generation;
  if (same) return;
  await deps.status.write(
    IMAGE_BUILDS,
    build,
    { ...status, observedGeneration: generation, conditions },
    signal,
  );
}
