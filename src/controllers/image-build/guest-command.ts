import { AttemptLost, BuildFailure } from '../../build/failure.ts';
import { type InstanceRecord, type IntentRecord, timeText } from '../../build/record.ts';
import type { StepName } from '../../build/steps.ts';
import { agentErrorMeaning, type Invocation, isFinished } from '../../cloud/port.ts';
import { createOnce, findTags, tagsOf } from './create.ts';
import type { BuildSession } from './session.ts';

/** A script to run on the builder through Cloud Assistant. Repeating it must be harmless. */
export interface GuestCommand {
  readonly step: StepName;
  /** Intents of one role follow one another. */
  readonly role: CommandRole;
  /** Names the command within its role and attempt, for example the number of the task. */
  readonly id: string;
  /** For people, in the ECS console. */
  readonly name: string;
  /** Asked for only when the command is sent. */
  readonly body: CommandBody | (() => Promise<CommandBody>);
  /** True when every making of the content differs, because it is encrypted. */
  readonly unrepeatable?: boolean;
  /** Windows only. */
  readonly username?: string;
  readonly windowsPasswordName?: string;
}

/** What a command is sent with. */
export interface CommandBody {
  readonly content: string;
  readonly timeoutSeconds: number;
  readonly enableParameter?: boolean;
}

/** `Key` makes the key for secrets, `Chunk` brings a part of a task that one command cannot carry. */
export type CommandRole = 'Probe' | 'Key' | 'Chunk' | 'Task' | 'Generalize';

/** Deliveries of one command before the builder counts as lost; a probe is also sent to machines that restart. */
const MAX_DELIVERIES: Readonly<Record<CommandRole, number>> = {
  Task: 5,
  Chunk: 5,
  Key: 5,
  Generalize: 5,
  Probe: 40,
};
/** After the second delivery that came to nothing the agent has to show itself first, and has this long to do so. */
const SILENT_AFTER_MS = 15 * 60_000;
/** Calls for one command, those that the cloud refused with them. Numbered together, so that each is its own request. */
const DELIVERIES_PER_COMMAND = 100;

/**
 * Delivers the command and returns its result once it has one; undefined while it runs, with a watch on it. What did
 * not reach the script is delivered again.
 *
 * @throws AttemptLost when the instance is gone or the agent cannot deliver it.
 */
export async function runGuestCommand(
  session: BuildSession,
  builder: InstanceRecord,
  command: GuestCommand,
): Promise<Invocation | undefined> {
  const { regionID } = session.plan;
  if (!isReachable(session, builder, command)) return undefined;
  const delivery = deliveryNumber(session, builder, command);
  const invokeID = await deliver(session, builder, command, delivery);
  const since = Date.parse(
    session.record.intent({ action: 'RunCommand', role: command.role, regionID })?.startTime ?? '',
  );
  const seen = session.watch({ kind: 'invocation', regionID, id: invokeID }, since);
  const invocation = seen.value;
  if (invocation === undefined || !isFinished(invocation.status)) return undefined;
  if (!mustRepeat(builder, command, invocation)) return invocation;
  const { errorCode, status } = invocation;
  // The key was in memory.
  if (agentErrorMeaning(errorCode) === 'rebooted') delete builder.publicKey;
  repeatCommand(session, builder, command, errorCode === '' ? status : errorCode);
  return undefined;
}

/** Which delivery of the command is under way or comes next, from 1. */
function deliveryNumber(
  session: BuildSession,
  builder: InstanceRecord,
  command: Pick<GuestCommand, 'role' | 'id'>,
): number {
  const sent = sentIntent(session, builder, command);
  return Number(sent?.parameters?.['delivery'] ?? 1) + (sent?.outcome === 'Refused' ? 1 : 0);
}

/**
 * Deliveries of the command that came to nothing after the cloud had taken them. A call that the cloud refused is none:
 * what it waits for (permission, quota, the next minute) has nothing to do with the builder.
 */
export function lostDeliveries(
  session: BuildSession,
  builder: InstanceRecord,
  command: Pick<GuestCommand, 'role' | 'id'>,
): number {
  const sent = sentIntent(session, builder, command);
  const lost = sent?.outcome === 'Refused' && sent.resourceID !== undefined;
  return Number(sent?.parameters?.['lost'] ?? 0) + (lost ? 1 : 0);
}

/** The intent of the newest delivery of this command; undefined when it was never sent. */
export function sentIntent(
  { record, plan: { regionID } }: BuildSession,
  { attempt }: InstanceRecord,
  { role, id }: Pick<GuestCommand, 'role' | 'id'>,
): IntentRecord | undefined {
  const intent = record.intent({ action: 'RunCommand', role, regionID });
  return intent?.attempt === attempt && intent.parameters?.['command'] === id ? intent : undefined;
}

