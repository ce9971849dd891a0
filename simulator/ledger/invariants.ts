import type { Evidence, Leftover } from './evidence.ts';
import type { LedgerCall, LedgerEvent } from './ledger.ts';

/**
 * Statements that must hold whatever happened. Each returns one line per breach; none means that it holds. They are
 * written from the ECS documentation and know nothing of any client: which tags tell one purpose from another is
 * said by the caller.
 */
export type Invariant = (evidence: Evidence) => string[];

/** At no time do two instances exist that agree in all of these tags. Instances without one of the tags do not count. */
export function neverTwoInstances(tagKeys: string[]): Invariant {
  return ({ events }) => {
    const alive = new Map<string, Set<string>>();
    const breaches: string[] = [];
    for (const event of events.filter(({ kind }) => kind === 'instance')) {
      const purpose = purposeOf(event, tagKeys);
      if (purpose === undefined) continue;
      const instances = alive.get(purpose) ?? new Set();
      alive.set(purpose, instances);
      if (event.what === 'gone' || event.what === 'vanished') instances.delete(event.id);
      else if (event.what === 'Pending') {
        if (instances.size > 0)
          breaches.push(`${event.id} was launched while ${[...instances].join()} existed: ${purpose}`);
        instances.add(event.id);
      }
    }
    return breaches;
  };
}

function purposeOf({ accountUid, tags }: LedgerEvent, tagKeys: string[]): string | undefined {
  if (tagKeys.some((key) => tags[key] === undefined)) return undefined;
  return [accountUid, ...tagKeys.map((key) => `${key}=${tags[key]}`)].join(' ');
}

/** Nothing that was created still exists, but for what `mayStay` allows. */
export function nothingLeft(mayStay: (leftover: Leftover) => boolean = () => false): Invariant {
  return ({ leftovers }) =>
    leftovers
      .filter((leftover) => !mayStay(leftover))
      .map(({ kind, id, regionId, tags }) => `${kind} ${id} is left in ${regionId}: ${JSON.stringify(tags)}`);
}

/** No snapshot is left whose image is gone: DeleteImage leaves snapshots behind, and they cost money. */
export function noOrphanedSnapshots(isImageSnapshot: (id: string) => boolean): Invariant {
  return ({ leftovers }) =>
    leftovers
      .filter(({ kind, id }) => kind === 'snapshot' && !isImageSnapshot(id))
      .map(({ id, regionId }) => `snapshot ${id} in ${regionId} belongs to no image`);
}

/**
 * No command with a client token was started by more than one call on one instance. A cloud that delivers what one call
 * sent twice is no breach of it: that is not the caller's doing. See {@link furtherDeliveriesRanNothing}.
 */
export const noCommandStartedTwice: Invariant = ({ events }) => {
  const invocations = new Map<string, Set<string>>();
  for (const event of events) {
    const key = event.what === 'started' ? runOf(event) : undefined;
    if (key === undefined) continue;
    invocations.set(key, (invocations.get(key) ?? new Set()).add(event.id));
  }
  return [...invocations]
    .filter(([, ids]) => ids.size > 1)
    .map(([key, ids]) => `${key} was started ${ids.size} times: ${[...ids].join()}`);
};

/**
 * Where the cloud delivered one command several times, the guest ran it once: all deliveries that came to their end
 * have the same exit code and last line. A client whose script closes with a line that tells this run from every other
 * (the time of its start, for example) proves by it that the others found the work done.
 */
export const furtherDeliveriesRanNothing: Invariant = ({ events }) => {
  const endings = new Map<string, Set<string>>();
  for (const event of events) {
    const key = event.what === 'returned' ? runOf(event) : undefined;
    if (key === undefined) continue;
    const { exitCode, lastLine } = event.detail;
    endings.set(key, (endings.get(key) ?? new Set()).add(`${String(exitCode)} ${String(lastLine)}`));
  }
  return [...endings]
    .filter(([, different]) => different.size > 1)
    .map(([key, different]) => `${key} ran more than once: it ended as ${[...different].join(' and as ')}`);
};

/** Names a command that is to run once: account, instance and client token; undefined without a token. */
function runOf({ kind, accountUid, detail }: LedgerEvent): string | undefined {
  const token = detail['clientToken'];
  if (kind !== 'command' || typeof token !== 'string' || token === '') return undefined;
  return `${accountUid} ${String(detail['instanceId'])} token ${token}`;
}

/** Calls that create something billed. */
const CREATING = new Set([
  'RunInstances',
  'CreateImage',
  'CopyImage',
  'CreateSnapshot',
  'CreateVpc',
  'CreateVSwitch',
]);

function isCreating({ action }: LedgerCall): boolean {
  return CREATING.has(action) || action === 'CreateSecurityGroup';
}

/** Every creating call carries a client token, so that it can be repeated after a lost answer. */
export const creatingCallsHaveTokens: Invariant = ({ calls }) =>
  calls
    .filter((call) => isCreating(call) && call.clientToken === undefined)
    .map((call) => `${call.action} without token`);

/** Every creating call carries these tags, so that what it made can be found again. */
export function creatingCallsHaveTags(tagKeys: string[]): Invariant {
  return ({ calls }) =>
    calls.filter(isCreating).flatMap((call) => {
      const tags = call.parameters['Tag'];
      const keys = Array.isArray(tags) ? tags.map((tag: { Key?: unknown }) => tag.Key) : [];
      return tagKeys
        .filter((key) => !keys.includes(key))
        .map((key) => `${call.action} (${call.requestId}) lacks the tag ${key}`);
    });
}

/** No token was sent with other parameters than at first. */
export const noTokenReused: Invariant = ({ calls }) =>
  calls
    .filter(
      ({ code }) =>
        code !== undefined && /^(Idempot|InvalidParamter\.Conflict|InvalidClientToken)/.test(code),
    )
    .map(({ action, code, requestId }) => `${action} (${requestId}) was refused with ${String(code)}`);

/** Every instance was given an AutoReleaseTime, so that a lost one ends by itself. */
export const instancesReleaseThemselves: Invariant = ({ calls }) =>
  calls
    .filter(
      ({ action, code, parameters }) =>
        action === 'RunInstances' && code === undefined && !parameters['AutoReleaseTime'],
    )
    .map(({ requestId }) => `RunInstances (${requestId}) without AutoReleaseTime`);

/** No image failed because its source instance was stopped, started, rebooted or deleted meanwhile. */
export const noImageBrokenByItsSource: Invariant = ({ events }) =>
  events
    .filter(({ kind, what, detail }) => {
      return (
        kind === 'image' &&
        what === 'CreateFailed' &&
        String(detail['reason']).includes('of the source instance')
      );
    })
    .map(({ id, detail }) => `image ${id}: ${String(detail['reason'])}`);
