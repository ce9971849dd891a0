/**
 * The shell program that carries a task into the guest and makes sure that it runs once.
 *
 * Cloud Assistant may deliver a command twice, and after a lost answer the operator repeats RunCommand. So the
 * directory of a task is its lock (`mkdir` is atomic and survives a reboot): who makes it runs the task, everybody
 * else waits for the recorded outcome. The task runs detached from the command that brought it, so that an agent
 * restart loses nothing.
 */

/** One task as the guest gets it. */
export interface GuestTask {
  /** UID of the build and attempt: a fresh builder starts with no locks, and so does a new attempt. */
  buildUID: string;
  attempt: number;
  /** Position of the task in the build, from 0. */
  index: number;
  timeoutSeconds: number;
  action: GuestAction;
}

export type GuestAction =
  | { kind: 'script'; content: string; workingDir?: string; user?: string }
  | { kind: 'file'; path: string; content: string; owner: string; group: string; mode: string };

/** Where locks and records lie in the guest; removed before the image is captured. */
export const GUEST_STATE_DIR = '/var/lib/imagesmith';

/** Bytes of a task's output that come back. Below Cloud Assistant's 24 KiB, so that its cut never meets our record. */
export const OUTPUT_TAIL_BYTES = 16_000;

/** Opens the line that ends every answer of the wrapper. */
const TRAILER = '::imagesmith::';

/**
 * The command to send. At most 18 KiB for a task of 16 KiB, which is what RunCommand takes after Base64 (24 KiB).
 * `delimiter` must not stand alone on a line of the content; callers take a hash of it.
 */
export function wrapTask(task: GuestTask, delimiter: string): string {
  const directory = `${GUEST_STATE_DIR}/${task.buildUID}/${task.attempt}/${task.index}`;
  return [
    '#!/bin/sh',
    `d=${directory}`,
    'boot=$(cat /proc/sys/kernel/random/boot_id)',
    'report() {',
    `  [ ! -f "$d/output" ] || tail -c ${OUTPUT_TAIL_BYTES} "$d/output"`,
    `  printf '\\n${TRAILER} %s %s %s %s\\n' "$1" "$2" "$(cat "$d/start" 2>/dev/null)" "$(cat "$d/finish" 2>/dev/null)"`,
    // Not the task's own code: Cloud Assistant takes 193 and 194 as orders to power off and to reboot.
    '  [ "$2" = 0 ]; exit $?',
    '}',
    // By renaming, so that whoever sees the file sees all of it.
    'finish() { date +%s >"$d/finish"; echo "$1" >"$d/state"; echo "$2" >"$d/exit.new"; mv "$d/exit.new" "$d/exit"; }',
    'mkdir -p "${d%/*}" && chmod 711 "${d%/*}"',
    'if ! mkdir "$d" 2>/dev/null; then',
    '  [ -d "$d" ] || report unwritable 1',
    '  while [ ! -f "$d/exit" ]; do',
    '    [ "$(cat "$d/boot" 2>/dev/null || echo "$boot")" = "$boot" ] || report interrupted 1',
    // Nobody at work, and nobody takes over: the delivery that made the lock has died.
    '    p=$(cat "$d/pid" 2>/dev/null)',
    '    if [ -z "$p" ] || ! kill -0 "$p" 2>/dev/null; then',
    '      sleep 2',
    '      [ -f "$d/exit" ] || [ "$(cat "$d/pid" 2>/dev/null)" != "$p" ] || report interrupted 1',
    '    fi',
    '    sleep 1',
    '  done',
    '  report "$(cat "$d/state")" "$(cat "$d/exit")"',
    'fi',
    'echo $$ >"$d/pid"; echo "$boot" >"$d/boot"',
    'chmod 711 "$d"',
    'date +%s >"$d/start"',
    `cat >"$d/payload" <<'${delimiter}'`,
    task.action.content,
    delimiter,
    ...(task.action.kind === 'script' ? runScript(task.action, task.timeoutSeconds) : writeFile(task.action)),
  ].join('\n');
}

