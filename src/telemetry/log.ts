import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';

import type { Clock } from '../runtime/clock.ts';
import type { LogFields, Logger } from '../runtime/logger.ts';
import { presentable } from './log-fields.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface LogOptions {
  readonly level: LogLevel;
  /** Where `time` comes from. */
  readonly clock: Clock;
  /** Default: standard output, written synchronously so that the last line before an exit is not lost. */
  readonly destination?: DestinationStream;
}

/**
 * A logger that writes one JSON object per line: `level`, `time` (RFC 3339, UTC), the fields, `msg`.
 *
 * Errors, in whatever field, come out as message, stack, code and causes; Kubernetes objects as a reference; fields
 * named like a secret are censored (see `secret-names.ts`; pino's own redaction took 40 µs a line for as many names).
 * That is the second line of defence: the first is not to log them.
 */
export function createLogger({ level, clock, destination }: LogOptions): Logger {
  const root = pino(
    {
      level,
      base: null,
      formatters: { level: (label) => ({ level: label }), log: presentable },
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
  // pino applies its formatter for bindings to the root only. Children are made with the root as their prototype.
  const child: PinoLogger['child'] = Reflect.get(root, 'child');
  return Object.assign(root, {
    child(this: PinoLogger, fields: LogFields): Logger {
      return Reflect.apply(child, this, [presentable(fields)]);
    },
  });
}
