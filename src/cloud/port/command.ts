import type { CallOptions, Creation, InstanceRef, Tags } from './call.ts';

/** Longest script that one RunCommand takes for sure, in bytes before encoding (users saw more refused). */
export const MAX_COMMAND_BYTES = 16 * 1024;

/** Longest content of one SendFile, in bytes before encoding (32 KiB after Base64). */
export const MAX_FILE_BYTES = 24 * 1024;

export interface RunCommandInput extends Creation {
  instanceID: string;
  /** At most 128 characters. */
  name: string;
  type: 'RunShellScript' | 'RunPowerShellScript' | 'RunBatScript';
  /** The script; sent Base64-encoded. See {@link MAX_COMMAND_BYTES}. */
  content: string;
  /** At least 10. */
  timeoutSeconds: number;
  /** At most 200 characters; default /root or C:\Windows\System32. */
  workingDir?: string | undefined;
  username?: string | undefined;
  /** Name of the password of `username` in the parameter store; Windows only. */
  windowsPasswordName?: string | undefined;
  /** Makes the service replace `{{name}}` and `{{ACS::…}}`. Default false. */
  enableParameter?: boolean | undefined;
  parameters?: Readonly<Record<string, string>> | undefined;
  /** Default `ProcessTree`: a time-out ends the children too. */
  terminationMode?: 'Process' | 'ProcessTree' | undefined;
}

export interface InvokeCommandInput extends Creation {
  instanceID: string;
  /** ID of a command of the account, or name of a public one. */
  commandID: string;
  /** At least 10. */
  timeoutSeconds: number;
  username?: string | undefined;
  windowsPasswordName?: string | undefined;
  parameters?: Readonly<Record<string, string>> | undefined;
}

export interface SendFileInput extends Creation {
  instanceID: string;
  /** File name, at most 255 characters. */
  name: string;
  /** Directory, made when missing. */
  targetDir: string;
  /** See {@link MAX_FILE_BYTES}. */
  content: Uint8Array;
  owner?: string | undefined;
  group?: string | undefined;
  /** Octal, for example `0644`. */
  mode?: string | undefined;
  /** Default true, so that a repetition is harmless. */
  overwrite?: boolean | undefined;
  /** At least 10. */
  timeoutSeconds?: number | undefined;
}

/** State of a command on its one instance. `Success` means exit code 0. */
export type InvocationStatus =
  | 'Pending'
  | 'Scheduled'
  | 'Running'
  | 'Stopping'
  | 'Success'
  | 'Failed'
  | 'Error'
  | 'Timeout'
  | 'Cancelled'
  | 'Terminated'
  | 'Aborted'
  | 'Invalid';

/** One run of a command on one instance. */
export interface Invocation {
  invokeID: string;
  instanceID: string;
  status: InvocationStatus | (string & {});
  /** Undefined until the script has ended by itself. */
  exitCode: number | undefined;
  /** Decoded as UTF-8, bad bytes replaced; at most 24 KB. Empty in listings, which carry no output. */
  output: string;
  /** Bytes of output that the service did not keep. */
  droppedBytes: number;
  /** Agent-side code, for example `ClientNotRunning`, `ExitCodeNonzero`; empty when none. See `agentErrorMeaning`. */
  errorCode: string;
  errorInfo: string;
  startTime: string;
  finishTime: string;
  tags: Tags;
}

/** One delivery of a file to one instance. */
export interface FileDelivery {
  invokeID: string;
  instanceID: string;
  /** `Pending`, `Running`, `Success`, `Failed`, `Error`, `Timeout`, `Aborted`, `Invalid`. */
  status: string;
  errorCode: string;
  errorInfo: string;
  startTime: string;
  finishTime: string;
  tags: Tags;
}

/** Cloud Assistant on one instance. */
export interface AgentStatus {
  instanceID: string;
  /** A heartbeat came within the last two minutes; stays true for a while after the machine stopped. */
  online: boolean;
  /** Empty when no agent was ever seen. */
  version: string;
  lastHeartbeatTime: string;
  osType: string;
}

/** Which commands; filters add up. Give at least one. */
export interface InvocationQuery {
  regionID: string;
  invokeIDs?: readonly string[];
  instanceID?: string;
  /** All must match. The service sees at most 1000 records through tags, finished ones included. */
  tags?: Tags;
}

export interface CommandCalls {
  runCommand(input: RunCommandInput, options?: CallOptions): Promise<{ commandID: string; invokeID: string }>;
  /** Runs a command that the service knows already. */
  invokeCommand(input: InvokeCommandInput, options?: CallOptions): Promise<{ invokeID: string }>;
  /** With output. One call per id; unknown ids are missing from the answer. */
  describeInvocationResults(query: InvocationQuery, options?: CallOptions): Promise<Invocation[]>;
  /** Without output. `running`: only those whose overall state is `Running`. */
  describeInvocations(
    query: Omit<InvocationQuery, 'invokeIDs'> & { running?: boolean; maxPages?: number },
    options?: CallOptions,
  ): Promise<Invocation[]>;
  /** Not a kill: what has started may go on. Resolves also when the command is unknown or over. */
  stopInvocation(input: InstanceRef & { invokeID: string }, options?: CallOptions): Promise<void>;
  sendFile(input: SendFileInput, options?: CallOptions): Promise<{ invokeID: string }>;
  describeSendFileResults(query: InvocationQuery, options?: CallOptions): Promise<FileDelivery[]>;
  /** Instances without a record are missing from the answer. */
  describeCloudAssistantStatus(
    query: { regionID: string; instanceIDs: readonly string[] },
    options?: CallOptions,
  ): Promise<AgentStatus[]>;
  /** Takes effect with the next reboot. */
  installCloudAssistant(ref: InstanceRef, options?: CallOptions): Promise<void>;
}

const FINISHED: readonly string[] = [
  'Success',
  'Failed',
  'PartialFailed',
  'Error',
  'Timeout',
  'Cancelled',
  'Terminated',
  'Aborted',
  'Invalid',
] satisfies (InvocationStatus | 'PartialFailed')[];

/** True when the status of an {@link Invocation} or {@link FileDelivery} will not change any more. */
export function isFinished(status: string): boolean {
  return FINISHED.includes(status);
}
