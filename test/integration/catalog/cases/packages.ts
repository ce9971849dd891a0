import { type CatalogCase, installing } from '../case.ts';
import {
  ALL_DISTRIBUTIONS,
  APT_LIKE,
  type Distribution,
  isAPT,
  isSUSE,
  RPM_LIKE,
  SUSE_LIKE,
} from '../distributions.ts';

const driven = { how: 'driven', on: ALL_DISTRIBUTIONS } as const;

const updating = (exclude: readonly string[]) => (distribution: Distribution) => {
  const { manager } = distribution;
  if (manager === 'apt-get')
    return [
      'apt-get -q -o Acquire::Retries=3 update',
      ...exclude.map((name) => `apt-mark hold ${name}`),
      'apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Options::=--force-confold dist-upgrade',
      ...exclude.map((name) => `apt-mark unhold ${name}`),
    ];
  if (manager === 'zypper')
    return [
      'zypper --non-interactive refresh',
      ...exclude.map((name) => `zypper --non-interactive addlock ${name}`),
      'zypper --non-interactive update --auto-agree-with-licenses',
      ...exclude.map((name) => `zypper --non-interactive removelock ${name}`),
    ];
  return [[manager, '-y', ...exclude.map((name) => `--exclude=${name}`), 'upgrade'].join(' ')];
};

export const PACKAGE_CASES: readonly CatalogCase[] = [
  {
    ...driven,
    component: 'update-packages',
    title: 'updates everything',
    calls: updating([]),
    callsAgain: updating([]),
  },
  {
    ...driven,
    component: 'update-packages',
    title: 'leaves excluded packages alone',
    parameters: { exclude: 'kernel* nginx' },
    calls: updating(['kernel*', 'nginx']),
    callsAgain: updating(['kernel*', 'nginx']),
  },
  {
    component: 'update-packages',
    title: 'takes security updates only',
    how: 'driven',
    on: RPM_LIKE,
    parameters: { securityOnly: 'true' },
    calls: ({ manager }) => [`${manager} -y --security upgrade`],
    callsAgain: ({ manager }) => [`${manager} -y --security upgrade`],
  },
  {
    component: 'update-packages',
    title: 'takes security patches only',
    how: 'driven',
    on: SUSE_LIKE,
    parameters: { securityOnly: 'true' },
    before: 'echo 102 >/var/lib/recorder/zypper-code',
    calls: () => [
      'zypper --non-interactive refresh',
      'zypper --non-interactive patch --category security --auto-agree-with-licenses',
    ],
    callsAgain: () => [
      'zypper --non-interactive refresh',
      'zypper --non-interactive patch --category security --auto-agree-with-licenses',
    ],
  },
  {
    component: 'update-packages',
    title: 'reports a failure of zypper',
    how: 'driven',
    on: SUSE_LIKE,
    before: 'echo 4 >/var/lib/recorder/zypper-code',
    fails: 'zypper could not update the packages (exit code 4)',
  },
  {
    component: 'update-packages',
    title: 'refuses security updates only',
    how: 'driven',
    on: APT_LIKE,
    parameters: { securityOnly: 'true' },
    fails: 'securityOnly is not possible with apt-get',
  },
  {
    ...driven,
    component: 'git',
    title: 'installs Git and Git LFS',
    parameters: { lfs: 'true' },
    calls: (distribution) => [...installing(distribution, 'git'), ...installing(distribution, 'git-lfs')],
  },
  {
    component: 'git',
    title: 'refuses an unknown distribution',
    how: 'driven',
    on: ['debian-12'],
    before: 'rm -f /usr/bin/apt-get /usr/local/sbin/apt-get',
    fails: 'unsupported distribution',
  },
  {
    ...driven,
    component: 'nginx',
    title: 'installs nginx and enables it',
    calls: (distribution) => [...installing(distribution, 'nginx'), 'systemctl enable nginx'],
  },
  {
    ...driven,
    component: 'java',
    title: 'installs Java 17 and sets JAVA_HOME',
    on: ALL_DISTRIBUTIONS.filter((id) => id !== 'centos-7'),
    calls: (distribution) =>
      installing(distribution, isAPT(distribution) ? 'openjdk-17-jdk-headless' : 'java-17-openjdk-devel'),
    holds: '. /etc/profile.d/java.sh; test -x "$JAVA_HOME/bin/javac"',
  },
  {
    component: 'java',
    title: 'installs Java 8',
    how: 'driven',
    on: [...RPM_LIKE, ...SUSE_LIKE],
    parameters: { version: '8' },
    calls: (distribution) =>
      installing(
        distribution,
        isSUSE(distribution) ? 'java-1_8_0-openjdk-devel' : 'java-1.8.0-openjdk-devel',
      ),
    holds: '. /etc/profile.d/java.sh; test -x "$JAVA_HOME/bin/javac"',
  },
  {
    component: 'java',
    title: 'says what the distribution does not have',
    how: 'driven',
    on: ['centos-7'],
    fails: 'yum could not install java-17-openjdk-devel',
  },
  {
    ...driven,
    component: 'python',
    title: 'installs Python with pip and sets the index',
    calls: (distribution) =>
      isAPT(distribution)
        ? installing(distribution, 'python3', 'python3-venv', 'python3-pip')
        : installing(distribution, 'python3', 'python3-pip'),
    holds: 'grep -qx "index-url = https://mirrors.aliyun.com/pypi/simple/" /etc/pip.conf',
  },
  {
    component: 'python',
    title: 'installs a second release of Python',
    how: 'driven',
    on: ['alinux-3', 'anolis-8', 'rocky-9', 'debian-12', ...SUSE_LIKE],
    parameters: { version: '3.11', indexURL: '' },
    calls: (distribution) =>
      isAPT(distribution)
        ? installing(distribution, 'python3.11', 'python3.11-venv')
        : isSUSE(distribution)
          ? installing(distribution, 'python311', 'python311-pip')
          : installing(distribution, 'python3.11', 'python3.11-pip'),
    holds: 'test ! -e /etc/pip.conf',
  },
];
