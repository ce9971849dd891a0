import { AttemptLost } from '../../build/failure.ts';
import type { InstanceRecord, IntentRecord } from '../../build/record.ts';
import { probe } from './connect.ts';
import type { BuildSession } from './session.ts';

/** A machine that still answers in the same boot after this did not get the order, or lost it. */
const AGAIN_AFTER_MS = 60_000;
/** A machine that does not answer at all for so long is given up, as after its launch. */
const SILENT_AFTER_MS = 15 * 60_000;
/** Time between two looks at whether the boot has changed. */
const LOOK_AGAIN_MS = 5000;
const MAX_REBOOTS = 5;

/**
 * Reboots the builder and proves it: when that was asked for (epoch milliseconds of cloud time), once a command ran in
 * another boot than the one before; undefined until then. RebootInstance has
 * no token, so it is repeated only when a command that was sent a minute later still ran in the old boot: a machine
 * that is silent may be on its way.
 */
export async function reboot(
  session: BuildSession,
  builder: InstanceRecord,
  index: number,
  forceStop = false,
): Promise<number | undefined> {
  const { regionID } = session.plan;
  const key = { action: 'RebootInstance', role: 'Builder', regionID, attempt: builder.attempt };
  const stored = session.record.intent(key);
  const ours = stored?.attempt === builder.attempt && stored.parameters?.['task'] === String(index);
  const intent =
    stored !== undefined && ours ? stored : await askForReboot(session, builder, key, index, 1, forceStop);

  const round = Number(intent.parameters?.['round'] ?? 1);
  const look = Number(intent.parameters?.['look'] ?? 0);
  const asked = Date.parse(intent.startTime);
  const id = `reboot-${bootNumber(index, round, look)}`;
  const bootID = await probe(session, builder, 'Provision', id, asked);
  if (bootID === undefined) {
    // While nobody looked it may have answered.
    if (session.now() - Math.max(asked, session.since) <= SILENT_AFTER_MS) return undefined;
    const { instanceID } = builder;
    throw new AttemptLost('AgentUnreachable', `Cloud Assistant on ${instanceID} is silent since its reboot`);
  }
  if (bootID !== builder.bootID) {
    builder.bootID = bootID;
    // It was kept in memory.
    delete builder.publicKey;
    intent.outcome = 'Succeeded';
    return asked;
  }
  const probed = session.record.intent({ action: 'RunCommand', role: 'Probe', regionID });
  if (Date.parse(probed?.startTime ?? '') - asked > AGAIN_AFTER_MS) {
    if (round >= MAX_REBOOTS) throw new AttemptLost('InstanceLost', `${builder.instanceID} did not reboot`);
    await askForReboot(session, builder, key, index, round + 1, forceStop);
  } else {
    intent.parameters = { ...intent.parameters, look: String(look + 1) };
  }
  session.wakeAfter(LOOK_AGAIN_MS);
  return undefined;
}

async function askForReboot(
  session: BuildSession,
  builder: InstanceRecord,
  key: { action: string; role: string; regionID: string; attempt: number },
  index: number,
  round: number,
  forceStop: boolean,
): Promise<IntentRecord> {
  const intent = await session.intend('Provision', {
    ...key,
    parameters: { task: String(index), round: String(round), look: '0' },
  });
  session.deps.guard.assertHeld();
  await session.cloud.rebootInstance(
    { regionID: key.regionID, instanceID: builder.instanceID, ...(forceStop ? { force: true } : {}) },
    { signal: session.signal },
  );
  return intent;
}

/** Every look is a command of its own, so that an old answer is never taken for a new one. */
function bootNumber(index: number, round: number, look: number): number {
  return (index * (MAX_REBOOTS + 1) + round) * 100 + Math.min(look, 99);
}
