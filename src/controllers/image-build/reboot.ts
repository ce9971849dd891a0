import { AttemptLost } from '../../build/failure.ts';
import type { InstanceRecord } from '../../build/record.ts';
import { probe } from './connect.ts';
import type { BuildSession } from './session.ts';

/** A reboot that has not happened by then is asked for again. */
const AGAIN_AFTER_MS = 60_000;
/** Time between two looks at whether the boot has changed. */
const LOOK_AGAIN_MS = 5000;
const MAX_REBOOTS = 5;

/**
 * Reboots the builder and proves it: true once a command ran in another boot than the one before. RebootInstance has
 * no token, so it is repeated only when the boot is still the same after a minute.
 */
export async function reboot(
  session: BuildSession,
  builder: InstanceRecord,
  index: number,
): Promise<boolean> {
  const { regionID } = session.plan;
  const key = { action: 'RebootInstance', role: 'Builder', regionID };
  const stored = session.record.intent(key);
  const ours =
    stored?.attempt === builder.attempt && stored.parameters?.['task'] === String(index) ? stored : undefined;
  const due = ours === undefined || (ours.outcome !== 'Succeeded' && isOld(session, ours.startTime));
  const round = Number(ours?.parameters?.['round'] ?? 0) + (due ? 1 : 0);
  if (round > MAX_REBOOTS) throw new AttemptLost('InstanceLost', `${builder.instanceID} did not reboot`);
  if (due) await askForReboot(session, builder, { ...key, attempt: builder.attempt }, index, round);

  const intent = session.record.intent(key);
  if (intent === undefined) return false;
  const look = Number(intent.parameters?.['look'] ?? 0);
  const bootID = await probe(
    session,
    builder,
    'Provision',
    `reboot-${bootNumber(index, round, look)}`,
    Date.parse(intent.startTime),
  );
  if (bootID === undefined) return false;
  if (bootID !== builder.bootID) {
    builder.bootID = bootID;
    intent.outcome = 'Succeeded';
    return true;
  }
  intent.parameters = { ...intent.parameters, look: String(look + 1) };
  session.wakeAfter(LOOK_AGAIN_MS);
  return false;
}

async function askForReboot(
  session: BuildSession,
  builder: InstanceRecord,
  key: { action: string; role: string; regionID: string; attempt: number },
  index: number,
  round: number,
): Promise<void> {
  await session.intend('Provision', {
    ...key,
    parameters: { task: String(index), round: String(round), look: '0' },
  });
  session.deps.guard.assertHeld();
  await session.cloud.rebootInstance(
    { regionID: key.regionID, instanceID: builder.instanceID },
    { signal: session.signal },
  );
}

function isOld(session: BuildSession, startTime: string): boolean {
  return session.now() - Date.parse(startTime) > AGAIN_AFTER_MS;
}

/** Every look is a command of its own, so that an old answer is never taken for a new one. */
function bootNumber(index: number, round: number, look: number): number {
  return (index * (MAX_REBOOTS + 1) + round) * 100 + Math.min(look, 99);
}
