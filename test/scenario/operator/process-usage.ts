import { readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second for every architecture (`USER_HZ`). */
const TICK_MS = 10;

/** CPU time that a process has used, all its threads, user and system. Milliseconds in steps of 10. Linux only. */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is a name in parentheses that may hold anything; utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Resident memory of a process now, and the most it ever had. In MB of 10⁶ bytes. Linux only. */
export function memoryOf(pid: number): { rssMb: number; peakMb: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (field: string) =>
    (Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024) / 1e6;
  return { rssMb: mb('VmRSS'), peakMb: mb('VmHWM') };
}
