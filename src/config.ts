import { parseArgs } from 'node:util';

/** Everything the operator can be told. Made once, at start, and frozen. */
export interface Config {
  /** Path of a kubeconfig; undefined: the service account of the pod. */
  readonly kubeconfig: string | undefined;
  /** Namespaces to watch; empty: all. */
  readonly watchNamespaces: readonly string[];
  readonly leaderElection: LeaderElectionConfig;
  /** Address of `/healthz`, `/readyz` and `/metrics`; port 0 takes a free one. */
  readonly listen: { readonly host: string; readonly port: number };
  readonly logLevel: LogLevel;
  /** Reconciles at the same time, per kind. */
  readonly concurrency: number;
  readonly reconcileTimeoutMs: number;
  /** How long running reconciles may take to finish once the process was told to stop. */
  readonly shutdownTimeoutMs: number;
}

export interface LeaderElectionConfig {
  readonly enabled: boolean;
  readonly namespace: string;
  readonly name: string;
  readonly leaseDurationMs: number;
  readonly renewDeadlineMs: number;
  readonly retryPeriodMs: number;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What is wrong with the flags and environment, all of it, one line each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** One flag: `--name VALUE`, or the environment variable, or the default. */
interface Flag {
  env?: string;
  default: string;
  help: string;
}

const FLAGS = {
  kubeconfig: {
    env: 'KUBECONFIG',
    default: '',
    help: 'kubeconfig file; without it the service account of the pod',
  },
  'watch-namespaces': { default: '', help: 'namespaces to watch, separated by commas; all when empty' },
  'leader-elect': { default: 'true', help: 'true, or false when only one replica can ever run' },
  'leader-election-namespace': {
    env: 'POD_NAMESPACE',
    default: 'imagesmith-system',
    help: 'namespace of the Lease',
  },
  'leader-election-name': { default: 'imagesmith-operator', help: 'name of the Lease' },
  'lease-duration': { default: '15s', help: 'how long a silent leader is waited for' },
  'renew-deadline': { default: '10s', help: 'when a leader that cannot renew gives up' },
  'retry-period': { default: '2s', help: 'time between tries to take or renew the Lease' },
  listen: { default: '127.0.0.1:8080', help: 'HOST:PORT of /healthz, /readyz and /metrics' },
  'log-level': { default: 'info', help: LOG_LEVELS.join(', ') },
  concurrency: { default: '4', help: 'reconciles at the same time, per kind (1–64)' },
  'reconcile-timeout': { default: '2m', help: 'longest time of one reconcile' },
  'shutdown-timeout': { default: '30s', help: 'time that running reconciles get to finish at a stop' },
} satisfies Record<string, Flag>;

type FlagName = keyof typeof FLAGS;

/** The text of `--help`. */
export function usage(): string {
  const lines = Object.entries(FLAGS as Record<string, Flag>).map(([name, flag]) => {
    const origin = [flag.env && `$${flag.env}`, flag.default && `default ${flag.default}`]
      .filter(Boolean)
      .join(', ');
    return `  --${name.padEnd(27)}${flag.help}${origin === '' ? '' : ` (${origin})`}`;
  });
  return ['Usage: imagesmith [flags]', '', ...lines, ''].join('\n');
}

/**
 * Flags and environment as a frozen {@link Config}; flags win.
 *
 * @throws {ConfigError} listing everything that is wrong, each line naming the flag, the value and what is allowed.
 */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Config {
  const problems: string[] = [];
  const values = readFlags(argv, env, problems);
  const duration = (flag: FlagName) => parseDuration(flag, values[flag], problems);

  const config: Config = {
    kubeconfig: values.kubeconfig === '' ? undefined : values.kubeconfig,
    watchNamespaces: values['watch-namespaces']
      .split(',')
      .flatMap((name) => parseNamespace(name.trim(), problems)),
    leaderElection: {
      enabled: parseChoice('leader-elect', values['leader-elect'], ['true', 'false'], problems) === 'true',
      namespace: values['leader-election-namespace'],
      name: values['leader-election-name'],
      leaseDurationMs: duration('lease-duration'),
      renewDeadlineMs: duration('renew-deadline'),
      retryPeriodMs: duration('retry-period'),
    },
    listen: parseAddress('listen', values.listen, problems),
    logLevel: parseChoice('log-level', values['log-level'], LOG_LEVELS, problems),
    concurrency: parseInteger('concurrency', values.concurrency, 1, 64, problems),
    reconcileTimeoutMs: duration('reconcile-timeout'),
    shutdownTimeoutMs: duration('shutdown-timeout'),
  };
  checkLease(config.leaderElection, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return deepFreeze(config);
}

function readFlags(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): Record<FlagName, string> {
  const flags = FLAGS as Record<string, Flag>;
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(Object.keys(flags).map((name) => [name, { type: 'string' as const }])),
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') problems.push(`'${token.value}' is not a flag`);
    if (token.kind !== 'option') continue;
    if (!(token.name in flags)) problems.push(`${token.rawName} is not a known flag; see --help`);
    else if (token.value === undefined) problems.push(`--${token.name} must have a value`);
    else given.set(token.name, token.value);
  }
  const value = ([name, flag]: [string, Flag]) =>
    given.get(name) ?? ((flag.env === undefined ? undefined : env[flag.env]) || flag.default);
  return Object.fromEntries(Object.entries(flags).map((entry) => [entry[0], value(entry)])) as Record<
    FlagName,
    string
  >;
}

const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function parseDuration(flag: string, text: string, problems: string[]): number {
  const match = /^(\d{1,6})(ms|s|m|h)$/.exec(text);
  const ms = match === null ? 0 : Number(match[1]) * UNIT_MS[match[2] as keyof typeof UNIT_MS];
  if (ms === 0) problems.push(`--${flag} must be a duration above 0 like 500ms, 15s or 2m, not '${text}'`);
  return ms;
}

function parseInteger(flag: string, text: string, min: number, max: number, problems: string[]): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max))
    problems.push(`--${flag} must be a number from ${min} to ${max}, not '${text}'`);
  return value;
}

function parseChoice<T extends string>(
  flag: string,
  text: string,
  allowed: readonly T[],
  problems: string[],
): T {
  const found = allowed.find((choice) => choice === text);
  if (found === undefined) problems.push(`--${flag} must be one of ${allowed.join(', ')}, not '${text}'`);
  return found ?? (allowed[0] as T);
}

function parseNamespace(name: string, problems: string[]): string[] {
  if (name === '') return [];
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    problems.push(`--watch-namespaces must hold names of namespaces, not '${name}'`);
  }
  return [name];
}

function parseAddress(flag: string, text: string, problems: string[]): { host: string; port: number } {
  const match = /^(\[[0-9a-fA-F:]+\]|[^:\s]*):(\d{1,5})$/.exec(text);
  const port = Number(match?.[2] ?? -1);
  if (match === null || port > 65_535) problems.push(`--${flag} must be HOST:PORT, not '${text}'`);
  const host = (match?.[1] ?? '').replace(/^\[|\]$/g, '');
  return { host: host === '' ? '0.0.0.0' : host, port };
}

function checkLease(lease: LeaderElectionConfig, problems: string[]): void {
  const { leaseDurationMs, renewDeadlineMs, retryPeriodMs } = lease;
  if (leaseDurationMs <= renewDeadlineMs || renewDeadlineMs <= retryPeriodMs * 1.2) {
    problems.push('--lease-duration must be above --renew-deadline, and that above 1.2 × --retry-period');
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
