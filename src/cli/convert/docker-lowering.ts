import { COMMANDS } from '../../components/dockerfile-commands.ts';
import { readVariables } from '../../components/dockerfile-env.ts';
import type { Instruction } from '../../components/dockerfile-lines.ts';
import { scriptWord } from '../../components/dockerfile-shell.ts';
import { lowerStart } from '../../components/dockerfile-start.ts';
import { newState } from '../../components/dockerfile-state.ts';
import { evaluate, readWhole, readWords } from '../../components/dockerfile-words.ts';
import { toStructured } from '../../components/to-structured.ts';
import { exportLine, withPrelude } from './carried-script.ts';
import type { DraftTask, SpecParameter, SpecTask } from './component-objects.ts';
import type { Note } from './conversion.ts';
import { addedFile, copiedDocument } from './docker-files.ts';
import type { DockerInstruction } from './docker-instructions.ts';
import { runTasks, type Shell, shellOf } from './docker-run.ts';
import { NOT_CARRIED, PLATFORM_ARGS } from './docker-verbs.ts';
import { isTelling, SECRET_NAME } from './secrets.ts';

interface BuildArgument {
  /** What stands for its value in scripts: a reference, or a text with references. */
  readonly text: string;
}

/**
 * Turns the commands of a Dockerfile into tasks, one after the other. ENV, WORKDIR, USER, CMD and ENTRYPOINT mean what
 * they mean in Image Builder's Dockerfile form; ARG becomes a parameter.
 */
export class DockerLowering {
  readonly #state = newState('', 'Linux');
  readonly #tasks: DraftTask[] = [];
  readonly #parameters = new Map<string, SpecParameter>();
  readonly #secrets: string[] = [];
  readonly #globals = new Map<string, string>();
  readonly #notes: Note[];
  #arguments = new Map<string, BuildArgument>();
  #shell: Shell | undefined;

