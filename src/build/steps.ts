/**
 * The one list of steps of a build: what each needs, how long it may take and what it means when it takes longer.
 * Status, printer columns, documentation and the controller all read it from here.
 */

export type StepName =
  | 'Plan'
  | 'Launch'
  | 'Connect'
  | 'Provision'
  | 'Generalize'
  | 'Capture'
  | 'Finish'
  | 'ReleaseBuilder'
  | 'Distribute'
  | 'Verify'
  | 'Cleanup';

export type StepState = 'Pending' | 'Running' | 'Succeeded' | 'Skipped' | 'Failed';

export interface StepRule {
  readonly name: StepName;
  /** Steps that must have succeeded (or been skipped) first. */
  readonly needs: readonly StepName[];
  /** Cloud time from the step's start after which it is given up; the build's own `limits.timeout` comes on top. */
  readonly deadlineMinutes: number;
  /**
   * What a missed deadline means: `attempt` starts again with a fresh builder while attempts are left, `fail` ends
   * the build.
   */
  readonly onDeadline: 'attempt' | 'fail';
  /** True for the steps that a fresh attempt repeats, because they live on the builder. */
  readonly perAttempt: boolean;
  /** One line for the documentation. */
  readonly summary: string;
}

export const STEPS: readonly StepRule[] = [
  step(
    'Plan',
    [],
    15,
    'fail',
    'Resolves source, components and candidates, checks them and freezes the result',
  ),
  step('Launch', ['Plan'], 20, 'attempt', 'Starts the builder on the first candidate that has stock', true),
  step('Connect', ['Launch'], 15, 'attempt', 'Waits until Cloud Assistant answers a probe', true),
  step('Provision', ['Connect'], 720, 'attempt', 'Runs the tasks of the components in order', true),
  step('Generalize', ['Provision'], 15, 'attempt', 'Removes what identifies the builder', true),
  step('Capture', ['Generalize'], 90, 'attempt', 'Stops the builder and captures its disk as an image', true),
  step('Finish', ['Capture'], 15, 'fail', 'Tags the snapshots of the image'),
  step('ReleaseBuilder', ['Capture'], 30, 'fail', 'Deletes the builder'),
  step('Distribute', ['Finish'], 240, 'fail', 'Copies the image to the other regions'),
  step('Verify', ['Distribute'], 15, 'fail', 'Marks images and snapshots as products and reads them back'),
  step(
    'Cleanup',
    ['ReleaseBuilder', 'Verify'],
    10,
    'fail',
    'Proves that nothing of the build is left in the cloud',
  ),
];

function step(
  name: StepName,
  needs: readonly StepName[],
  deadlineMinutes: number,
  onDeadline: StepRule['onDeadline'],
  summary: string,
  perAttempt = false,
): StepRule {
  return { name, needs, deadlineMinutes, onDeadline, perAttempt, summary };
}

/** The rule of one step. */
export function ruleOf(name: StepName): StepRule {
  const rule = STEPS.find((candidate) => candidate.name === name);
  if (rule === undefined) throw new TypeError(`There is no step ${name}`);
  return rule;
}

const finished = (state: StepState | undefined) => state === 'Succeeded' || state === 'Skipped';

/** Steps that can be worked on now, in the order of the list: not finished, and everything they need is. */
export function runnableSteps(stateOf: (name: StepName) => StepState | undefined): StepName[] {
  return STEPS.filter(
    ({ name, needs }) => !finished(stateOf(name)) && needs.every((need) => finished(stateOf(need))),
  ).map(({ name }) => name);
}

/** The step that people are shown: the first unfinished one, so of several at once the one that others wait for. */
export function currentStep(stateOf: (name: StepName) => StepState | undefined): StepName | undefined {
  return STEPS.find(({ name }) => !finished(stateOf(name)))?.name;
}

/** `7/11`: finished steps of all. */
export function progressOf(stateOf: (name: StepName) => StepState | undefined): string {
  return `${STEPS.filter(({ name }) => finished(stateOf(name))).length}/${STEPS.length}`;
}
