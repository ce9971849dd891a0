import type { KubeError, KubeObject } from './port.ts';
import { errorOfStatus } from './status-error.ts';

/** One line of a watch stream. */
export type WatchEvent<T extends KubeObject> =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly object: T; readonly version: string }
  /** Nothing more happened up to `version`. */
  | { readonly type: 'BOOKMARK'; readonly version: string }
  | { readonly type: 'ERROR'; readonly error: KubeError };

/** The stream holds something that no API server sends. */
export class BrokenStream extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'BrokenStream';
  }
}

interface RawEvent {
  type?: unknown;
  object?: { metadata?: { name?: unknown; resourceVersion?: unknown } };
}

/** @param call `WATCH /path`, for the messages of errors. @throws BrokenStream */
export function parseWatchEvent<T extends KubeObject>(line: string, call: string): WatchEvent<T> {
  const { type, object } = parseLine(line);
  if (type === 'ERROR') return { type, error: errorOfStatus(call, object) };
  const version = object?.metadata?.resourceVersion;
  if (typeof version !== 'string' || version === '')
    throw new BrokenStream('An event has no resourceVersion');
  if (type === 'BOOKMARK') return { type, version };
  if (type !== 'ADDED' && type !== 'MODIFIED' && type !== 'DELETED') {
    throw new BrokenStream('An event has an unknown type');
  }
  if (typeof object?.metadata?.name !== 'string') throw new BrokenStream('An event names no object');
  return { type, object: object as T, version };
}

function parseLine(line: string): RawEvent {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BrokenStream('A line is not JSON');
  }
  if (typeof value !== 'object' || value === null) throw new BrokenStream('A line holds no event');
  return value;
}
