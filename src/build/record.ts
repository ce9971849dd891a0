import type { ImageBuild } from '../api/objects.ts';
import type { Reason } from '../api/reasons.ts';
import { currentStep, progressOf, STEPS, type StepName, type StepState } from './steps.ts';
import { type TroubleRecord, Troubles } from './trouble.ts';

type DeepMutable<T> = T extends readonly (infer Item)[]
  ? DeepMutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: DeepMutable<T[Key]> }
    : T;

export type BuildStatus = DeepMutable<NonNullable<ImageBuild['status']>>;
export type StepRecord = NonNullable<BuildStatus['steps']>[number];
export type InstanceRecord = NonNullable<BuildStatus['instances']>[number];
export type ImageRecord = NonNullable<BuildStatus['images']>[number];
export type IntentRecord = NonNullable<BuildStatus['intents']>[number];

/** What makes one intent the same as another: the newer replaces the older. */
export type IntentKey = Pick<IntentRecord, 'action' | 'role' | 'regionID'>;

const MAX_STEP_MESSAGE = 512;
/** Instances kept in status; older ones that are gone make room. */
const MAX_INSTANCES = 20;

/**
 * The status of a build as a working copy: read from the object, changed step by step, written back whole. Pure data
 * and bookkeeping; whoever uses it decides. Times are milliseconds of the cloud clock, because deadlines are.
 */
export class BuildRecord {
  readonly status: BuildStatus;
  readonly #troubles: Troubles;

  constructor(status: ImageBuild['status'] | undefined) {
    this.status = structuredClone(status ?? { observedGeneration: -1 }) as BuildStatus;
    const known = new Map((this.status.steps ?? []).map((step) => [step.name, step]));
    this.status.steps = STEPS.map(({ name }) => known.get(name) ?? { name, state: 'Pending' });
    this.status.intents ??= [];
    this.status.instances ??= [];
    this.status.images ??= [];
    this.#troubles = new Troubles(this.status.trouble);
  }

  // Steps ----------------------------------------------------------------------------------------------------------

  step(name: StepName): StepRecord {
    const found = this.status.steps?.find((step) => step.name === name);
    if (found === undefined) throw new TypeError(`The status has no step ${name}`);
    return found;
  }

  stateOf(name: StepName): StepState {
    return this.step(name).state;
  }

  /** Marks a step as running; its first start counts. */
  begin(name: StepName, now: number): void {
    const step = this.step(name);
    if (step.state === 'Running') return;
    step.state = 'Running';
    step.attempt = this.attempt;
    step.startTime = timeText(now);
    this.refresh();
  }

  finish(
    name: StepName,
    now: number,
    state: 'Succeeded' | 'Skipped' | 'Failed' = 'Succeeded',
    message = '',
  ): void {
    const step = this.step(name);
    step.state = state;
    step.startTime ??= timeText(now);
    step.finishTime = timeText(now);
    this.note(name, message);
    this.refresh();
  }

  /** What people read about a step while it runs. */
  note(name: StepName, message: string): void {
    const step = this.step(name);
    if (message === '') delete step.message;
    else step.message = message.slice(0, MAX_STEP_MESSAGE);
  }

  /** Milliseconds since the step began; 0 before. */
  ageOf(name: StepName, now: number): number {
    const { startTime } = this.step(name);
    return startTime === undefined ? 0 : now - Date.parse(startTime);
  }

  /** Lets a running step's time begin anew: what held it up until now is not its own. */
  restartClock(name: StepName, now: number): void {
    this.step(name).startTime = timeText(now);
    // A build that waited to be planned has not begun: nothing was at work.
    if (name === 'Plan') this.status.startTime = timeText(now);
  }

  /** Brings `currentStep` and `progress` up to date. */
  refresh(): void {
    const stateOf = (name: StepName) => this.stateOf(name);
    const current = currentStep(stateOf);
    if (current === undefined) delete this.status.currentStep;
    else this.status.currentStep = current;
    this.status.progress = progressOf(stateOf);
  }

  // Troubles -------------------------------------------------------------------------------------------------------

  /** How long a step has had trouble of this code, in milliseconds of cloud time. */
  troubleAge(step: StepName, code: string, now: number): number {
    return this.#troubles.age(step, code, now);
  }

  /** Notes what holds a step up; with a `reason` a person should look. */
  noteTrouble(trouble: Pick<TroubleRecord, 'step' | 'code' | 'message' | 'reason'>, now: number): void {
    this.#troubles.note(trouble, now);
    this.#showTrouble();
  }

  /** Notes that it is not known whether what held a step up is over. False when nothing did. */
  keepTrouble(step: StepName): boolean {
    const kept = this.#troubles.keep(step);
    this.#showTrouble();
    return kept;
  }

  /** Notes that nothing holds a step up any more. */
  endTrouble(step: StepName): void {
    this.#troubles.end(step);
    this.#showTrouble();
  }

