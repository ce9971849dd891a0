import { timeText } from '../../build/record.ts';
import { checkAccount } from './account.ts';
import { cleanup } from './cleanup.ts';
import { cancel } from './conclude.ts';
import type { BuildSession } from './session.ts';
import { settle } from './trouble.ts';

/** How long clean-up is quiet about what it could not remove. */
const PATIENCE_MS = 600_000;

/**
 * Ends a build that failed, was cancelled, is being deleted or has verified its images: removes what else it made. True
 * when it is proven clean. After ten minutes the status names what is left; the attempts go on.
 */
export async function wrapUp(session: BuildSession): Promise<boolean> {
  const { record, build } = session;
  const now = session.now();
  if (build.spec.cancel && !session.verified && record.status.failure === undefined) {
    session.event(
      'Normal',
      'Cancelled',
      'Cancel',
      `Cancelled in step ${record.status.currentStep ?? 'Plan'}`,
    );
    cancel(record, now);
  }
  record.begin('Cleanup', now);
  // What held up a step that is not gone on with holds up nothing.
  const { trouble } = record.status;
  if (trouble !== undefined && trouble.step !== 'Cleanup') record.endTrouble(trouble.step);
  const outcome = await settle(session, 'Cleanup', async () => {
    await checkAccount(session);
    return cleanup(session);
  });
  if (outcome?.done === true) {
    if (record.stateOf('ReleaseBuilder') === 'Running') record.finish('ReleaseBuilder', session.now());
    record.finish('Cleanup', session.now());
    return true;
  }
  if (outcome !== undefined) record.note('Cleanup', outcome.message);
  if (record.ageOf('Cleanup', now) > PATIENCE_MS) {
    recordLeftovers(session);
    record.status.completionTime ??= timeText(now);
  }
  return false;
}

/** What is known to be left, with the reason that clean-up last heard. */
function recordLeftovers(session: BuildSession): void {
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
      imageID === undefined || session.verified
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