/** False while a machine that may be restarting by itself does not answer: sending would use up the deliveries. */
function isReachable(session: BuildSession, builder: InstanceRecord, command: GuestCommand): boolean {
  const sent = sentIntent(session, builder, command);
  const { lost = '0', lostAt = '' } = sent?.parameters ?? {};
  if (sent?.outcome !== 'Refused' || lost === '0' || lostAt === '' || command.role === 'Probe') return true;
  const since = Date.parse(lostAt);
  const { instanceID } = builder;
  const { regionID } = session.plan;
  const agent = session.watch({ kind: 'agent', regionID, id: instanceID }, since).value;
  if (agent?.online === true && Date.parse(agent.lastHeartbeatTime) >= since - 1000) return true;
  // While nobody looked it may have answered.
  if (session.now() - Math.max(since, session.since) > SILENT_AFTER_MS)
    throw new AttemptLost('AgentUnreachable', `Cloud Assistant on ${instanceID} is silent since ${lostAt}`);
  session.record.note(command.step, `Cloud Assistant on ${instanceID} does not answer`);
  return false;
}

async function deliver(
  session: BuildSession,
  builder: InstanceRecord,
  command: GuestCommand,
  delivery: number,
): Promise<string> {
  const { regionID, instance, source } = session.plan;
  const { attempt } = builder;
  const type = source.osType === 'Windows' ? ('RunPowerShellScript' as const) : ('RunShellScript' as const);
  const most = MAX_DELIVERIES[command.role];
  const lost = lostDeliveries(session, builder, command);
  if (lost >= most || delivery > DELIVERIES_PER_COMMAND) {
    throw new AttemptLost(
      'AgentUnreachable',
      `Cloud Assistant could not deliver '${command.name}' ${lost >= most ? most : delivery - 1} times`,
    );
  }
  const tag = `${command.role}-${command.id}-${delivery}`;
  return createOnce(session, {
    step: command.step,
    action: 'RunCommand',
    role: command.role,
    attempt,
    regionID,
    candidate: candidateOf(command.id, delivery),
    command: command.id,
    choose: () => ({
      command: command.id,
      delivery: String(delivery),
      ...(lost === 0 ? {} : { lost: String(lost) }),
    }),
    ...(command.unrepeatable === true
      ? { tokenSubject: (input: object) => ({ ...input, content: undefined }) }
      : {}),
    request: async () => ({
      regionID,
      instanceID: builder.instanceID,
      name: command.name,
      type,
      ...(typeof command.body === 'function' ? await command.body() : command.body),
      username: command.username,
      windowsPasswordName: command.windowsPasswordName,
      tags: tagsOf(session, { role: command.role, attempt, lifecycle: 'scaffold', command: tag }),
      resourceGroupID: instance.resourceGroupID,
    }),
    find: async () => {
      const tags = findTags(session, { role: command.role, attempt, command: tag });
      const twins = await session.cloud.describeInvocations({ regionID, tags }, { signal: session.signal });
      return twins.map((twin) => twin.invokeID);
    },
    call: async (input) => (await session.cloud.runCommand(input, { signal: session.signal })).invokeID,
    lookFirst: false,
  });
}

/** Commands of a role are told apart by the number in their id; a probe has one per boot. */
function candidateOf(id: string, delivery: number): number {
  const number = Number(/\d+$/.exec(id)?.[0] ?? 0);
  return number * DELIVERIES_PER_COMMAND + delivery - 1;
}

/** True when the script did not run, or may not have: the wrapper makes another delivery harmless. */
function mustRepeat(builder: InstanceRecord, command: GuestCommand, invocation: Invocation): boolean {
  const { errorCode, errorInfo, status } = invocation;
  // A probe waits for a machine that may be restarting; whether it is lost shows on the instance itself.
  if (command.role === 'Probe') return status !== 'Success';
  switch (agentErrorMeaning(errorCode)) {
    case 'notDelivered':
    case 'mayHaveRun':
    // The script may not have begun, or have ended just before; the wrapper knows.
    case 'rebooted':
      return true;
    case 'instanceGone':
      throw new AttemptLost(
        'InstanceLost',
        `instance ${builder.instanceID} was gone while '${command.name}' ran`,
      );
    case 'broken':
      throw new BuildFailure(
        'CommandFailed',
        `Cloud Assistant refused '${command.name}': ${errorCode} ${errorInfo}`.trimEnd(),
      );
    default:
      return status === 'Aborted' || status === 'Cancelled' || status === 'Terminated';
  }
}

/** Makes the command be delivered once more. */
export function repeatCommand(
  session: BuildSession,
  builder: InstanceRecord,
  command: Pick<GuestCommand, 'role' | 'id' | 'name'>,
  code: string,
): void {
  const intent = sentIntent(session, builder, command);
  if (intent === undefined) return;
  intent.outcome = 'Refused';
  intent.code = code.slice(0, 128);
  if (agentErrorMeaning(code) !== 'unclear')
    intent.parameters = { ...intent.parameters, lostAt: timeText(session.now()) };
  session.log.info({ command: command.name, code: intent.code }, 'Delivering a command again');
  session.wakeAfter(5000);
}
