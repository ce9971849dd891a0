import type { Distribution, DistributionID } from './distributions.ts';

/**
 * One thing that a component is shown to do. The test files run the cases, and docs/catalog.md is generated from the
 * same list: a claim without a case cannot be made.
 */
export interface CatalogCase {
  readonly component: string;
  /** What is shown, without the component's name. */
  readonly title: string;
  /**
   * `run`: the component's scripts run with nothing in their way. `driven`: recorders stand in place of package managers,
   * services, downloads or agents.
   */
  readonly how: 'run' | 'driven';
  /** Where it is shown; `run` is possible only on what guests are copies of. */
  readonly on: readonly DistributionID[];
  readonly parameters?: Readonly<Record<string, string>>;
  /** Values of sensitive parameters. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** A driven case whose stand-ins are made by `before` alone: the machine has no recorders. */
  readonly plain?: true;
  /** A script that prepares the machine. */
  readonly before?: string;
  /** What the component must print when it is to fail. Such a case is run once and makes no claim. */
  readonly fails?: string;
  /** What the component calls that changes the machine, in order. Only in driven cases. */
  readonly calls?: (distribution: Distribution) => readonly string[];
  /** The same for the second run; nothing when absent. */
  readonly callsAgain?: (distribution: Distribution) => readonly string[];
  /** A script that must succeed after the two runs. It runs with `set -e`. */
  readonly holds?: string;
}

/** The default of every parameter that names a mirror of packages. */
export const INTERNAL_MIRROR = 'http://mirrors.cloud.aliyuncs.com';

/** Words of a call for each kind of package manager. */
export function installing(
  { manager }: Pick<Distribution, 'manager'>,
  ...packages: readonly string[]
): readonly string[] {
  const names = packages.join(' ');
  if (manager === 'zypper') return [`zypper --non-interactive install --no-recommends ${names}`];
  if (manager !== 'apt-get') return [`${manager} -y install ${names}`];
  const options = '-o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Options::=--force-confold';
  return [
    'apt-get -q -o Acquire::Retries=3 update',
    `apt-get -q -y ${options} install --no-install-recommends ${names}`,
  ];
}

/** A download as the scripts make it. */
export function fetching(url: string, file = '*'): string {
  return `curl -fsSL --proto =https --proto-redir =https --retry 3 --connect-timeout 20 -o ${file} ${url}`;
}

/** A download of what is checked by its signature. */
export function fetchingKey(url: string): string {
  return `curl -fsSL --retry 3 --connect-timeout 20 -o * ${url}`;
}
