import type { ImageBuild } from '../../api/objects.ts';
import { IMAGE_BUILDS } from '../../api/names.ts';
import { hashOf } from '../../api/hash.ts';
import type { ContractContext } from '../../api/status-contract.ts';
import type { Condition } from '../../api/objects.ts';
import type { NamedBuild } from '../../build/naming.ts';
import { buildNumber } from '../../build/naming.ts';
import type { Plan } from '../../build/plan.ts';
import { BuildRecord, type IntentRecord, timeText } from '../../build/record.ts';
import type { StepName } from '../../build/steps.ts';
import type { Cloud, Observation, Target, Watch, WatchKind } from '../../cloud/port.ts';
import { isCloudError } from '../../cloud/port.ts';
import { isKubeError, keyOf } from '../../kube/port.ts';
import { StaleViewError } from '../../runtime/failure.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { AccountBook } from './account.ts';
import { conditionsOf } from './conditions.ts';
import type { ImageBuildDeps } from './deps.ts';
import { loudPart, type Unsaid } from './unsaid.ts';

/** What a step says when it was looked at. */
export type StepOutcome = { readonly done: true } | { readonly done: false; readonly message: string };

export const DONE: StepOutcome = { done: true };

/** Not finished: what is waited for, for people. */
export function waiting(message: string): StepOutcome {
  return { done: false, message };
}

/** Trouble of the service that lasts longer than this is shown. */
const PATIENCE_MS = 60_000;

/** What a reconcile is given. */
export interface SessionContext {
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly accounts: AccountBook;
  readonly unsaid: Unsaid;
  /** Cloud time since which this process looks after builds. */
  readonly since: number;
}

/**
 * One reconcile of one build: the object it was read from, the working copy of its status, and what it wants to hear
 * of next. Steps change the record and call the cloud; only this class writes the status.
 */
export class BuildSession {
  readonly deps: ImageBuildDeps;
  readonly record: BuildRecord;
  readonly cloud: Cloud;
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly accounts: AccountBook;
  readonly since: number;
  readonly key: string;
  #build: ImageBuild;
  #plan: Plan | undefined;
  #stored: string;
  #hasWritten = false;
  readonly #unsaid: Unsaid;
  readonly #watches: Watch[] = [];
  #wakeAfterMs = Number.POSITIVE_INFINITY;

