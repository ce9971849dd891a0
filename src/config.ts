import { parseArgs } from 'node:util';

import {
  parseAddress,
  parseChoice,
  parseClusterID,
  parseDuration,
  parseEndpoints,
  parseInstant,
  parseInteger,
  parseNamespace,
} from './flag-values.ts';

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
  readonly cloud: CloudConfig;
}

export interface CloudConfig {
  /** Endpoints of Alibaba Cloud: public, or those that only answer inside a VPC. */
  readonly network: 'public' | 'vpc';
  /** By product (`ecs`, `vpc`, `sts`), region, `product:region`, or `*` for all. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Whether templates without credentials may use the operator's own identity. */
  readonly operatorCredentials: 'Allow' | 'Deny';
  /** What happens to resources of builds that are gone. */
  readonly orphans: 'Delete' | 'Report' | 'Off';
  /** Tells this installation's resources from others'; undefined: the UID of namespace kube-system. */
  readonly clusterID: string | undefined;
  /** For a simulator whose time is scaled: both clocks agreed at `originMs`, since then the cloud's runs so much faster. */
  readonly clock: { readonly rate: number; readonly originMs: number | undefined };
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
  'lease-duration': { default: '35s', help: 'how long a silent leader is waited for' },
  'renew-deadline': { default: '30s', help: 'when a leader that cannot renew gives up' },
  'retry-period': { default: '2s', help: 'time between tries to take or renew the Lease' },
  listen: { default: '127.0.0.1:8080', help: 'HOST:PORT of /healthz, /readyz and /metrics' },
  'log-level': { default: 'info', help: LOG_LEVELS.join(', ') },
  concurrency: { default: '4', help: 'reconciles at the same time, per kind (1–64)' },
  'reconcile-timeout': { default: '2m', help: 'longest time of one reconcile' },
  'shutdown-timeout': { default: '30s', help: 'time that running reconciles get to finish at a stop' },
  'endpoint-network': {
    default: 'public',
    help: 'endpoints of Alibaba Cloud: public, or vpc for those inside a VPC',
  },
  endpoints: {
    default: '',
    help: 'other endpoints, as KEY=URL separated by commas; KEY is ecs, vpc, sts, oss, a region, PRODUCT:REGION or *',
  },
  'operator-credentials': {
    default: 'Deny',
    help: "Allow: templates without credentials use the operator's own identity; or Deny",
  },
  orphans: {
    default: 'Delete',
    help: 'instances and candidate images of builds that are gone: Delete, Report (only log and count), or Off',
  },
  'cluster-id': {
    default: '',
    help: 'identity of this installation in cloud tags; the UID of namespace kube-system when empty',
  },
  'cloud-clock-rate': { default: '1', help: "how much faster a simulator's time runs (1–10000)" },
  'cloud-clock-origin': {
    default: '',
    help: 'when both clocks agreed, in RFC 3339; the start of the process when empty',
  },
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
    cloud: {
      network: parseChoice('endpoint-network', values['endpoint-network'], ['public', 'vpc'], problems),
      endpoints: parseEndpoints(values.endpoints, problems),
      operatorCredentials: parseChoice(
        'operator-credentials',
        values['operator-credentials'],
        ['Deny', 'Allow'],
        problems,
      ),
      orphans: parseChoice('orphans', values.orphans, ['Delete', 'Report', 'Off'], problems),
      clusterID: values['cluster-id'] === '' ? undefined : parseClusterID(values['cluster-id'], problems),
      clock: {
        rate: parseInteger('cloud-clock-rate', values['cloud-clock-rate'], 1, 10_000, problems),
        originMs: parseInstant('cloud-clock-origin', values['cloud-clock-origin'], problems),
      },
    },
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
