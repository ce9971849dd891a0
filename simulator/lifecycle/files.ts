import type { FileOutcome, Guest } from '../guests/port.ts';
import type { FileInvocationRecord, TaskRecord } from '../world/command-record.ts';
import { type Core, note } from './core.ts';
import { endTask } from './tasks.ts';

/** The agent's error codes for what a guest says about a file. */
const ERROR_CODES: Record<Extract<FileOutcome, { kind: 'refused' }>['code'], string> = {
  FileAlreadyExists: 'FileAlreadyExists',
  UserOrGroupNotExist: 'UserGroupNotExists',
  InvalidFilePath: 'FilePathInvalid',
  FileCreateFail: 'FileCreateFail',
  ExecutionUnavailable: 'FileCreateFail',
};

/** Writes one file into one guest and ends the task. */
export function deliverFile(core: Core, sent: FileInvocationRecord, task: TaskRecord, guest: Guest): void {
  note(core, 'file', sent, 'started', { instanceId: task.instanceId, name: sent.name });
  const directory = sent.targetDir.endsWith('/') ? sent.targetDir : `${sent.targetDir}/`;
  const written = guest
    .writeFile({
      path: `${directory}${sent.name}`,
      content: Buffer.from(sent.content, sent.contentType === 'Base64' ? 'base64' : 'utf8'),
      owner: sent.fileOwner,
      group: sent.fileGroup,
      mode: sent.fileMode,
      overwrite: sent.overwrite,
    })
    .then((outcome) => end(core, task, outcome));
  core.background.run(`writing ${sent.name}`, written);
}

function end(core: Core, task: TaskRecord, outcome: FileOutcome): void {
  const now = core.timeline.now();
  if (outcome.kind === 'written') endTask(task, 'Success', now);
  else endTask(task, 'Failed', now, { errorCode: ERROR_CODES[outcome.code], errorInfo: outcome.message });
}
