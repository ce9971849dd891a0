import { ACTIONS } from './actions.ts';
import { checkCloudAssistantNames } from './cloud-assistant-names.ts';
import { problemAt } from './check-text.ts';
import type { PlaceOf } from './check-task.ts';
import type { Parameter } from './component.ts';
import { didYouMean } from './did-you-mean.ts';
import { MAX_PROBLEMS, type Problem } from './problem.ts';
import { type Reference, referencesIn, showReference } from './references.ts';
import { shorten } from './shorten.ts';
import type { Task } from './task.ts';
import { textsOf } from './task-texts.ts';

/** A task as far as it could be read, and the places of its properties. */
export interface DraftTask {
  /** Absent when the name itself is wrong. */
  readonly name?: string;
  /** Absent when the task could not be read. */
  readonly task?: Task;
  readonly placeOf: PlaceOf;
}

export interface Findings {
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

/** Texts that may be scripts or become parts of one, in which quoting has a meaning. */
const QUOTING_PROPERTIES = /^(commandContent|content|parameters\..*)$/;

/**
 * Checks what the texts of a component's tasks refer to: every parameter is declared, every output is one of an
 * earlier task that has an output. Warns of parameters that nothing refers to, at the places that `placeOfParameter`
 * gives; only when every task could be read, for the missing ones may use them.
 */
export function checkReferences(
  drafts: readonly DraftTask[],
  parameters: readonly Parameter[],
  placeOfParameter: (index: number) => ReturnType<PlaceOf>,
): Findings {
  const findings: Findings = { problems: [], warnings: [] };
  const positions = new Map<string, number>();
  drafts.forEach(({ name }, index) => {
    if (name !== undefined && !positions.has(name)) positions.set(name, index);
  });
  const declared = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const used = new Set<string>();

  drafts.forEach(({ task, placeOf }, index) => {
    if (task === undefined) return;
    for (const { property, text } of textsOf(task)) {
      if (!text.includes('{{')) continue;
      for (const reference of referencesIn(text)) {
        if (reference.kind === 'parameter') used.add(reference.name);
        // To find out what was meant takes long, and nobody reads it a thousand times.
        if (findings.problems.length >= MAX_PROBLEMS) continue;
        const at = { text, offset: reference.offset };
        const report = (to: Problem[], message: string) => {
          if (to.length >= MAX_PROBLEMS) return;
          to.push(problemAt(placeOf(property), `'${shorten(showReference(reference))}' ${message}`, at));
        };
        if (reference.kind === 'output') {
          const wrong = wrongOutput(reference.name, index, property, drafts, positions);
          if (wrong !== undefined) report(findings.problems, wrong);
        } else {
          const wrong = wrongParameter(reference, declared, positions);
          if (wrong !== undefined) report(findings.problems, wrong);
          else if (declared.get(reference.name)?.sensitive === true && standsInRequest(task, property)) {
            if (task.action === 'InvokeCommand') report(findings.warnings, PLAIN_ONLY);
            else
              report(findings.problems, `is sensitive, but '${property}' stands in requests in plain text`);
          }
        }
        if (reference.quote && !QUOTING_PROPERTIES.test(property))
          report(
            findings.warnings,
            `quotes the value, but '${property}' is no script: the quotes become part of it`,
          );
      }
      checkCloudAssistantNames(text, property, placeOf(property), findings);
    }
  });
  if (drafts.every(({ task }) => task !== undefined)) {
    parameters.forEach(({ name }, index) => {
      if (used.has(name)) return;
      const message = `parameter '${name}' is never used`;
      findings.warnings.push(problemAt(placeOfParameter(index), message));
    });
  }
  return findings;
}

function wrongParameter(
  { name }: Reference,
  declared: ReadonlyMap<string, Parameter>,
  tasks: ReadonlyMap<string, number>,
): string | undefined {
  if (declared.has(name)) return undefined;
  if (tasks.has(name)) return `refers to a task: write '{{ ${name}.stdout }}' for what it printed`;
  const hint = didYouMean(name, declared.keys());
  return `refers to a parameter that the component does not declare${hint}`;
}

function wrongOutput(
  name: string,
  index: number,
  property: string,
  drafts: readonly DraftTask[],
  positions: ReadonlyMap<string, number>,
): string | undefined {
  const position = positions.get(name);
  if (position === undefined)
    return `refers to an output of a task that the component does not have${didYouMean(name, positions.keys())}`;
  if (position === index) return 'refers to the output of the task itself, which is not there yet';
  if (position > index) return 'refers to the output of a later task, which is not there yet';
  const task = drafts[position]?.task;
  if (task !== undefined && !ACTIONS[task.action].hasOutput)
    return `refers to a task with the action ${task.action}, which has no output`;
  const using = drafts[index]?.task;
  if (
    task !== undefined &&
    task.action !== 'InvokeCommand' &&
    using !== undefined &&
    standsInRequest(using, property)
  )
    return `refers to an output that only the instance knows, but '${property}' must be known before`;
  return undefined;
}

/** Cloud Assistant has no way to take a value encrypted for a command that it knows already. */
const PLAIN_ONLY =
  "is sensitive, but is sent to Cloud Assistant in plain text: a template must allow that by 'secrets.delivery: Plain'";

function standsInRequest({ action }: Task, property: string): boolean {
  const [name = ''] = property.split('.', 1);
  return ACTIONS[action].inRequest?.includes(name) ?? false;
}
