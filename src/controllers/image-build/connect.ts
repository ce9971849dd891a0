import { AttemptLost } from '../../build/failure.ts';
import { windowsBootScript } from '../../build/guest/windows-boot.ts';
import type { InstanceRecord } from '../../build/record.ts';
import type { StepName } from '../../build/steps.ts';
import { runGuestCommand } from './guest-command.ts';
import { DONE, type BuildSession, type StepOutcome, waiting } from './session.ts';

/** Waits until Cloud Assistant answers a probe, and keeps which boot answered. */
export async function connect(session: BuildSession): Promise<StepOutcome> {
  const builder = builderOf(session);
  const bootID = await probe(session, builder, 'Connect', 'boot-0', Date.parse(builder.launchTime));
  if (bootID === undefined) return waiting(`Cloud Assistant on ${builder.instanceID} does not answer yet`);
  builder.bootID = bootID;
  return DONE;
}

/** The builder of this attempt. @throws AttemptLost when it is recorded as gone. */
export function builderOf(session: BuildSession): InstanceRecord {
  const { builder } = session.record;
  if (builder === undefined) throw new AttemptLost('InstanceLost', 'the builder of this attempt is gone');
  return builder;
}

/**
 * Waits for the agent to be online after `since`, then runs a command that names the boot it ran in. Undefined until
 * the answer is there.
 */
export async function probe(
  session: BuildSession,
  builder: InstanceRecord,
  step: StepName,
  id: string,
  since: number,
): Promise<string | undefined> {
  const { regionID } = session.plan;
  const asked = session.record.intent({ action: 'RunCommand', role: 'Probe', regionID });
  const underWay = asked?.attempt === builder.attempt && asked.parameters?.['command'] === id;
  if (!underWay) {
    const agent = session.watch({ kind: 'agent', regionID, id: builder.instanceID }, since).value;
    const heartbeat = Date.parse(agent?.lastHeartbeatTime ?? '');
    if (agent?.online !== true || !(heartbeat >= since - 1000)) return undefined;
  }
  const result = await runGuestCommand(session, builder, {
    step,
    role: 'Probe',
    id,
    name: `imagesmith probe ${id}`,
    body: {
      content:
        session.plan.source.osType === 'Windows'
          ? windowsBootScript()
          : 'cat /proc/sys/kernel/random/boot_id',
      timeoutSeconds: 60,
    },
  });
  if (result === undefined) return undefined;
  const bootID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(result.output)?.[0];
  if (bootID === undefined) {
    throw new AttemptLost(
      'AgentUnreachable',
      `the probe of ${builder.instanceID} ended with ${result.status} and no boot ID`,
    );
  }
  return bootID;
}
