import type { InstanceRecord } from '../../build/record.ts';
import { timeText } from '../../build/record.ts';
import { isCloudError } from '../../cloud/port.ts';
import { VISIBILITY_GRACE_MS } from './create.ts';
import { DONE, type BuildSession, type StepOutcome, waiting } from './session.ts';

const ASK_AGAIN_MS = 15_000;

/** Deletes the builder once its image is captured. */
export async function releaseBuilder(session: BuildSession): Promise<StepOutcome> {
  const { builder } = session.record;
  if (builder === undefined) return DONE;
  const doing = `deleting ${builder.instanceID}`;
  session.record.note('ReleaseBuilder', doing);
  return (await released(session, builder, session.plan.regionID)) ? DONE : waiting(doing);
}

/** Deletes builders of attempts that were given up; never holds up the new attempt. */
export async function releaseAbandoned(session: BuildSession, regionID: string): Promise<void> {
  for (const builder of session.record.abandonedBuilders) await released(session, builder, regionID);
}

/** True once the instance is not there any more. Asks for its deletion again as long as it is. */
export async function released(
  session: BuildSession,
  instance: InstanceRecord,
  regionID: string,
): Promise<boolean> {
  const { instanceID } = instance;
  const asked = Date.parse(instance.deleteTime ?? '');
  if (Number.isNaN(asked)) {
    // What was decided is stored first: without that, whoever finds the instance gone would take it for lost.
    instance.deleteTime = timeText(session.now());
    await session.checkpoint();
    await deleteInstance(session, instanceID, regionID);
  }
  const since = Date.parse(instance.deleteTime ?? '');
  const { value, asOf } = session.watch({ kind: 'instance', regionID, id: instanceID }, since);
  // An instance that never answered may be there and not be shown yet.
  const visible = instance.bootID === undefined ? Date.parse(instance.launchTime) + VISIBILITY_GRACE_MS : 0;
  const provable = Math.max(since + 1000, visible);
  if (value === undefined && asOf !== undefined && asOf > provable) {
    instance.releaseTime = timeText(session.now());
    return true;
  }
  if (value !== undefined && value.status !== 'Stopping' && session.now() - since > ASK_AGAIN_MS) {
    await deleteInstance(session, instanceID, regionID);
  }
  session.wakeAfter(ASK_AGAIN_MS);
  return false;
}

async function deleteInstance(session: BuildSession, instanceID: string, regionID: string): Promise<void> {
  session.deps.guard.assertHeld();
  try {
    await session.cloud.deleteInstance({ regionID, instanceID }, { signal: session.signal });
  } catch (error) {
    // In its first minute an instance cannot be deleted, nor while its image is made: the next look asks again.
    if (!isCloudError(error, 'Busy', 'Conflict', 'NotFound')) throw error;
    session.log.info({ instanceID, code: error.code }, 'The instance cannot be deleted yet');
  }
}
