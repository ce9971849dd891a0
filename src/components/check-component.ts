import { MAX_DEFAULT_VALUE, MAX_PARAMETER_NAME, MAX_PARAMETERS } from './actions.ts';
import { checkReferences, type DraftTask, type Findings } from './check-references.ts';
import { checkTask, wrongTaskName } from './check-task.ts';
import { type TextPlace, wrongText } from './check-text.ts';
import type { Component, Parsed } from './component.ts';
import { wrongValue } from './parameters.ts';
import type { Problem } from './problem.ts';
import { REFERENCE_NAME } from './references.ts';
import { shorten } from './shorten.ts';
import type { Task } from './task.ts';

/** A component as a front end read it, with the places of its parts. */
export interface Draft extends Omit<Component, 'tasks'> {
  readonly drafts: readonly DraftTask[];
  /** Place of a field of a parameter: `name`, `defaultValue` or the parameter as a whole. */
  readonly placeOfParameter: (index: number, field?: 'name' | 'defaultValue') => TextPlace;
}

/**
 * What every front end ends with: the checks that do not depend on how a component was written. `found` is what the
 * front end itself found wrong.
 */
export function finishComponent(draft: Draft, found: readonly Problem[]): Parsed<Component> {
  const { format, type, osType, parameters, labels, drafts } = draft;
  const findings: Findings = { problems: [...found], warnings: [] };
  checkNames(drafts, findings.problems);
  for (const { task, placeOf } of drafts) {
    if (task !== undefined) findings.problems.push(...checkTask(task, osType, placeOf));
  }
  checkDeclarations(draft, findings);
  const references = checkReferences(drafts, parameters, (index) => draft.placeOfParameter(index));
  findings.problems.push(...references.problems);
  findings.warnings.push(...references.warnings);
  findings.problems.sort(byPlace);
  findings.warnings.sort(byPlace);
  if (findings.problems.length > 0) return findings;
  const tasks = drafts.flatMap(({ task }): Task[] => (task === undefined ? [] : [task]));
  return { result: { format, type, osType, parameters, tasks, labels }, warnings: findings.warnings };
}

function checkNames(drafts: readonly DraftTask[], problems: Problem[]): void {
  const firstPlace = new Map<string, number>();
  drafts.forEach(({ name, placeOf }, index) => {
    if (name === undefined) return;
    const place = placeOf('name');
    const earlier = firstPlace.get(name);
    if (earlier === undefined) firstPlace.set(name, index);
    else
      problems.push(wrongText(place, `must be unique, but ${tellPlace(drafts[earlier])} has the same name`));
    const wrong = wrongTaskName(name);
    if (wrong !== undefined) problems.push(wrongText(place, wrong));
  });
}

function tellPlace(draft: DraftTask | undefined): string {
  const place = draft?.placeOf('name');
  const line = place?.locate?.().line;
  return line === undefined ? (place?.path.replace(/\.name$/, '') ?? '') : `the task in line ${line}`;
}

function checkDeclarations({ parameters, placeOfParameter }: Draft, { problems, warnings }: Findings): void {
  const report = (index: number, field: 'name' | 'defaultValue', message: string, to = problems) =>
    void to.push(wrongText(placeOfParameter(index, field), message));
  const names = new Set<string>();
  if (parameters.length > MAX_PARAMETERS) {
    const message = `must be one of at most ${MAX_PARAMETERS} parameters, but there are ${parameters.length}`;
    report(MAX_PARAMETERS, 'name', message);
  }
  parameters.forEach(({ name, type, defaultValue, sensitive }, index) => {
    if (name.length > MAX_PARAMETER_NAME || !REFERENCE_NAME.test(name)) {
      const what = `must be a letter or '_', followed by letters, digits, '_' and '-'`;
      report(index, 'name', `${what}, at most ${MAX_PARAMETER_NAME} in all, but is '${shorten(name)}'`);
    }
    if (names.has(name)) report(index, 'name', `must be unique, but '${shorten(name)}' is declared before`);
    names.add(name);
    if (defaultValue === undefined) return;
    const wrong = wrongValue(type, defaultValue, sensitive !== true);
    if (wrong !== undefined) report(index, 'defaultValue', wrong);
    if (defaultValue.length > MAX_DEFAULT_VALUE)
      report(
        index,
        'defaultValue',
        `must be at most ${MAX_DEFAULT_VALUE} characters, not ${defaultValue.length}`,
      );
    if (sensitive === true) {
      const message = 'can be read by everybody who reads the component, although the parameter is sensitive';
      report(index, 'defaultValue', message, warnings);
    }
  });
}

/** By line and column in a content; by position of the task in a list. Otherwise as they were found. */
function byPlace(a: Problem, b: Problem): number {
  return taskIndex(a) - taskIndex(b) || compareLines(a, b);
}

function compareLines(a: Problem, b: Problem): number {
  if (a.path !== b.path || a.line === undefined || b.line === undefined) return 0;
  return a.line - b.line || (a.column ?? 0) - (b.column ?? 0);
}

function taskIndex({ path }: Problem): number {
  return Number(/^spec\.tasks\[(\d+)\]/.exec(path)?.[1] ?? -1);
}
