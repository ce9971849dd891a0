import { cleanup } from './cleanup.ts';
import type { BuildSession } from './session.ts';
import { settle } from './trouble.ts';

/** How long clean-up is quiet about what it could not remove. */
const PATIENCE_MS = 600_000;

/**
 * Ends a build that failed, was cancelled or is being deleted: removes what it made. True when it is proven clean.
 * After ten minutes the status names what is left; the attempts go on.
 */
export async function wrapUp(session: BuildSession): Promise<boolean> {
  const { record, build } = session;
  const now = session.now();
  if (build.spec.cancel && record.status.failure === undefined) {
    const step = record.status.currentStep ?? 'Plan';
    record.fail({ step, reason: 'Cancelled', message: 'cancelled by spec.cancel', retryable: false }, now);
    session.event('Normal', 'Cancelled', 'Cancel', `Cancelled in step ${step}`);
  }
  record.begin('Cleanup', now);
  const outcome = await settle(session, 'Cleanup', () => cleanup(session));
  if (outcome?.done === true) {
    record.finish('Cleanup', session.now());
    return true;
  }
  if (outcome !== undefined) record.note('Cleanup', outcome.message);
  if (record.ageOf('Cleanup', now) > PATIENCE_MS) recordLeftovers(session);
  return false;
}

/** What is known to be left, with the reason that clean-up last heard. */
export function recordLeftovers(session: BuildSession): void {
  const { status } = session.record;
  const [buildRegion = ''] = status.scaffold?.regionIDs ?? [];
  const reason = status.trouble?.message ?? session.record.step('Cleanup').message ?? 'not gone yet';
  status.leftovers = [
    ...(status.instances ?? [])
      .filter(({ releaseTime }) => releaseTime === undefined)
      .map(({ instanceID }) => ({
        kind: 'Instance' as const,
        id: instanceID,
        regionID: buildRegion,
        reason,
      })),
    ...(status.images ?? []).flatMap(({ regionID, imageID }) =>
      imageID === undefined || status.failure === undefined
        ? []
        : [{ kind: 'Image' as const, id: imageID, regionID, reason }],
    ),
    ...(status.scaffold?.snapshots ?? []).map(({ regionID, snapshotID }) => ({
      kind: 'Snapshot' as const,
      id: snapshotID,
      regionID,
      reason,
    })),
  ].slice(0, 50);
}
