import { hasCloudAssistantNames } from './cloud-assistant-names.ts';
import { lowerCopy } from './dockerfile-copy.ts';
import { environmentScript, readVariables } from './dockerfile-env.ts';
import { type Command, EXEC_FORM, readCommand } from './dockerfile-exec-form.ts';
import { hereDocument } from './dockerfile-here-document.ts';
import { readLabels } from './dockerfile-labels.ts';
import type { Instruction } from './dockerfile-lines.ts';
import { absolutePath } from './dockerfile-path.ts';
import { scriptWord, TOOLS_LINE } from './dockerfile-shell.ts';
import {
  addTask,
  contentCode,
  knownText,
  refuse,
  refuseEmpty,
  type State,
  warn,
} from './dockerfile-state.ts';
import { evaluate, readWhole } from './dockerfile-words.ts';
import { shorten } from './shorten.ts';

/** The commands that have an effect, by their verbs: each turns into a task, or changes the tasks that follow. */
export const COMMANDS: ReadonlyMap<string, (state: State, instruction: Instruction) => void> = new Map([
  ['RUN', lowerRun],
  ['ENV', lowerEnv],
  ['WORKDIR', lowerWorkdir],
  ['USER', lowerUser],
  ['COPY', lowerCopy],
  ['RESTART', lowerRestart],
  ['LABEL', lowerLabel],
  ['CMD', lowerCmd],
  ['ENTRYPOINT', lowerEntrypoint],
]);

/** What the schema lets through for a working directory and a user. */
const MAX_CHARACTERS = 200;
const USER_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

function lowerRun(state: State, instruction: Instruction): void {
  const command = commandOf(state, instruction);
  if (command === undefined) return;
  const { text } = instruction;
  const refuseContent = (message: string, offset = 0) =>
    refuse(state, instruction, contentCode(instruction), message, offset);
  if (command.form === 'exec') {
    if (command.words.length === 0) return refuseContent('RUN must be followed by a program');
  } else {
    const option = /^--[a-z]+/.exec(text)?.[0];
    if (option !== undefined) {
      return refuseContent(`'${option}' and other options do not work here: RUN takes a shell command alone`);
    }
    const found = hereDocument(text);
    if (found !== undefined) {
      const message =
        `here-documents ('<<${shorten(found.delimiter)}') do not work here, where a command is one line: use printf, or a ` +
        `component in YAML`;
      return refuseContent(message, found.offset);
    }
  }
  const { workingDir, username } = state;
  addTask(state, instruction, {
    action: 'RunShellCommand',
    commandContent: command.form === 'shell' ? command.text : command.words.map(scriptWord).join(' '),
    ...(workingDir === undefined ? {} : { workingDir }),
    ...(username === undefined ? {} : { username }),
  });
}

function lowerEnv(state: State, instruction: Instruction): void {
  if (refuseEmpty(state, instruction, 'NAME=value or NAME value')) return;
  const { result: variables, trouble } = readVariables(instruction.text);
  if (variables === undefined) {
    return refuse(state, instruction, contentCode(instruction), trouble.message, trouble.offset);
  }
  const known = variables.map(({ segments }) => evaluate(segments, (name) => state.environment.get(name)));
  variables.forEach(({ name }, index) => state.environment.set(name, known[index]?.text));
  addTask(state, instruction, { action: 'RunShellCommand', commandContent: environmentScript(variables) });
}

function lowerWorkdir(state: State, instruction: Instruction): void {
  if (refuseEmpty(state, instruction, 'a directory')) return;
  const written = wholeText(state, instruction);
  if (written === undefined) return;
  const workingDir = absolutePath(written, state.workingDir);
  if (written === '' || workingDir.length > MAX_CHARACTERS) {
    const message = `a directory must have 1 to ${MAX_CHARACTERS} characters, not ${written === '' ? 0 : workingDir.length}`;
    return refuse(state, instruction, contentCode(instruction), message);
  }
  state.workingDir = workingDir;
  addTask(state, instruction, {
    action: 'RunShellCommand',
    commandContent: `${TOOLS_LINE}\nmkdir -p -- ${scriptWord(workingDir)}\n`,
  });
}