  /** `global`: ARG lines before the first FROM. */
  constructor(global: readonly DockerInstruction[], notes: Note[]) {
    this.#notes = notes;
    for (const { text } of global) {
      for (const [name, value] of this.#argumentsIn(text))
        if (value !== undefined) this.#globals.set(name, value);
    }
  }

  /** The name of an image, with the arguments before the first FROM filled in. */
  withGlobals(base: string): string {
    const { result } = readWhole(base);
    return result === undefined
      ? base
      : (evaluate(result.segments, (name) => this.#globals.get(name) ?? '').text ?? base);
  }

  addStage(instructions: readonly DockerInstruction[]): void {
    this.#arguments = new Map();
    this.#shell = undefined;
    for (const instruction of instructions) {
      this.#lower(instruction);
      this.#takeProblems();
    }
  }

  finish(): {
    tasks: readonly DraftTask[];
    parameters: readonly SpecParameter[];
    labels: Readonly<Record<string, string>>;
    secrets: readonly string[];
  } {
    const before = this.#state.tasks.length;
    lowerStart(this.#state);
    this.#take(
      before,
      (this.#state.entrypoint ?? this.#state.command)?.instruction ?? { line: 1, column: 1 },
    );
    this.#takeProblems();
    return {
      tasks: this.#tasks,
      parameters: [...this.#parameters.values()],
      labels: Object.fromEntries(this.#state.labels),
      secrets: this.#secrets,
    };
  }

  #lower(instruction: DockerInstruction): void {
    const { verb } = instruction;
    switch (verb) {
      case 'RUN':
        return this.#add(
          instruction,
          runTasks(instruction, this.#state, this.#shell, this.#prelude(), this.#note(instruction)),
        );
      case 'ARG':
        return this.#lowerArgument(instruction);
      case 'SHELL':
        this.#shell = shellOf(instruction.text);
        if (this.#shell === undefined)
          this.#note(instruction)('SHELL is left out: it must be a JSON array of strings');
        return;
      case 'COPY':
      case 'ADD':
        return this.#lowerFile(instruction);
      case 'USER':
        return this.#lowerUser(instruction);
      case 'MAINTAINER':
        this.#state.labels.set('maintainer', instruction.text);
        return;
      case 'ENV':
        return this.#lowerEnvironment(instruction);
      default:
        return this.#lowerOther(instruction);
    }
  }

  #lowerOther(instruction: DockerInstruction): void {
    const { verb, writtenVerb } = instruction;
    const lower = verb === 'RESTART' ? undefined : COMMANDS.get(verb);
    if (lower !== undefined) {
      const before = this.#state.tasks.length;
      lower(this.#state, instruction);
      return this.#take(before, instruction);
    }
    const why = Object.hasOwn(NOT_CARRIED, verb) ? NOT_CARRIED[verb] : undefined;
    this.#note(instruction)(why ?? `'${writtenVerb.slice(0, 30)}' is left out: Docker has no such command`);
  }

  #lowerFile(instruction: DockerInstruction): void {
    const note = this.#note(instruction);
    const tasks =
      instruction.documents.length > 0
        ? copiedDocument(instruction, this.#state, note)
        : addedFile(instruction, this.#state, note);
    this.#add(instruction, tasks);
  }

  #lowerUser(instruction: DockerInstruction): void {
    const [user = '', group] = instruction.text.split(':');
    if (group !== undefined)
      this.#note(instruction)(`the group '${group}' is left out: commands run with the groups of the user`);
    COMMANDS.get('USER')?.(this.#state, { ...instruction, text: user === '0' ? 'root' : user });
  }

  #lowerEnvironment(instruction: DockerInstruction): void {
    const before = this.#state.tasks.length;
    COMMANDS.get('ENV')?.(this.#state, instruction);
    const names = (readVariables(instruction.text).result ?? []).map(({ name }) => name);
    const used = [...this.#arguments].filter(([name]) =>
      new RegExp(`\\$\\{?${name}\\b`).test(instruction.text),
    );
    const lines = used.map(([name, { text }]) => exportLine(name, scriptWord(text)));
    this.#take(before, instruction, (script) => withPrelude(script, lines));
    for (const name of names) {
      if (SECRET_NAME.test(name))
        this.#note(instruction)(
          `ENV ${name} looks like a secret, and everybody who has the image can read it`,
        );
    }
    // A variable of the environment hides an argument of its name from then on.
    for (const name of names) this.#arguments.delete(name);
  }

  #lowerArgument(instruction: DockerInstruction): void {
    for (const [name, given] of this.#argumentsIn(instruction.text)) {
      const value = given ?? this.#globals.get(name) ?? PLATFORM_ARGS[name] ?? '';
      const isSecret = SECRET_NAME.test(name);
      if (isSecret && isTelling(value)) this.#secrets.push(value);
      const isKnown = !value.includes('{{');
      if (isKnown) {
        this.#parameters.set(name, {
          name,
          ...(isSecret ? { sensitive: true } : { defaultValue: value }),
        });
      }
      const text = isKnown ? `{{ ${name} }}` : value;
      if (this.#state.environment.has(name) && !this.#arguments.has(name)) continue;
      this.#arguments.set(name, { text });
      this.#state.environment.set(name, text);
      this.#note(instruction)(
        isSecret
          ? `ARG ${name} has become a sensitive parameter without a default: make a Secret, and name its key in the template (valueFrom.secretKeyRef)`
          : `ARG ${name} has become a parameter, which a template may set`,
      );
    }
  }

  /** Names, and what they are set to when that is known. */
  #argumentsIn(text: string): [string, string | undefined][] {
    const words = readWords(text).result ?? [];
    return words.flatMap(({ segments }): [string, string | undefined][] => {
      const { text: word } = evaluate(
        segments,
        (name) => this.#state.environment.get(name) ?? this.#globals.get(name) ?? '',
      );
      const [, name = '', , value] = /^([A-Za-z_][A-Za-z0-9_]*)(=([^]*))?$/.exec(word ?? '') ?? [];
      return name === '' ? [] : [[name, value]];
    });
  }

  #prelude(): string[] {
    return [...this.#arguments].map(([name, { text }]) => exportLine(name, scriptWord(text)));
  }

  /** Moves the tasks that a command has added to the state. */
  #take(
    before: number,
    place: Pick<Instruction, 'line' | 'column'>,
    change = (script: string) => script,
  ): void {
    const tasks = this.#state.tasks.slice(before);
    const component = {
      format: 'Dockerfile',
      type: 'Build',
      osType: 'Linux',
      parameters: [],
      labels: {},
      tasks,
    } as const;
    for (const task of toStructured(component).tasks ?? []) {
      const { runShellCommand: run } = task;
      if (run === undefined) this.#add(place, [task]);
      else
        this.#add(place, [
          { ...task, runShellCommand: { ...run, commandContent: change(run.commandContent) } },
        ]);
    }
  }

  #add({ line, column }: Pick<Instruction, 'line' | 'column'>, tasks: readonly SpecTask[]): void {
    this.#tasks.push(...tasks.map((task) => ({ task, line, column })));
  }

  #note({ line, column }: Pick<Instruction, 'line' | 'column'>) {
    return (message: string): void => void this.#notes.push({ line, column, message });
  }

  /** What the commands of Image Builder refuse is left out, and told. */
  #takeProblems(): void {
    const { problems, warnings } = this.#state;
    for (const { line = 1, column = 1, message } of problems.splice(0))
      this.#notes.push({ line, column, message: `left out: ${message}` });
    for (const { line = 1, column = 1, message } of warnings.splice(0))
      this.#notes.push({ line, column, message });
  }
}
