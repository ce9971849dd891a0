import type { TaskResult } from './task-results.ts';

/** One task in the log of a build. */
export interface LogEntry {
  readonly attempt: number;
  /** Position of the task in the build, from 0. */
  readonly index: number;
  readonly result: TaskResult;
  /** What it printed, or the end of it. */
  readonly output: string;
  /** Bytes of output that are missing at the beginning. */
  readonly cutBytes: number;
}

/** Bytes that the log may have in all: below the megabyte that an object may have, with room for its metadata. */
export const MAX_LOG_BYTES = 800_000;
/** The key that says what was cut. */
export const CUT_KEY = '0-cut';

/** The key of a task: keys sort in the order in which tasks ran. */
export function logKey({ attempt, index, result }: LogEntry): string {
  const name = `${result.component}.${result.task}`.replace(/[^-._a-zA-Z0-9]/g, '_').slice(0, 180);
  return `attempt-${attempt}.${String(index + 1).padStart(4, '0')}.${name}`;
}

/** What stands in the log of one task. */
export function logText({ result, output, cutBytes }: LogEntry): string {
  const { component, task, state, exitCode, startTime, durationSeconds, tries } = result;
  const facts = [
    `${component}/${task}`,
    state,
    ...(exitCode === undefined ? [] : [`exit code ${exitCode}`]),
    ...(startTime === undefined ? [] : [`from ${startTime}`]),
    ...(durationSeconds === undefined ? [] : [`${durationSeconds} s`]),
    ...(tries === undefined ? [] : [`${tries} tries`]),
  ];
  const cut = cutBytes > 0 ? `(${cutBytes} bytes before this were cut)\n` : '';
  return `# ${facts.join(', ')}\n${cut}${output}${output === '' || output.endsWith('\n') ? '' : '\n'}`;
}

/** Adds a task to a log; of what does not fit the oldest goes, and the log says so. The same task again changes nothing. */
export function addToLog(log: Readonly<Record<string, string>>, entry: LogEntry): Record<string, string> {
  const { [CUT_KEY]: cut = '', ...entries } = { ...log, [logKey(entry)]: logText(entry) };
  const keys = Object.keys(entries).toSorted();
  let size = keys.reduce((sum, key) => sum + sizeOf(key, entries[key] ?? ''), 0);
  let missing = Number(/^(\d+) /.exec(cut)?.[1] ?? 0);
  while (size > MAX_LOG_BYTES && keys.length > 1) {
    const oldest = keys.shift() ?? '';
    size -= sizeOf(oldest, entries[oldest] ?? '');
    delete entries[oldest];
    missing++;
  }
  return missing === 0
    ? entries
    : { [CUT_KEY]: `${missing} older tasks were cut to stay below the size of one object\n`, ...entries };
}

function sizeOf(key: string, text: string): number {
  return Buffer.byteLength(key) + Buffer.byteLength(text);
}
