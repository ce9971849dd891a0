import { type Json, list, text } from './api.ts';
import type { Delay } from './clock.ts';
import type { Lab } from './lab.ts';

/** A command that was sent, with when its record was first shown. */
export interface Sent {
  readonly invokeID: string;
  readonly shown: Delay;
}

export interface Outcome {
  readonly status: string;
  readonly exitCode: number | undefined;
  readonly errorCode: string;
  readonly output: string;
}

const SHOWN_MS = 120_000;
const ENDED_MS = 240_000;

/** Runs a script on an instance and waits until its record is shown. */
export async function send(lab: Lab, instanceID: string, script: string, more: Json = {}): Promise<Sent> {
  const command = {
    Type: 'RunShellScript',
    CommandContent: script,
    InstanceId: [instanceID],
    Timeout: 600,
    Tag: lab.tags,
    ClientToken: lab.token(),
  };
  const invokeID = String((await lab.api.call('RunCommand', { ...command, ...more }))['InvokeId']);
  const shown = await lab.until(
    () => record(lab, invokeID),
    `invocation ${invokeID} to be shown`,
    SHOWN_MS,
    1000,
  );
  return { invokeID, shown };
}

/** Waits until a command is over. */
export async function ended(lab: Lab, { invokeID }: Sent): Promise<Outcome> {
  const look = async () => {
    const last = await record(lab, invokeID);
    return last !== undefined && !GOING.has(String(last['InvocationStatus'])) ? last : undefined;
  };
  const { value } = await lab.until(look, `the end of invocation ${invokeID}`, ENDED_MS, 2000);
  return {
    status: String(value['InvocationStatus']),
    exitCode: value['ExitCode'] === undefined ? undefined : Number(value['ExitCode']),
    errorCode: text(value['ErrorCode']),
    output: text(value['Output']).trim(),
  };
}

const GOING = new Set(['Pending', 'Running', 'Stopping']);

async function record(lab: Lab, InvokeId: string): Promise<Json | undefined> {
  const answer = await lab.api.call('DescribeInvocationResults', { InvokeId, ContentEncoding: 'PlainText' });
  return list(answer, 'Invocation', 'InvocationResults', 'InvocationResult')[0];
}

/** Runs a script to its end. @throws when it did not succeed. */
export async function outputOf(lab: Lab, instanceID: string, script: string): Promise<string> {
  const outcome = await ended(lab, await send(lab, instanceID, script));
  if (outcome.status !== 'Success')
    throw new Error(
      `a script ended with ${outcome.status} ${outcome.errorCode}, exit code ${outcome.exitCode}`,
    );
  return outcome.output;
}
