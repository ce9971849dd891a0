import type { ExecutionResult } from '../guests/port.ts';
import type { InvocationRecord, TaskRecord } from '../world/command-record.ts';
import type { InstanceRecord } from '../world/instance-record.ts';
import { endTask } from './tasks.ts';

/**
 * Ends a task with what came of its script. An unknown user or directory is found before the start and makes the task
 * `Invalid`, as the agent reports it.
 */
export function endWith(task: TaskRecord, result: ExecutionResult, now: number): boolean {
  if (result.kind === 'exited') {
    if (result.exitCode === 0) return endTask(task, 'Success', now, { exitCode: 0 });
    const errorInfo = `The exit code is ${result.exitCode}.`;
    return endTask(task, 'Failed', now, {
      exitCode: result.exitCode,
      errorCode: 'ExitCodeNonzero',
      errorInfo,
    });
  }
  if (result.kind === 'signalled') {
    const errorInfo = `The script was ended by signal ${result.signal}.`;
    return endTask(task, 'Failed', now, {
      exitCode: 128 + result.signal,
      errorCode: 'ExitCodeNonzero',
      errorInfo,
    });
  }
  if (result.kind === 'machineStopped') {
    return endTask(task, 'Failed', now, {
      errorCode: 'InstanceRestarted',
      errorInfo: 'The machine went down.',
    });
  }
  const errorInfo = result.message;
  if (result.code === 'UserOrGroupNotExist') {
    return endTask(task, 'Invalid', now, { errorCode: 'AccountNotExists', errorInfo });
  }
  if (result.code === 'DirectoryNotExist') {
    return endTask(task, 'Invalid', now, { errorCode: 'DirectoryNotExists', errorInfo });
  }
  return endTask(task, 'Error', now, { errorCode: 'ExecutionException', errorInfo });
}

/** Puts values in for the agent's own parameters, which exist only with `EnableParameter`. */
export function fillBuiltIn(invocation: InvocationRecord, instance: InstanceRecord): string {
  if (!invocation.enableParameter) return invocation.script;
  const values: Record<string, string> = {
    RegionId: invocation.regionId,
    AccountId: invocation.accountUid,
    InstanceId: instance.id,
    InstanceName: instance.name,
    InvokeId: invocation.id,
    CommandId: invocation.commandId,
  };
  return invocation.script.replace(
    /\{\{\s*ACS::(\w+)\s*\}\}/g,
    (whole, name: string) => values[name] ?? whole,
  );
}
