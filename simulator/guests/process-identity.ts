import { readFileSync } from 'node:fs';

/** Names one process for good: ids are used again, a pair of id and start time is not. */
export interface ProcessIdentity {
  pid: number;
  /** Clock ticks after boot, field 22 of /proc/PID/stat (proc(5)). */
  startTime: string;
}

/** The identity of a living process; undefined when there is none or only its remains (a zombie). */
export function identityOfProcess(pid: number): ProcessIdentity | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  // The name in parentheses may hold anything; fields are counted after its last parenthesis.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTime] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X' || startTime === undefined) return undefined;
  return { pid, startTime };
}

/** Whether exactly this process still lives. */
export function isAlive(process: ProcessIdentity): boolean {
  return identityOfProcess(process.pid)?.startTime === process.startTime;
}
