/** States of one command on one instance (`InvocationStatus`). */
export type TaskStatus =
  | 'Pending'
  | 'Invalid'
  | 'Aborted'
  | 'Running'
  | 'Success'
  | 'Failed'
  | 'Error'
  | 'Timeout'
  | 'Cancelled'
  | 'Stopping'
  | 'Terminated';

export interface CommandRecord {
  id: string;
  name: string;
  description: string;
  accountUid: string;
  regionId: string;
  type: 'RunShellScript' | 'RunPowerShellScript' | 'RunBatScript';
  /** The script, decoded. */
  script: string;
  workingDir: string;
  timeoutSeconds: number;
  enableParameter: boolean;
  parameterNames: string[];
  /** `None`: deleted with its only run; `Public` belongs to the service. */
  keep: boolean;
  createdAt: number;
  invokedTimes: number;
  launcher: string;
  resourceGroupId: string;
  tags: Record<string, string>;
}

/** One run of a command on one instance. */
export interface TaskRecord {
  instanceId: string;
  status: TaskStatus;
  createdAt: number;
  startedAt: number | undefined;
  finishedAt: number | undefined;
  stoppedAt: number | undefined;
  updatedAt: number;
  exitCode: number | undefined;
  /** At most 24 KiB. */
  output: Buffer;
  dropped: number;
  errorCode: string;
  errorInfo: string;
  /** How often the script was started in the guest: 1 unless a fault delivered it twice. */
  starts: number;
}

export interface InvocationRecord {
  id: string;
  accountUid: string;
  regionId: string;
  commandId: string;
  commandName: string;
  commandDescription: string;
  type: CommandRecord['type'];
  /** The script with its parameters put in, as the agent runs it. */
  script: string;
  /** The script as it was sent. */
  content: string;
  enableParameter: boolean;
  workingDir: string;
  username: string;
  timeoutSeconds: number;
  terminationMode: 'Process' | 'ProcessTree';
  repeatMode: string;
  parameters: Record<string, string>;
  clientToken: string;
  launcher: string;
  createdAt: number;
  resourceGroupId: string;
  tags: Record<string, string>;
  tasks: Map<string, TaskRecord>;
}

/** One SendFile call; its tasks carry no output. */
export interface FileInvocationRecord {
  id: string;
  accountUid: string;
  regionId: string;
  name: string;
  description: string;
  targetDir: string;
  content: string;
  contentType: 'PlainText' | 'Base64';
  fileOwner: string;
  fileGroup: string;
  fileMode: string;
  overwrite: boolean;
  timeoutSeconds: number;
  clientToken: string;
  createdAt: number;
  resourceGroupId: string;
  tags: Record<string, string>;
  tasks: Map<string, TaskRecord>;
}
