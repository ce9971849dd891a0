/** Opens the line that ends every answer of a wrapped command. */
export const TRAILER = '::imagesmith::';

const STATES = [
  'exited',
  'timedout',
  'interrupted',
  'unwritable',
  'stored',
  'incomplete',
  'undecryptable',
  'forgotten',
  'unready',
] as const;

/**
 * - `exited`: ran to its end; `exitCode` is its own.
 * - `timedout`: ended by its time-out, and everything that it had started with it.
 * - `interrupted`: it was started and nobody will ever know how it ended (the machine rebooted or it was killed).
 * - `unwritable`: the guest cannot store what the task needs.
 *
 * Not started, and not locked, so that another delivery can still run the task:
 * - `stored`: the answer to a chunk, with exit code 0.
 * - `incomplete`: chunks are missing or damaged; send all of them again, then the command.
 * - `undecryptable`: encrypted for another boot, or changed on the way; ask for the boot key again.
 * - `forgotten`: the machine has restarted, and what an earlier task with a secret printed was in its memory only.
 * - `unready`: something else is missing (the output of an earlier task, openssl); the output says what.
 */
export type GuestState = (typeof STATES)[number];

/** What came back from a wrapped command. */
export interface TaskReport {
  readonly state: GuestState;
  /** Of the last try. On Windows any 32-bit number. */
  readonly exitCode: number;
  /** Seconds since the epoch by the guest's clock. */
  readonly startSeconds?: number;
  readonly finishSeconds?: number;
  /** Bytes that the task printed, in all tries; more than `outputTail` has when its beginning was cut. */
  readonly outputBytes?: number;
  /** How often it was started, from 1. */
  readonly tries?: number;
  /** The end of what the task printed. When its output is kept apart: standard output, then errors. */
  readonly outputTail: string;
}

/** Reads a wrapper's answer; undefined when the closing line is missing, so the wrapper itself did not finish. */
export function parseReport(output: string): TaskReport | undefined {
  const at = output.lastIndexOf(`\n${TRAILER} `);
  if (at < 0) return undefined;
  const line = output.slice(at + TRAILER.length + 2).split('\n')[0] ?? '';
  // State, exit code, begin, end, bytes, tries. What is not known is `-`; what stands at the end may be left out.
  const [state, exitCode, ...numbers] = line.trim().split(/ +/);
  if (!isState(state) || exitCode === undefined || !/^-?\d{1,10}$/.test(exitCode)) return undefined;
  if (numbers.length > 4 || numbers.some((number) => !/^(\d{1,15}|-)$/.test(number))) return undefined;
  const [start, finish, bytes, tries] = numbers.map((number) =>
    number === '-' ? undefined : Number(number),
  );
  return {
    state,
    exitCode: Number(exitCode),
    ...(start === undefined ? {} : { startSeconds: start }),
    ...(finish === undefined ? {} : { finishSeconds: finish }),
    ...(bytes === undefined ? {} : { outputBytes: bytes }),
    ...(tries === undefined ? {} : { tries }),
    outputTail: output.slice(0, at).replace(/\r$/, ''),
  };
}

function isState(word: string | undefined): word is GuestState {
  return STATES.some((state) => state === word);
}