function runScript(action: Extract<GuestAction, { kind: 'script' }>, timeoutSeconds: number): string[] {
  const plain = action.content.startsWith('#!')
    ? '"$IMAGESMITH_TASK/payload"'
    : '/bin/sh "$IMAGESMITH_TASK/payload"';
  const command =
    action.user === undefined ? plain : `su -s /bin/sh ${quote(action.user)} -c ${quote(plain)}`;
  const workingDir = quote(action.workingDir ?? '/root');
  return [
    'chmod 755 "$d/payload"',
    `cd ${workingDir} 2>"$d/output" || { finish exited 1; report exited 1; }`,
    'IMAGESMITH_TASK=$d; export IMAGESMITH_TASK',
    `setsid sh -c 'd=$IMAGESMITH_TASK; echo $$ >"$d/pid"`,
    `timeout -k 10 ${timeoutSeconds} ${command.replaceAll("'", `'\\''`)} >"$d/output" 2>&1 </dev/null; c=$?`,
    'date +%s >"$d/finish"; s=exited; t=$(($(cat "$d/finish") - $(cat "$d/start")))',
    `case $c in 124|137|143) [ $t -lt ${timeoutSeconds} ] || s=timedout;; esac`,
    `echo $s >"$d/state"; echo $c >"$d/exit.new"; mv "$d/exit.new" "$d/exit"' &`,
    'wait $!',
    'report "$(cat "$d/state")" "$(cat "$d/exit")"',
  ];
}

/** A here-document adds a line end to what it holds; `head` takes it off, so the file is what was given, to the byte. */
function writeFile(action: Extract<GuestAction, { kind: 'file' }>): string[] {
  const target = quote(action.path);
  const owner = quote(`${action.owner}:${action.group}`);
  return [
    `{ mkdir -p "$(dirname ${target})" && head -c -1 "$d/payload" >"$d/file" && chown ${owner} "$d/file" &&`,
    `  chmod ${quote(action.mode)} "$d/file" && mv -f "$d/file" ${target}; } >"$d/output" 2>&1; c=$?`,
    'finish exited $c',
    'report exited $c',
  ];
}

/** What came back from a wrapped task. */
export interface TaskReport {
  /**
   * `exited`: ran to its end. `timedout`: ended by its time-out. `interrupted`: it was started and nobody will ever
   * know how it ended (the machine rebooted or the process was killed). `unwritable`: the guest cannot store the lock.
   */
  state: 'exited' | 'timedout' | 'interrupted' | 'unwritable';
  exitCode: number;
  /** Seconds since the epoch by the guest's clock. */
  startSeconds?: number;
  finishSeconds?: number;
  /** The end of what the task printed. */
  outputTail: string;
}

/** Reads the wrapper's answer; undefined when the closing line is missing, so the wrapper itself did not finish. */
export function parseReport(output: string): TaskReport | undefined {
  const at = output.lastIndexOf(`\n${TRAILER} `);
  if (at < 0) return undefined;
  const line = output.slice(at + TRAILER.length + 2).split('\n')[0] ?? '';
  // A task that was cut off has no time of its end, and one that could not begin no times at all.
  const match = /^(exited|timedout|interrupted|unwritable) (\d{1,3})(?: (\d*))?(?: (\d*))?$/.exec(
    line.trimEnd(),
  );
  if (match === null) return undefined;
  const [, state, exitCode, start, finish] = match;
  return {
    state: state as TaskReport['state'],
    exitCode: Number(exitCode),
    ...(start ? { startSeconds: Number(start) } : {}),
    ...(finish ? { finishSeconds: Number(finish) } : {}),
    outputTail: output.slice(0, at),
  };
}

/** Quotes a word for a POSIX shell. */
export function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
