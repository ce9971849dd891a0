import { eventName, fitName, fitNote } from './event-text.ts';
import { microTime } from './micro-time.ts';
import { apiVersionOf, type KubeObject, type ObjectReference, type Occurrence } from './port.ts';
import { EVENTS, type Event } from './resources.ts';

/** Occurrences that differ in nothing, as one Event of the API. */
export interface Series {
  readonly key: string;
  /** What is written first; a new name when the API has forgotten the old one. */
  event: Event;
  count: number;
  /** MicroTime. */
  lastObservedTime: string;
  /** On the monotonic clock. */
  lastObservedAt: number;
  /** How many occurrences the API knows of. */
  written: number;
  /** On the monotonic clock. */
  writtenAt: number;
  /** Waits to be written, or is being written. */
  queued: boolean;
}

export interface Reporter {
  controller: string;
  instance: string;
}

/** Equal for occurrences that belong to one series. */
export function seriesKey({ regarding, type, reason, action, note }: Occurrence): string {
  const { uid, namespace, name } = regarding.metadata;
  return JSON.stringify([regarding.kind, uid ?? '', namespace ?? '', name, type, reason, action, note]);
}

export function newSeries(
  occurrence: Occurrence,
  reporter: Reporter,
  now: { wall: number; monotonic: number },
  random: () => number,
): Series {
  const { regarding, type, reason, action, note, related } = occurrence;
  const { name, namespace } = regarding.metadata;
  const observed = microTime(now.wall);
  const event: Event = {
    apiVersion: apiVersionOf(EVENTS),
    kind: EVENTS.kind,
    // Events about objects without a namespace belong into "default": the API insists.
    metadata: { name: eventName(name, now.wall, random), namespace: namespace ?? 'default' },
    eventTime: observed,
    reportingController: reporter.controller,
    reportingInstance: fitName(reporter.instance),
    action: fitName(action),
    reason: fitName(reason),
    regarding: referenceTo(regarding),
    ...(related !== undefined && { related }),
    note: fitNote(note),
    type,
  };
  return {
    key: seriesKey(occurrence),
    event,
    count: 1,
    lastObservedTime: observed,
    lastObservedAt: now.monotonic,
    written: 0,
    writtenAt: Number.NEGATIVE_INFINITY,
    queued: false,
  };
}

/** `series` of the Event; undefined for a single occurrence, for which the API allows none. */
export function seriesField({ count, lastObservedTime }: Series): Event['series'] {
  return count > 1 ? { count, lastObservedTime } : undefined;
}

function referenceTo(object: KubeObject): ObjectReference {
  const { name, namespace, uid, resourceVersion } = object.metadata;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name,
    ...(namespace !== undefined && { namespace }),
    ...(uid !== undefined && { uid }),
    ...(resourceVersion !== undefined && { resourceVersion }),
  };
}