function lowerUser(state: State, instruction: Instruction): void {
  if (refuseEmpty(state, instruction, 'the name of a user')) return;
  const username = wholeText(state, instruction);
  if (username === undefined) return;
  const refuseContent = (message: string) => refuse(state, instruction, contentCode(instruction), message, 0);
  if (username.includes(':'))
    return refuseContent(`a group does not work here: write USER with a user alone`);
  if (/^[0-9]+$/.test(username))
    return refuseContent(`a user must be given by its name, not by its ID ${shorten(username)}`);
  if (username.length > MAX_CHARACTERS || !(USER_NAME.test(username) || /^\{\{.*\}\}$/.test(username))) {
    const message =
      `a user must be named with letters, digits, '_', '.' and '-', not beginning with a digit, at most ` +
      `${MAX_CHARACTERS} in all`;
    return refuseContent(message);
  }
  state.username = username;
  state.user = instruction;
}

function lowerRestart(state: State, instruction: Instruction): void {
  if (instruction.text !== '') {
    const message = 'RESTART stands alone on its line';
    return refuse(state, instruction, 'NotEmptyCommandContent.RESTART', message, 0);
  }
  addTask(state, instruction, { action: 'Reboot' });
}

function lowerLabel(state: State, instruction: Instruction): void {
  if (refuseEmpty(state, instruction, 'name="value"')) return;
  const { result: labels, trouble } = readLabels(instruction.text);
  if (labels === undefined) {
    return refuse(state, instruction, contentCode(instruction), trouble.message, trouble.offset);
  }
  for (const { name, segments } of labels) {
    const parts = segments.map((segment) => {
      const { text } = evaluate([segment], (variable) => state.environment.get(variable));
      return text ?? (segment.kind === 'variable' ? segment.written : segment.text);
    });
    state.labels.set(name, parts.join(''));
  }
}

function lowerCmd(state: State, instruction: Instruction): void {
  const command = startCommandOf(state, instruction);
  if (command === undefined) return;
  if (state.command !== undefined) warn(state, state.command.instruction, OVERRIDDEN);
  state.command = { instruction, command };
}

function lowerEntrypoint(state: State, instruction: Instruction): void {
  const command = startCommandOf(state, instruction);
  if (command === undefined) return;
  if (state.entrypoint !== undefined) warn(state, state.entrypoint.instruction, OVERRIDDEN);
  state.entrypoint = { instruction, command };
}

const OVERRIDDEN = 'has no effect, since the same command comes again later and the last one counts';

function startCommandOf(state: State, instruction: Instruction): Command | undefined {
  const command = commandOf(state, instruction);
  if (command === undefined) return undefined;
  const refuseContent = (message: string) => {
    refuse(state, instruction, contentCode(instruction), message, 0);
    return undefined;
  };
  if (command.form === 'exec' && command.words[0] === '')
    return refuseContent('the name of a program may not be empty');
  if (command.form === 'shell') {
    const found = hereDocument(command.text);
    if (found !== undefined)
      return refuseContent(`here-documents ('<<${shorten(found.delimiter)}') do not work here`);
  }
  return command;
}

function commandOf(state: State, instruction: Instruction): Command | undefined {
  if (refuseEmpty(state, instruction, 'a command')) return undefined;
  const command = readCommand(instruction.text);
  const refuseContent = (message: string) => {
    refuse(state, instruction, contentCode(instruction), message, 0);
    return undefined;
  };
  if (command === undefined)
    return refuseContent(`this is neither a shell command nor the exec form: ${EXEC_FORM}`);
  if (command.form === 'exec' && command.words.some((word) => word.includes('\0'))) {
    return refuseContent('may not contain a NUL character');
  }
  return command;
}

/** What WORKDIR and USER say. It becomes part of later tasks, where only references are filled in. */
function wholeText(state: State, instruction: Instruction): string | undefined {
  const { result: word, trouble } = readWhole(instruction.text);
  if (word === undefined) {
    refuse(state, instruction, contentCode(instruction), trouble.message, trouble.offset);
    return undefined;
  }
  const text = knownText(state, instruction, word.segments);
  if (text === undefined || !hasCloudAssistantNames(text)) return text;
  const message = `names of Cloud Assistant ('{{ACS::…}}') do not work in ${instruction.verb}, only in RUN and ENV`;
  refuse(state, instruction, contentCode(instruction), message, 0);
  return undefined;
}