  constructor(deps: ImageBuildDeps, build: ImageBuild, cloud: Cloud, context: SessionContext) {
    this.deps = deps;
    this.#build = build;
    this.key = keyOf(build);
    this.#stored = hashOf(build.status ?? {});
    this.#unsaid = context.unsaid;
    this.record = new BuildRecord(context.unsaid.after(this.key, this.#stored) ?? build.status);
    this.cloud = cloud;
    this.signal = context.signal;
    this.log = context.log;
    this.accounts = context.accounts;
    this.since = context.since;
  }

  /** The object as last read or written. */
  get build(): ImageBuild {
    return this.#build;
  }

  /** @throws TypeError before the plan is there; only steps after Plan ask for it. */
  get plan(): Plan {
    if (this.#plan === undefined) throw new TypeError('The plan was asked for before it was made');
    return this.#plan;
  }

  usePlan(plan: Plan): void {
    this.#plan = plan;
  }

  /** Cloud time, in milliseconds since the epoch. */
  now(): number {
    return this.deps.cloud.now();
  }

  /** The build as names in the cloud see it. */
  get named(): NamedBuild {
    const { name, uid = '' } = this.#build.metadata;
    const owned =
      this.#build.metadata.ownerReferences?.some(({ controller }) => controller === true) ?? false;
    const number = owned ? buildNumber(this.#build.spec.templateRef.name, name) : undefined;
    return number === undefined ? { name, uid } : { name, uid, number };
  }

  /** True while the build is deleted. */
  get leaving(): boolean {
    return this.#build.metadata.deletionTimestamp !== undefined;
  }

  /** True once the images are verified: they stay, whatever comes. */
  get verified(): boolean {
    return this.record.stateOf('Verify') === 'Succeeded';
  }

  /** True when nothing is made any more, only cleaned up. */
  get ending(): boolean {
    return (
      this.leaving || this.verified || this.#build.spec.cancel || this.record.status.failure !== undefined
    );
  }

  /**
   * Asks to be woken when the target changes, and tells what is known of it now.
   *
   * @throws CloudError when a person must help before it can be looked at again, or it could not be for a minute.
   */
  watch<K extends WatchKind>(target: Target<K>, since: number): Observation<K> {
    this.#watches.push({ ...target, since });
    const seen = this.deps.clouds.observer.read(this.cloud, target);
    const { error } = seen;
    if (error === undefined) return seen;
    const lasting = this.now() - Math.max(seen.asOf ?? 0, since) > PATIENCE_MS;
    const refused = isCloudError(error, 'Denied', 'Quota', 'Balance');
    if (refused || (lasting && isCloudError(error, 'Transient', 'Throttled', 'Invalid'))) throw error;
    return seen;
  }

  get watches(): readonly Watch[] {
    return this.#watches;
  }

  /** Asks to be woken in so many milliseconds of cloud time at the latest. */
  wakeAfter(cloudMs: number): void {
    this.#wakeAfterMs = Math.min(this.#wakeAfterMs, cloudMs);
  }

  /** Milliseconds of cloud time until the next look; infinite when only a change matters. */
  get wakeAfterMs(): number {
    return this.#wakeAfterMs;
  }

  /**
   * Writes an intent before its effect. The write carries the version that everything was decided on, so that of two
   * operators, or of two decisions, only one gets to make the call.
   */
  async intend(step: StepName, intent: Omit<IntentRecord, 'step' | 'startTime'>): Promise<IntentRecord> {
    const record = this.addIntent(step, intent);
    await this.checkpoint();
    return record;
  }

  /** Records an intent that the next {@link checkpoint} writes. */
  addIntent(step: StepName, intent: Omit<IntentRecord, 'step' | 'startTime'>): IntentRecord {
    const record: IntentRecord = { ...intent, step, startTime: timeText(this.now()) };
    this.record.setIntent(record);
    return record;
  }

  /** Writes what is recorded so far, before an effect that must not be forgotten. */
  async checkpoint(): Promise<void> {
    this.record.refresh();
    await this.write(conditionsOf(this));
  }

  /** The last word of a look. What can be found out again and tells nobody anything may wait for the next write. */
  async rest(): Promise<void> {
    this.record.refresh();
    await this.write(conditionsOf(this), { mayWait: true });
  }

  /** True once this look has written the status. */
  get hasWritten(): boolean {
    return this.#hasWritten;
  }

  /**
   * Makes sure that nothing was decided since the build was read. Before an effect that carries no version and that a
   * later decision may already have overtaken: a repeated call, a change of tags.
   *
   * @throws StaleViewError when the object moved on.
   */
  async confirm(): Promise<void> {
    const { name, namespace = '', uid, resourceVersion } = this.#build.metadata;
    const live = await this.#read({ name, namespace });
    if (live?.metadata.uid !== uid || live?.metadata.resourceVersion !== resourceVersion)
      throw new StaleViewError('The ImageBuild changed since it was read');
  }

  async #read(ref: { name: string; namespace: string }): Promise<ImageBuild | undefined> {
    try {
      return await this.deps.client.get(IMAGE_BUILDS, ref, { signal: this.signal });
    } catch (error) {
      if (isKubeError(error, 'NotFound')) return undefined;
      throw error;
    }
  }

  contract(): ContractContext {
    const { generation = 0 } = this.#build.metadata;
    return {
      generation,
      now: this.deps.wall.now(),
      previous: this.#build.status?.conditions ?? [],
      run: true,
    };
  }

  /** Writes the status when it differs from what is stored. @throws StaleViewError when the object moved on. */
  async write(conditions: readonly Condition[], { mayWait = false } = {}): Promise<void> {
    const { status } = this.record;
    status.observedGeneration = this.#build.metadata.generation ?? 0;
    status.conditions = structuredClone(conditions) as Condition[];
    const hash = hashOf(status);
    if (hash === this.#stored) return;
    if (mayWait && loudPart(status) === loudPart(this.#build.status)) {
      this.#unsaid.keep(this.key, this.#stored, status);
      return;
    }
    this.log.debug({ step: status.currentStep }, 'Writing the status');
    this.#hasWritten = true;
    this.#build = await this.deps.status.write(
      IMAGE_BUILDS,
      this.#build,
      structuredClone(status),
      this.signal,
    );
    this.#stored = hash;
    this.#unsaid.forget(this.key);
  }

  event(type: 'Normal' | 'Warning', reason: string, action: string, note: string): void {
    this.deps.events.record({ regarding: this.#build, type, reason, action, note });
  }
}
