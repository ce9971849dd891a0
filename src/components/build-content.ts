import { readComponentLine } from './build-content-component.ts';
import type { Parsed } from './component.ts';
import type { ComponentReference } from './component-reference.ts';
import type { ContentContext } from './dockerfile.ts';
import { COMMANDS } from './dockerfile-commands.ts';
import {
  closeTasks,
  type ContentCodes,
  finish,
  lowerInstructions,
  openContent,
} from './dockerfile-content.ts';
import { wrongVerb } from './dockerfile-other-verbs.ts';
import { newState, refuse, warn } from './dockerfile-state.ts';
import type { Task } from './task.ts';

/** The build or test content of a template. */
export interface BuildContent {
  /** In the order in which they run. Tasks refer only to outputs of tasks of the same item. */
  readonly items: readonly BuildItem[];
  readonly labels: Readonly<Record<string, string>>;
}

export type BuildItem =
  | { readonly kind: 'tasks'; readonly tasks: readonly Task[] }
  | {
      readonly kind: 'component';
      readonly reference: ComponentReference;
      readonly parameters: readonly ContentParameter[];
      /** Place of the COMPONENT line in the content, from 1. */
      readonly line: number;
      readonly column: number;
    };

/** A `--name value` of a COMPONENT line, with the place of its name. */
export interface ContentParameter {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

type Found = Exclude<BuildItem, { kind: 'tasks' }>;

const CODES: Readonly<Record<ContentContext['type'], ContentCodes>> = {
  Build: { length: 'InvalidBuildContent.LengthExceeded', content: 'InvalidParameter.BuildContent' },
  Test: { length: 'InvalidParameter.TestContent', content: 'InvalidParameter.TestContent' },
};
const NOT_SUPPORTED = 'InvalidImageTemplateCommand.NotSupported';

/**
 * Reads the build content (`type: 'Build'`) or the test content (`type: 'Test'`) of a template: the commands of the
 * Dockerfile form and COMPONENT; for Windows only COMPONENT and RESTART. USER, WORKDIR and ENV hold for the commands
 * of the content, not inside of components. Whether the components exist, are of this type and take these parameters,
 * is for the caller to check. Pure, and never throws.
 */
export function parseBuildContent(content: string, context: ContentContext): Parsed<BuildContent> {
  const { osType, type, path } = context;
  const state = newState(path, osType);
  const instructions = openContent(content, state, CODES[type]);
  if (instructions === undefined) return finish(state, { items: [], labels: {} });
  // Components by how many tasks come before them.
  const components: { readonly item: Found; readonly after: number }[] = [];
  const isTaken = (verb: string) => osType === 'Linux' || verb === 'RESTART';
  lowerInstructions(state, instructions, isTaken, (instruction) => {
    const { verb, writtenVerb } = instruction;
    if (verb === 'FROM') warn(state, instruction, 'FROM is ignored: the template names the base image');
    else if (verb === 'COMPONENT') {
      const item = readComponentLine(state, instruction);
      if (item !== undefined) components.push({ item, after: state.tasks.length });
    } else if (osType === 'Windows' && COMMANDS.has(verb)) {
      const message = `${verb} does not work on Windows, only COMPONENT and RESTART: put it into a component in YAML`;
      refuse(state, instruction, NOT_SUPPORTED, message);
    } else refuse(state, instruction, NOT_SUPPORTED, wrongVerb(verb, writtenVerb, ['COMPONENT']));
  });

  const items: BuildItem[] = [];
  let from = 0;
  const addTasks = (to: number) => {
    if (to > from) items.push({ kind: 'tasks', tasks: closeTasks(state, from, to) });
    from = to;
  };
  for (const { item, after } of components) {
    addTasks(after);
    items.push(item);
  }
  addTasks(state.tasks.length);
  return finish(state, { items, labels: Object.fromEntries(state.labels) });
}
