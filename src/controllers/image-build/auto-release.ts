import { autoReleaseTime, type Instance } from '../../cloud/port.ts';
import { AUTO_RELEASE_MS } from './launch.ts';
import type { BuildSession } from './session.ts';

const MINUTE = 60_000;
/** With less than this left, the time is moved on. */
const EXTEND_BELOW_MS = 90 * MINUTE;
/** A builder may outlive the deadline of its build by this: time to clean up. */
const BEYOND_DEADLINE_MS = 60 * MINUTE;

/**
 * Keeps the net under the builder in place: it releases itself if nobody looks after it any more, but not while its
 * build lives. Never moved beyond the build's deadline plus an hour.
 */
export async function extendAutoRelease(
  session: BuildSession,
  instance: Instance | undefined,
): Promise<void> {
  if (instance?.autoReleaseTime === undefined) return;
  const now = session.now();
  const current = Date.parse(instance.autoReleaseTime);
  if (current - now >= EXTEND_BELOW_MS) return;
  const started = Date.parse(session.record.status.startTime ?? '');
  const latest = started + session.plan.limits.timeoutSeconds * 1000 + BEYOND_DEADLINE_MS;
  const target = Math.min(now + AUTO_RELEASE_MS, latest);
  if (!(target - current > MINUTE)) return;
  session.deps.guard.assertHeld();
  await session.cloud.modifyInstanceAutoReleaseTime(
    {
      regionID: session.plan.regionID,
      instanceID: instance.instanceID,
      autoReleaseTime: autoReleaseTime(target),
    },
    { signal: session.signal },
  );
}
