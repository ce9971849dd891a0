import type { StepName } from '../../build/steps.ts';
import type { IntentRecord } from '../../build/record.ts';
import {
  buildTags,
  clientToken,
  CloudError,
  isCloudError,
  selectorTags,
  type Lifecycle,
  type Tags,
} from '../../cloud/port.ts';
import type { BuildSession } from './session.ts';

/** One creating call, so described that it can be repeated, found again and proven. */
export interface Creating<Input extends { regionID: string }> {
  readonly step: StepName;
  readonly action: string;
  readonly role: string;
  readonly attempt: number;
  /** Where the result appears. */
  readonly regionID: string;
  /** Which of several tries; a new number only after a definite refusal of the one before. */
  readonly candidate: number;
  /** What else tells this call from others: it stands in the intent as `parameters.command`. */
  readonly command?: string;
  /** What follows neither from the plan nor from this description, chosen once: it is stored with the intent. */
  readonly choose?: () => Record<string, string>;
  /** The request, as a pure function of plan, description and what was chosen. */
  readonly request: (chosen: Readonly<Record<string, string>>) => Input | Promise<Input>;
  /**
   * The part of the request that its client token stands for; all of it when absent. Given for requests that hold
   * random bytes: then a repetition is either the first to arrive, or refused as one with other parameters, and what
   * the first one made is found by its tags.
   */
  readonly tokenSubject?: (input: Input) => unknown;
  /** IDs of what carries the tags of this very call. */
  readonly find: () => Promise<string[]>;
  readonly call: (input: Input & { clientToken: string }) => Promise<string>;
  /** False for calls whose repetition is harmless: a fresh intent then makes the call without looking first. */
  readonly lookFirst?: boolean;
}

/** How long after a call the resource may be invisible to its tags. */
export const VISIBILITY_GRACE_MS = 120_000;

/**
 * Makes a creating call so that whatever crashes, at most one resource comes of it: the intent is stored, then the
 * resource is looked for, then the call is made with a token that is a function of the request. Returns the ID.
 *
 * A refusal that certainly had no effect is recorded in the intent (`outcome: Refused`) and thrown: the next try needs
 * a new `candidate`. Every other failure leaves the intent open, and the same call is repeated.
 */
export async function createOnce<Input extends { regionID: string }>(
  session: BuildSession,
  creating: Creating<Input>,
): Promise<string> {
  const fresh = await intendAll(session, [creating]);
  return carryOut(session, creating, fresh.has(creating));
}

/**
 * Stores the intents of several calls in one write. To be followed by {@link carryOut} of each.
 *
 * @returns those that are new, so that nobody can have made their calls before.
 * @throws StaleViewError when the build moved on: then no call may be made.
 */
export async function intendAll<Input extends { regionID: string }>(
  session: BuildSession,
  creatings: readonly Creating<Input>[],
): Promise<ReadonlySet<Creating<Input>>> {
  const fresh = new Set(creatings.filter((creating) => intentOf(session, creating) === undefined));
  const open = creatings.filter((creating) => !fresh.has(creating) && !isAnswered(session, creating));
  for (const creating of fresh) session.addIntent(creating.step, freshIntent(creating));
  if (open.length > 0) session.record.doubt();
  if (fresh.size > 0) await session.checkpoint();
  // A fresh intent is stored with its version; to repeat an old one it must still be the newest.
  else if (open.length > 0) await session.confirm();
  return fresh;
}

function isAnswered<Input extends { regionID: string }>(session: BuildSession, creating: Creating<Input>) {
  return intentOf(session, creating)?.resourceID !== undefined;
}

/** The stored intent of this very call; undefined when there is none yet. */
function intentOf<Input extends { regionID: string }>(
  session: BuildSession,
  { action, role, regionID, attempt, candidate, command }: Creating<Input>,
): IntentRecord | undefined {
  const known = session.record.intent({ action, role, regionID });
  if (known?.attempt !== attempt || (known.candidate ?? 0) !== candidate) return undefined;
  return command === undefined || known.parameters?.['command'] === command ? known : undefined;
}

