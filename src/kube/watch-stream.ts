import type { IncomingMessage } from 'node:http';

import type { Clock, Timer } from '../runtime/clock.ts';
import { LineSplitter, LineTooLong } from './line-splitter.ts';
import type { KubeError, KubeObject } from './port.ts';
import { BrokenStream, parseWatchEvent, type WatchEvent } from './watch-event.ts';

export interface WatchStreamOptions<T extends KubeObject> {
  /** `WATCH /path`, for the messages of errors. */
  call: string;
  clock: Clock;
  signal: AbortSignal;
  /** A stream that brings no byte for so long is given up. */
  silenceMs: number;
  /** A stream that the server does not end by then is given up. */
  maxAgeMs: number;
  /** Called in order; what it throws ends the stream as broken. */
  onEvent: (event: Exclude<WatchEvent<T>, { type: 'ERROR' }>) => void;
}

/** How a watch came to its end. Every event before it has been handed over. */
export type WatchEnd =
  /** By the server, in order. */
  | { readonly kind: 'closed' }
  /** The connection broke, or brought nothing any more. */
  | { readonly kind: 'lost'; readonly cause: 'reset' | 'silent' | 'overdue' }
  /** It brought what no API server sends, or ended within a line; something may be missing. */
  | { readonly kind: 'broken'; readonly error: Error }
  /** An ERROR event. */
  | { readonly kind: 'error'; readonly error: KubeError };

/** An object of 1.5 MB (etcd's limit for a request) grows when it is written as JSON. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

/**
 * Reads a watch until it ends, and resolves with how. Never rejects. After the signal aborted nothing is handed over
 * any more and the end means nothing.
 */
export function readWatch<T extends KubeObject>(
  response: IncomingMessage,
  options: WatchStreamOptions<T>,
): Promise<WatchEnd> {
  const { clock, signal, silenceMs, maxAgeMs } = options;
  const splitter = new LineSplitter(MAX_LINE_BYTES);
  return new Promise((resolve) => {
    let ended = false;
    let heardAt = clock.monotonic();
    const end = (how: WatchEnd) => {
      if (ended) return;
      ended = true;
      silence.cancel();
      age.cancel();
      signal.removeEventListener('abort', onAbort);
      if (how.kind !== 'closed') response.destroy();
      resolve(how);
    };
    const onAbort = () => end({ kind: 'lost', cause: 'reset' });
    const checkSilence = () => {
      const left = heardAt + silenceMs - clock.monotonic();
      if (left > 0) silence = clock.setTimer(left, checkSilence);
      else end({ kind: 'lost', cause: 'silent' });
    };
    let silence: Timer = clock.setTimer(silenceMs, checkSilence);
    const age = clock.setTimer(maxAgeMs, () => end({ kind: 'lost', cause: 'overdue' }));
    signal.addEventListener('abort', onAbort, { once: true });

    const onLine = (line: string) => {
      if (ended || line === '') return;
      const event = parseWatchEvent<T>(line, options.call);
      if (event.type === 'ERROR') end({ kind: 'error', error: event.error });
      else options.onEvent(event);
    };
    response.on('data', (chunk: Buffer) => {
      heardAt = clock.monotonic();
      try {
        splitter.push(chunk, onLine);
      } catch (error) {
        end({ kind: 'broken', error: asBroken(error) });
      }
    });
    response.on('end', () => {
      if (splitter.pending === 0) end({ kind: 'closed' });
      else end({ kind: 'broken', error: new BrokenStream('The stream ended within a line') });
    });
    // A broken connection has cut an event off, not lost it: the next watch brings it whole.
    response.on('error', () => end({ kind: 'lost', cause: 'reset' }));
    response.on('close', () => end({ kind: 'lost', cause: 'reset' }));
    if (signal.aborted) onAbort();
  });
}

function asBroken(error: unknown): Error {
  if (error instanceof BrokenStream || error instanceof LineTooLong) return error;
  return new BrokenStream('An event could not be taken in', error);
}
