import {
  GUEST_MEMORY_DIR,
  GUEST_STATE_DIR,
  type GuestTask,
  isSensitive,
  OUTPUT_TAIL_BYTES,
} from './guest-task.ts';
import type { LinuxProgram } from './linux-actions.ts';
import { TRAILER } from './report.ts';
import { RETRY_PAUSE_SECONDS } from '../../components/task.ts';

/** Bytes of an earlier task's output that fit into a text. */
export const MAX_OUTPUT_PIECE_BYTES = 1024 * 1024;

/**
 * The shell program that carries a task into the guest and makes sure that it runs once.
 *
 * Cloud Assistant may deliver a command twice, and after a lost answer the operator repeats RunCommand. So the
 * directory of a task is its lock (`mkdir` is atomic and survives a reboot): who makes it runs the task, everybody
 * else waits for the recorded outcome. The task runs detached from the command that brought it, so that an agent
 * restart loses nothing. Everything that the task needs is put together before the lock, in a directory of the
 * delivery's own: what goes wrong there can be tried again.
 *
 * Names: `$b` attempt, `$d` lock and records, `$m` memory of the build, `$w` what the task needs, `$n` the same while
 * it is being made, `$o` output.
 */
export function linuxCommand(
  task: GuestTask,
  program: LinuxProgram,
  prepare: readonly string[],
  delimiter: string,
): string {
  const sensitive = isSensitive(task);
  return [
    '#!/bin/sh',
    'umask 022',
    ...placeLines(task),
    'boot=$(cat /proc/sys/kernel/random/boot_id)',
    ...REPORT,
    ...outcomeLines(sensitive),
    'mkdir -p "$b" && chmod 711 "$b"',
    'if [ ! -d "$d" ]; then',
    // Left by deliveries that were killed.
    '  for x in "$w".[0-9]*; do kill -0 "${x##*.}" 2>/dev/null || rm -rf "$x"; done',
    ...(sensitive ? [`  mkdir -p "$m" && chmod 711 ${GUEST_MEMORY_DIR} "$m"; umask 077`] : []),
    '  mkdir -p "$n" && chmod 700 "$n" || full',
    ...prepare,
    ...(program.parts['user'] === undefined ? [] : OWN_PAYLOAD),
    `cat >"$n/act" <<'${delimiter}' || full`,
    ...program.lines,
    delimiter,
    `cat >"$n/run" <<'${delimiter}' || full`,
    ...runLines(task, program),
    delimiter,
    'chmod 644 "$n/act"; chmod 711 "$n"',
    'fi',
    'if mkdir "$d" 2>/dev/null; then',
    '  echo $$ >"$d/pid"; echo "$boot" >"$d/boot"; chmod 711 "$d"; date +%s >"$d/start"',
    ...(sensitive ? ['  mkdir -p "$o"'] : []),
    '  rm -rf "$w"; mv "$n" "$w"',
    '  setsid /bin/sh "$w/run" </dev/null >/dev/null 2>&1 3>&- &',
    '  wait $!',
    'fi',
    'rm -rf "$n"',
    'outcome',
    '',
  ].join('\n');
}

/** Seconds that all tries take at most, with the pauses between them and ten seconds for the last to die in. */
export function longestSeconds({ timeoutSeconds, retries = 0 }: GuestTask): number {
  return (retries + 1) * (timeoutSeconds + 15) + retries * RETRY_PAUSE_SECONDS;
}

function placeLines(task: GuestTask): string[] {
  const { buildUID, attempt, index } = task;
  const places = [
    `b=${GUEST_STATE_DIR}/${buildUID}/${attempt}`,
    `d=$b/${index}`,
    `m=${GUEST_MEMORY_DIR}/${buildUID}`,
  ];
  const work = isSensitive(task) ? [`o=$m/${attempt}-${index}`, 'w=$o.work'] : ['o=$d', 'w=$d.work'];
  return [[...places, ...work, 'n=$w.$$', `at=${attempt}`].join('; ')];
}

/** Descriptor 3 is the answer, wherever output goes at that moment. */
const REPORT = [
  'exec 3>&1',
  'printed() { cat "$o/stdout" "$o/output" 2>/dev/null; }',
  'of() { v=$(cat "$d/$1" 2>/dev/null); echo "${v:--}"; }',
  'report() {',
  `  printed | tail -c ${OUTPUT_TAIL_BYTES} >&3`,
  `  printf '\\n${TRAILER} %s %s %s %s %s %s\\n' "$1" "$2" "$(of start)" "$(of finish)" $(($(printed | wc -c))) "$(of tries)" >&3`,
  // Not the task's own code: Cloud Assistant takes 193 and 194 as orders to power off and to reboot.
  '  [ "$2" = 0 ]; exit $?',
  '}',
];

