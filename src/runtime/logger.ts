/**
 * What the runtime and the controllers need of a logger. The one in `src/telemetry/log.ts` (pino) satisfies it.
 *
 * Messages are constant, start with a capital and have no period; whatever varies is a field. Errors go into the
 * field `error`, Kubernetes objects never go in whole.
 */
export interface Logger {
  debug: LogMethod;
  info: LogMethod;
  warn: LogMethod;
  error: LogMethod;
  /** A logger that adds `fields` to every line. */
  child(fields: LogFields): Logger;
}

export type LogFields = Readonly<Record<string, unknown>>;

export interface LogMethod {
  (message: string): void;
  (fields: LogFields, message: string): void;
}

const ignore: LogMethod = () => {};

/** Writes nothing. */
export const silentLogger: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  child: () => silentLogger,
};
