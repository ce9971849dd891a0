import { AttemptLost } from '../../build/failure.ts';
import type { PlannedTask } from '../../build/plan.ts';
import type { InstanceRecord } from '../../build/record.ts';
import type { RenderedTask } from '../../components/rendered.ts';
import { agentErrorMeaning, type Invocation, isFinished } from '../../cloud/port.ts';
import { createOnce, nextCandidate, tagsOf } from './create.ts';
import { commandTag, findInvocations } from './invocation-output.ts';
import type { BuildSession } from './session.ts';
import { fillingFor, known } from './task-content.ts';

/** Deliveries of one command before the builder counts as lost. */
const MAX_DELIVERIES = 5;

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
  if (candidate - base >= MAX_DELIVERIES)
    throw new AttemptLost(
      'AgentUnreachable',
      `Cloud Assistant could not deliver '${component}/${task.name}'`,
    );
  const tag = commandTag(index);
  const invokeID = await createOnce(session, {
    step: 'Provision',
    ...key,
    attempt,
    candidate,
    request: async () => {
      const fill = await fillingFor(session, builder, task);
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
    find: async () => (await findInvocations(session, attempt, tag)).map((twin) => twin.invokeID),
    call: async (input) => (await session.cloud.invokeCommand(input, { signal: session.signal })).invokeID,
    lookFirst: candidate === base,
  });
  const since = Date.parse(record.intent(key)?.startTime ?? '');
  const { value } = session.watch({ kind: 'invocation', regionID, id: invokeID }, since);
  if (value === undefined || !isFinished(value.status)) return undefined;
  if (agentErrorMeaning(value.errorCode) !== 'notDelivered') return value;
  const intent = record.intent(key);
  if (intent !== undefined) {
    intent.outcome = 'Refused';
    intent.code = value.errorCode;
  }
  session.wakeAfter(5000);
  return undefined;
}
