import { AttemptLost, BuildFailure } from '../../build/failure.ts';
import type { InstanceRecord } from '../../build/record.ts';
import type { Invocation } from '../../cloud/port.ts';
import { findTags } from './create.ts';
import type { BuildSession } from './session.ts';

/** What a command that Cloud Assistant knows printed, without line ends at its end. @throws AttemptLost when it is gone. */
export async function outputOfInvocation(
  session: BuildSession,
  { attempt }: InstanceRecord,
  index: number,
): Promise<string> {
  const found = await findInvocations(session, attempt, commandTag(index));
  const invokeIDs = found.map(({ invokeID }) => invokeID);
  const { regionID } = session.plan;
  const results =
    invokeIDs.length === 0
      ? []
      : await session.cloud.describeInvocationResults({ regionID, invokeIDs }, { signal: session.signal });
  const result = results.find(({ status }) => status === 'Success');
  if (result === undefined)
    throw new AttemptLost(
      'InstanceLost',
      `the output of task ${index + 1} is not known to Cloud Assistant any more`,
    );
  if (result.droppedBytes > 0)
    throw new BuildFailure(
      'CommandFailed',
      `a task uses the output of task ${index + 1}, but Cloud Assistant cut ${result.droppedBytes} bytes of it`,
    );
  return result.output.replace(/[\r\n]+$/, '');
}

/** The runs of the command in this attempt, without output. */
export function findInvocations(
  session: BuildSession,
  attempt: number,
  command: string,
): Promise<Invocation[]> {
  const tags = findTags(session, { role: 'Task', attempt, command });
  return session.cloud.describeInvocations(
    { regionID: session.plan.regionID, tags },
    { signal: session.signal },
  );
}

/** Tells the run of a known command from all others of the attempt. */
export function commandTag(index: number): string {
  return `Invoke-${index}`;
}