  #showTrouble(): void {
    const { shown } = this.#troubles;
    if (shown === undefined) delete this.status.trouble;
    else this.status.trouble = shown;
  }

  // Attempts -------------------------------------------------------------------------------------------------------

  /** The attempt that is under way, from 1. */
  get attempt(): number {
    return this.step('Launch').attempt ?? 1;
  }

  /** Starts over with a fresh builder; the old one stays recorded until it is gone. */
  newAttempt(): void {
    const next = this.attempt + 1;
    for (const { name, perAttempt } of STEPS) {
      if (!perAttempt) continue;
      const step = this.step(name);
      step.state = 'Pending';
      delete step.startTime;
      delete step.finishTime;
      delete step.message;
      step.attempt = next;
    }
    for (const instance of this.status.instances ?? []) forgetDeliveries(instance);
    const { tasks } = this.status;
    if (tasks !== undefined) {
      const { total, logConfigMap } = tasks;
      this.status.tasks = { total, done: 0, ...(logConfigMap === undefined ? {} : { logConfigMap }) };
    }
    this.refresh();
  }

  // Instances ------------------------------------------------------------------------------------------------------

  /** The builder of this attempt, while it exists. */
  get builder(): InstanceRecord | undefined {
    return this.status.instances?.find(
      ({ role, attempt, releaseTime }) =>
        role === 'Builder' && attempt === this.attempt && releaseTime === undefined,
    );
  }

  /** Builders of earlier attempts that are not known to be gone. */
  get abandonedBuilders(): InstanceRecord[] {
    return (this.status.instances ?? []).filter(
      ({ attempt, releaseTime }) => attempt !== this.attempt && releaseTime === undefined,
    );
  }

  addInstance(instance: InstanceRecord): void {
    const instances = this.status.instances ?? [];
    if (instances.some(({ instanceID }) => instanceID === instance.instanceID)) return;
    instances.push(instance);
    while (instances.length > MAX_INSTANCES) {
      const gone = instances.findIndex(({ releaseTime }) => releaseTime !== undefined);
      instances.splice(Math.max(gone, 0), 1);
    }
    this.status.instances = instances;
  }

  // Images ---------------------------------------------------------------------------------------------------------

  image(regionID: string): ImageRecord | undefined {
    return this.status.images?.find((image) => image.regionID === regionID);
  }

  /** Changes what is known of the image of a region, which is added when it is new. */
  setImage(regionID: string, change: Partial<Omit<ImageRecord, 'regionID'>>): ImageRecord {
    let image = this.image(regionID);
    if (image === undefined) {
      image = { regionID, state: 'Pending' };
      (this.status.images ??= []).push(image);
    }
    return Object.assign(image, change);
  }

  // Intents --------------------------------------------------------------------------------------------------------

  /** The newest intent of its kind in this attempt; copies belong to no attempt of a builder. */
  intent(key: IntentKey): IntentRecord | undefined {
    return this.status.intents?.find((intent) => sameIntent(intent, key));
  }

  /** Puts an intent in the place of the older one of its kind. */
  setIntent(intent: IntentRecord): void {
    this.status.intents = [
      ...(this.status.intents ?? []).filter((other) => !sameIntent(other, intent)),
      intent,
    ];
  }

  /** Intents whose effect may exist although no answer is known. */
  get openIntents(): IntentRecord[] {
    return (this.status.intents ?? []).filter(({ outcome }) => outcome === undefined);
  }

  /** More may exist than is recorded: the answer to a creating call was lost. */
  doubt(): void {
    this.status.scaffold = { ...this.status.scaffold, doubtful: true };
  }

  /** True when nothing was ever asked of the cloud, so that there is nothing to clean up. */
  get untouched(): boolean {
    return (this.status.intents ?? []).length === 0 && (this.status.instances ?? []).length === 0;
  }

  // End ------------------------------------------------------------------------------------------------------------

  /** Records why the build ends; the first failure stands. */
  fail(
    failure: { step: StepName; reason: Reason; code?: string; message: string; retryable: boolean },
    now: number,
  ): void {
    if (this.status.failure !== undefined) return;
    const { step, reason, message, retryable } = failure;
    this.status.failure = {
      step,
      reason,
      code: failure.code ?? reason,
      message: message.slice(0, 1024),
      retryable,
    };
    const record = this.step(step);
    if (record.state === 'Running' || record.state === 'Pending') this.finish(step, now, 'Failed', message);
    delete this.status.trouble;
  }
}

/** What only tasks to come need: nothing more is sent to the instance. */
function forgetDeliveries(instance: InstanceRecord): void {
  delete instance.publicKey;
  delete instance.secretVersions;
}

function sameIntent(a: IntentKey, b: IntentKey): boolean {
  return a.action === b.action && a.role === b.role && a.regionID === b.regionID;
}

/** RFC 3339 to the second, as Kubernetes writes times. */
export function timeText(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}