/** Makes a call whose intent is stored. Returns the ID of what came of it. */
export async function carryOut<Input extends { regionID: string }>(
  session: BuildSession,
  creating: Creating<Input>,
  isFresh: boolean,
): Promise<string> {
  const intent = intentOf(session, creating);
  if (intent === undefined) throw new TypeError(`${creating.action} was not intended`);
  if (intent.resourceID !== undefined) return intent.resourceID;
  const found = isFresh && creating.lookFirst === false ? [] : await creating.find();
  const id = found[0] ?? (await call(session, creating, intent, !isFresh));
  intent.outcome = 'Succeeded';
  intent.resourceID = id;
  return id;
}

function freshIntent<Input extends { regionID: string }>(
  creating: Creating<Input>,
): Omit<IntentRecord, 'step' | 'startTime'> {
  const { action, role, regionID, attempt, candidate } = creating;
  const parameters = creating.choose?.();
  return { action, role, regionID, attempt, candidate, ...(parameters === undefined ? {} : { parameters }) };
}

async function call<Input extends { regionID: string }>(
  session: BuildSession,
  creating: Creating<Input>,
  intent: IntentRecord,
  resumed: boolean,
): Promise<string> {
  const input = await creating.request(intent.parameters ?? {});
  const { action, regionID, role, attempt, candidate } = creating;
  const parts = {
    clusterID: session.deps.clusterID,
    buildUID: session.named.uid,
    action,
    regionID,
    role,
    attempt,
    candidate,
  };
  session.deps.guard.assertHeld();
  try {
    const parameters = creating.tokenSubject?.(input) ?? input;
    return await creating.call({ ...input, clientToken: clientToken({ ...parts, parameters }) });
  } catch (error) {
    if (!isCloudError(error)) throw error;
    if (!error.definite) session.record.doubt();
    if (error.class === 'TokenMismatch') {
      const twin = (await creating.find())[0];
      if (twin !== undefined) return twin;
      if (session.now() - sentBefore(session, intent) <= VISIBILITY_GRACE_MS) throw unseen(error);
    }
    // A refused repetition says nothing of the first call, whose result may not be visible yet.
    const settled = !resumed || session.now() - Date.parse(intent.startTime) > VISIBILITY_GRACE_MS;
    if (error.definite && settled) {
      intent.outcome = 'Refused';
      intent.code = error.code;
    }
    throw error;
  }
}

/** The latest time at which a call with other parameters can have been made: by this process there is none. */
function sentBefore({ since }: BuildSession, { startTime }: IntentRecord): number {
  return Math.max(since, Date.parse(startTime));
}

/** Something carries the token already, but its tags do not show yet: to be looked for again. */
function unseen({ message, code, action, regionID }: CloudError): CloudError {
  return new CloudError(
    message,
    { class: 'Transient', code, definite: false, action, regionID },
    { cause: 'its twin is not visible yet' },
  );
}

/** The number of the next try: the same as before, unless that one was refused for good. */
export function nextCandidate(intent: IntentRecord | undefined, attempt: number): number {
  if (intent === undefined || intent.attempt !== attempt) return 0;
  return (intent.candidate ?? 0) + (intent.outcome === 'Refused' ? 1 : 0);
}

/** Tags of a resource of this build. */
export function tagsOf(
  session: BuildSession,
  what: { role: string; attempt: number; lifecycle: Lifecycle; command?: string; userTags?: Tags },
): Tags {
  const { namespace = '', name, uid = '' } = session.build.metadata;
  const owner = session.build.metadata.ownerReferences?.find(({ controller }) => controller === true);
  return buildTags({
    clusterID: session.deps.clusterID,
    buildUID: uid,
    namespace,
    name,
    templateUID: owner?.uid,
    ...what,
  });
}

/** Tags that find the resources of this build. */
export function findTags(
  session: BuildSession,
  what: { role?: string; attempt?: number; lifecycle?: Lifecycle; command?: string } = {},
): Tags {
  return selectorTags({ clusterID: session.deps.clusterID, buildUID: session.named.uid, ...what });
}
