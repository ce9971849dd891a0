import { PROFILE_FILE } from './dockerfile-env.ts';
import type { Command } from './dockerfile-exec-form.ts';
import { scriptWord, TOOLS_LINE } from './dockerfile-shell.ts';
import { addTask, contentCode, refuse, type StartCommand, type State, warn } from './dockerfile-state.ts';
import { referencesIn } from './references.ts';
import { shellQuote } from './shell-quote.ts';

/** The unit that runs the image's program at every start of the system. */
export const START_UNIT = 'imagesmith-start.service';
export const START_UNIT_FILE = `/etc/systemd/system/${START_UNIT}`;
/** What the unit starts. A script of its own, for systemd's quoting differs from release to release. */
export const START_SCRIPT_FILE = '/usr/local/libexec/imagesmith-start';

/**
 * What CMD and ENTRYPOINT have come to at the end of a content: as in Docker, the last one of each counts, CMD gives
 * the arguments of an ENTRYPOINT in exec form, and the last USER and WORKDIR apply. Adds no task when there is no
 * program.
 */
export function lowerStart(state: State): void {
  const { entrypoint, command } = state;
  const last = lastOf(entrypoint, command);
  if (last === undefined) return;
  const program = programOf(state);
  if (program === undefined) return;
  addTask(state, last.instruction, {
    action: 'RunShellCommand',
    commandContent: installScript(unitOf(state), program),
  });
}

function lastOf(one: StartCommand | undefined, other: StartCommand | undefined): StartCommand | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.instruction.line > other.instruction.line ? one : other;
}

/** Lines of a script that run the program; undefined when there is none. */
function programOf(state: State): string | undefined {
  const entrypoint = unlessEmpty(state.entrypoint);
  const command = unlessEmpty(state.command);
  if (entrypoint?.command.form === 'shell') {
    if (command !== undefined) {
      const message = 'has no effect, since ENTRYPOINT in shell form takes no arguments: use its exec form';
      warn(state, command.instruction, message);
    }
    return entrypoint.command.text;
  }
  if (entrypoint === undefined && command?.command.form === 'shell') return command.command.text;
  const parts = [entrypoint, command].filter((part) => part !== undefined);
  const words = parts.flatMap((part) => wordsOf(part.command));
  for (const { instruction } of parts) {
    const [reference] = referencesIn(instruction.text);
    if (reference === undefined) continue;
    const message = `references do not work in the exec form of ${instruction.verb}: use its shell form alone`;
    refuse(state, instruction, contentCode(instruction), message, reference.offset);
    return undefined;
  }
  return words.length === 0 ? undefined : `exec ${words.map(shellQuote).join(' ')}`;
}

function unlessEmpty(start: StartCommand | undefined): StartCommand | undefined {
  const command = start?.command;
  return command?.form === 'exec' && command.words.length === 0 ? undefined : start;
}

function wordsOf(command: Command): readonly string[] {
  return command.form === 'exec' ? command.words : ['/bin/sh', '-c', command.text];
}

/**
 * `RemainAfterExit`, since a program may put itself into the background and end: what it left running is then not
 * killed. `User` is always there, for systemd sets HOME only with it.
 */
function unitOf({ username = 'root', workingDir }: State): readonly string[] {
  return [
    '[Unit]',
    'Description=Program that the image starts (CMD and ENTRYPOINT)',
    'Wants=network-online.target',
    'After=network-online.target',
    '',
    '[Service]',
    'Type=simple',
    'RemainAfterExit=yes',
    `User=${username}`,
    ...(workingDir === undefined ? [] : [`WorkingDirectory=${workingDir.replaceAll('%', '%%')}`]),
    `ExecStart=/bin/sh ${START_SCRIPT_FILE}`,
    '',
    '[Install]',
    'WantedBy=multi-user.target',
  ];
}

function installScript(unit: readonly string[], program: string): string {
  const script = ['#!/bin/sh', `[ ! -r ${PROFILE_FILE} ] || . ${PROFILE_FILE}`, program];
  return [
    'set -e',
    'umask 022',
    TOOLS_LINE,
    'command -v systemctl >/dev/null || { echo "CMD and ENTRYPOINT need systemd, which is not here" >&2; exit 1; }',
    `mkdir -p ${START_SCRIPT_FILE.slice(0, START_SCRIPT_FILE.lastIndexOf('/'))}`,
    write(script, START_SCRIPT_FILE),
    `chmod 755 ${START_SCRIPT_FILE}`,
    write(unit, START_UNIT_FILE),
    `systemctl enable ${START_UNIT}`,
    '',
  ].join('\n');
}

function write(lines: readonly string[], file: string): string {
  return `printf '%s\\n' ${scriptWord(lines.join('\n'))} >${file}`;
}
