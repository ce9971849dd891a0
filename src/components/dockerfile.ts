import type { Component, ComponentType, OSType, Parsed } from './component.ts';
import { closeTasks, finish, lowerInstructions, openContent } from './dockerfile-content.ts';
import { wrongVerb } from './dockerfile-other-verbs.ts';
import { newState, refuse } from './dockerfile-state.ts';

/** What is said outside of a content. */
export interface ContentContext {
  readonly osType: OSType;
  readonly type: ComponentType;
  /** Path of the field that holds the content, for example `spec.content`. */
  readonly path: string;
}

const CODES = { length: 'InvalidContent.LengthExceeded', content: 'InvalidParameter.Content' };

/**
 * Reads a component in Image Builder's Dockerfile form, which is for Linux only. Pure, and never throws: all that is
 * wrong comes back with its place. Every command becomes at most one task, named after its verb and line (`run-12`), so
 * that status and logs name what the author wrote.
 */
export function parseDockerfile(content: string, context: ContentContext): Parsed<Component> {
  const { osType, type, path } = context;
  const state = newState(path, 'Linux');
  if (osType === 'Windows') {
    const message = 'the Dockerfile form is for Linux only: write a component for Windows in YAML';
    state.problems.push({ path, code: 'InvalidImage.OsTypeUnsupported', message });
    return finish(state, EMPTY);
  }
  const instructions = openContent(content, state, CODES);
  if (instructions === undefined) return finish(state, EMPTY);
  lowerInstructions(
    state,
    instructions,
    () => true,
    (instruction) => {
      const { verb, writtenVerb } = instruction;
      if (verb === 'FROM') {
        const message = 'FROM is not available in a component: the template names the base image';
        refuse(state, instruction, 'NotSupportedCommand.FROM', message);
      } else if (verb === 'COMPONENT') {
        const message = 'COMPONENT is not available in a component, only in the content of a template';
        refuse(state, instruction, 'InvalidCommand.Component', message);
      } else
        refuse(state, instruction, 'InvalidImageTemplateCommand.NotSupported', wrongVerb(verb, writtenVerb));
    },
  );
  const tasks = closeTasks(state);
  if (tasks.length === 0 && state.problems.length === 0) {
    const message =
      'must hold a command with an effect of its own: RUN, ENV, WORKDIR, COPY, RESTART, CMD or ENTRYPOINT';
    state.problems.push({ path, line: 1, column: 1, code: 'MissingParameter.Content', message });
  }
  const labels = Object.fromEntries(state.labels);
  return finish(state, { format: 'Dockerfile', type, osType, parameters: [], tasks, labels });
}

const EMPTY: Component = {
  format: 'Dockerfile',
  type: 'Build',
  osType: 'Linux',
  parameters: [],
  tasks: [],
  labels: {},
};