function outcomeLines(sensitive: boolean): string[] {
  const forget = sensitive ? 'rm -rf "$w"; ' : '';
  return [
    `cut_off() { ${forget}report interrupted 1; }`,
    'outcome() {',
    '  [ -d "$d" ] || report unwritable 1',
    '  while [ ! -f "$d/exit" ]; do',
    '    [ "$(cat "$d/boot" 2>/dev/null || echo "$boot")" = "$boot" ] || cut_off',
    // Nobody at work, and nobody takes over: the delivery that made the lock has died.
    '    p=$(cat "$d/pid" 2>/dev/null)',
    '    if [ -z "$p" ] || ! kill -0 "$p" 2>/dev/null; then',
    '      sleep 2',
    '      [ -f "$d/exit" ] || [ "$(cat "$d/pid" 2>/dev/null)" != "$p" ] || cut_off',
    '    fi',
    '    [ -f "$d/exit" ] || sleep 1',
    '  done',
    '  report "$(cat "$d/state")" "$(cat "$d/exit")"',
    '}',
    // Somebody else may have got further in the meantime.
    'stop() { rm -rf "$n"; [ ! -d "$d" ] || outcome; [ -z "$2" ] || printf \'%s\\n\' "$2" >&3; report "$1" 1; }',
    'full() { stop unwritable; }',
    'unready() { stop unready "$1"; }',
    'text() { head -c -1 || full; }',
    'out() {',
    '  f=$b/$1/stdout; [ -f "$f" ] || f=$m/$at-$1/stdout',
    '  [ -f "$f" ] || [ "$(cat "$b/$1/boot" 2>/dev/null || echo "$boot")" = "$boot" ] || stop forgotten',
    '  [ -f "$f" ] || unready "the output of task $3 is no longer there"',
    `  [ $(($(wc -c <"$f"))) -le ${MAX_OUTPUT_PIECE_BYTES} ] || unready "the output of task $3 has more than ${MAX_OUTPUT_PIECE_BYTES} bytes"`,
    '  v=$(cat "$f")',
    '  [ "$2" = plain ] || v="\'$(printf \'%s\\n\' "$v" | LC_ALL=C sed "s/\'/\'\\\\\\\\\'\'/g")\'"',
    '  printf %s "$v" || full',
    '}',
  ];
}

/** Nobody but the user whose script it is may read it; an unknown user is named when the script starts. */
const OWN_PAYLOAD = ['chown "$(cat "$n/user")" "$n/payload" 2>/dev/null; chmod 400 "$n/payload"'];

/** The program that leads the task's session: tries, times out, records. */
function runLines(task: GuestTask, program: LinuxProgram): string[] {
  const { timeoutSeconds, retries = 0, keepOutput = false } = task;
  const sensitive = isSensitive(task);
  const as = (name: string) => program.parts[name] !== undefined;
  const directory = as('directory') && task.action.kind === 'script' ? undefined : as('user') ? '/' : '/root';
  return [
    ...placeLines(task).map((line) => line.replace('; n=$w.$$', '')),
    'echo $$ >"$d/pid"',
    'export HOME="${HOME:-/root}"',
    'read_part() { v=$(cat "$w/$1"; echo .); v=${v%.}; }',
    'try() {',
    '  export IMAGESMITH_TASK="$d" IMAGESMITH_WORK="$w"',
    ...(directory === undefined
      ? ['  read_part directory; cd -- "$v" || exit 1']
      : [`  cd ${directory} 2>/dev/null || cd /`]),
    ...(as('user')
      ? [
          `  read_part user; case $v in -* | "") echo "'$v' is no user name"; exit 1 ;; esac`,
          `  exec timeout -k 10 ${timeoutSeconds} su -s /bin/sh "$v" -c '. "$IMAGESMITH_WORK/act"'`,
        ]
      : [`  exec timeout -k 10 ${timeoutSeconds} /bin/sh "$w/act"`]),
    '}',
    // What has left the process group still carries the task's name in its environment.
    'sweep() {',
    '  for k in TERM KILL; do',
    '    f=$(grep -lszxF "IMAGESMITH_TASK=$d" /proc/[0-9]*/environ 2>/dev/null)',
    '    [ -n "$f" ] || return',
    '    for p in $f; do p=${p#/proc/}; kill -$k "${p%/environ}" 2>/dev/null; done',
    '    [ $k = KILL ] || sleep 1',
    '  done',
    '}',
    'i=0',
    'while :; do',
    '  i=$((i + 1)); echo $i >"$d/tries"; s=exited; t=$(date +%s)',
    `  (try) </dev/null ${keepOutput ? '>"$o/stdout" 2>>"$o/output"' : '>>"$o/output" 2>&1'}; c=$?`,
    `  case $c in 124 | 137 | 143) [ $(($(date +%s) - t)) -lt ${timeoutSeconds} ] || { s=timedout; sweep; } ;; esac`,
    `  [ $c != 0 ] && [ $i -le ${retries} ] || break`,
    `  echo "imagesmith: try $i of ${retries + 1} ended with exit code $c; the next one begins in ${RETRY_PAUSE_SECONDS} seconds" >>"$o/output"`,
    `  sleep ${RETRY_PAUSE_SECONDS}`,
    'done',
    // A script may go on in the background and read itself; nothing else is needed any more.
    ...(sensitive || task.action.kind !== 'script' ? ['rm -rf "$w"'] : []),
    'rm -rf "$d"-*.parts',
    // By renaming, so that whoever sees the file sees all of it.
    'date +%s >"$d/finish"; echo $s >"$d/state"; echo $c >"$d/exit.new"; mv "$d/exit.new" "$d/exit"',
  ];
}
