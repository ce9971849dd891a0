import { AttemptLost } from '../../build/failure.ts';
import type { PlannedTask } from '../../build/plan.ts';
import type { InstanceRecord, IntentRecord } from '../../build/record.ts';
import type { RenderedTask } from '../../components/rendered.ts';
import { agentErrorMeaning, type Invocation, isFinished } from '../../cloud/port.ts';
import { createOnce, nextCandidate, tagsOf } from './create.ts';
import { commandTag, findInvocations } from './invocation-output.ts';
import type { BuildSession } from './session.ts';
import { fillingFor, known } from './task-content.ts';

/** Deliveries of one command before the builder counts as lost. */
const MAX_DELIVERIES = 5;
/** Calls for one command, those that the cloud refused with them. */
const MAX_CALLS = 100;

type InvokeCommandTask = Extract<RenderedTask, { action: 'InvokeCommand' }>;

/**
 * Runs a command that Cloud Assistant knows already; undefined while it runs. It has no once-lock in the guest: what
 * may have begun is not sent again.
 *
 * @throws AttemptLost when nobody can know whether it ran.
 */
export async function invokeKnownCommand(
  session: BuildSession,
  builder: InstanceRecord,
  { component, task }: PlannedTask & { task: InvokeCommandTask },
  index: number,
): Promise<Invocation | undefined> {
  const { record, plan } = session;
  const { regionID, instance } = plan;
  const { attempt } = builder;
  const key = { action: 'InvokeCommand', role: 'Task', regionID };
  const base = index * 100;
  const stored = record.intent(key);
  const ours = Math.floor((stored?.candidate ?? -1) / 100) === index ? stored : undefined;
  const candidate = ours === undefined ? base : nextCandidate(ours, attempt) || base;
  const lost = lostDeliveries(ours, attempt);
  if (lost >= MAX_DELIVERIES || candidate - base >= MAX_CALLS)
    throw new AttemptLost(
      'AgentUnreachable',
      `Cloud Assistant could not deliver '${component}/${task.name}'`,
    );
  const tag = commandTag(index);
  const isFresh = ours?.attempt !== attempt || ours.candidate !== candidate;
  // Which Secrets it holds is stored with the intent.
  const filled = isFresh ? await fillingFor(session, builder, task) : undefined;
  const invokeID = await createOnce(session, {
    step: 'Provision',
    ...key,
    attempt,
    candidate,
    choose: () => (lost === 0 ? {} : { lost: String(lost) }),
    request: async () => {
      const fill = filled ?? (await fillingFor(session, builder, task));
      const { username, parameters } = task;
      return {
        regionID,
        instanceID: builder.instanceID,
        commandID: known(fill(task.commandID), 'commandID'),
        timeoutSeconds: task.timeoutSeconds,
        username: username === undefined ? undefined : known(fill(username), 'username'),
        parameters:
          parameters === undefined
            ? undefined
            : Object.fromEntries(
                Object.entries(parameters).map(([name, text]) => [
                  name,
                  known(fill(text), `parameters.${name}`),
                ]),
              ),
        tags: tagsOf(session, { role: 'Task', attempt, lifecycle: 'scaffold', command: tag }),
        resourceGroupID: instance.resourceGroupID,
      };
    },
    find: async () => {
      const twins = await findInvocations(session, attempt, tag);
      // An earlier delivery that never began is not the one that is looked for.
      return twins.filter(mayHaveBegun).map((twin) => twin.invokeID);
    },
    call: async (input) => (await session.cloud.invokeCommand(input, { signal: session.signal })).invokeID,
    lookFirst: candidate === base,
  });
  const since = Date.parse(record.intent(key)?.startTime ?? '');
  const { value } = session.watch({ kind: 'invocation', regionID, id: invokeID }, since);
  if (value === undefined || !isFinished(value.status)) return undefined;
  if (mayHaveBegun(value)) return value;
  const intent = record.intent(key);
  if (intent !== undefined) {
    intent.outcome = 'Refused';
    intent.code = value.errorCode;
  }
  session.wakeAfter(5000);
  return undefined;
}

function mayHaveBegun({ errorCode }: Invocation): boolean {
  return agentErrorMeaning(errorCode) !== 'notDelivered';
}

/** Deliveries that came to nothing after the cloud had taken them; a refused call is none. */
function lostDeliveries(ours: IntentRecord | undefined, attempt: number): number {
  if (ours?.attempt !== attempt) return 0;
  const isLost = ours.outcome === 'Refused' && ours.resourceID !== undefined;
  return Number(ours.parameters?.['lost'] ?? 0) + (isLost ? 1 : 0);
}
