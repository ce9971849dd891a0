import { type CatalogCase, fetchingKey, INTERNAL_MIRROR, installing } from '../case.ts';
import { ALL_DISTRIBUTIONS, APT_LIKE, type Distribution, isAPT, isSUSE, RPM_LIKE } from '../distributions.ts';

const driven = { how: 'driven', on: ALL_DISTRIBUTIONS } as const;

/** The repository of Docker, made known before its packages are asked for. */
export const dockerRepository = (distribution: Distribution): readonly string[] =>
  isSUSE(distribution)
    ? []
    : [
        fetchingKey(
          `${INTERNAL_MIRROR}/docker-ce/linux/${isAPT(distribution) ? distribution.id.split('-')[0] : 'centos'}/gpg`,
        ),
      ];

const DOCKER = [
  'docker-ce',
  'docker-ce-cli',
  'containerd.io',
  'docker-buildx-plugin',
  'docker-compose-plugin',
];
const releaseOfDocker =
  'case $(. /etc/os-release; echo $ID) in alinux | anolis) r=8 ;; centos) r=7 ;; *) r=9 ;; esac';

export const DOCKER_CASES: readonly CatalogCase[] = [
  {
    ...driven,
    component: 'docker-ce',
    title: 'adds the repository, installs Docker and enables it',
    calls: (distribution) => [
      ...dockerRepository(distribution),
      ...(isSUSE(distribution) ? installing(distribution, 'docker') : installing(distribution, ...DOCKER)),
      'systemctl enable docker',
    ],
    holds: `grep -q '"max-size": "100m"' /etc/docker/daemon.json
${releaseOfDocker}
if [ -e /etc/yum.repos.d ]; then grep -qx "baseurl=${INTERNAL_MIRROR}/docker-ce/linux/centos/$r/\\$basearch/stable" /etc/yum.repos.d/docker-ce.repo; grep -qx gpgcheck=1 /etc/yum.repos.d/docker-ce.repo; fi
if [ -e /etc/apt/sources.list.d/docker.list ]; then grep -Eqx "deb \\[arch=amd64 signed-by=/etc/apt/keyrings/docker.asc\\] ${INTERNAL_MIRROR}/docker-ce/linux/(debian bookworm|ubuntu noble) stable" /etc/apt/sources.list.d/docker.list; fi`,
  },
  {
    component: 'docker-ce',
    title: 'installs the asked version and uses a mirror of Docker Hub',
    how: 'driven',
    on: [...RPM_LIKE, ...APT_LIKE],
    parameters: { version: '28.3.2', registryMirror: 'https://example.mirror.aliyuncs.com' },
    calls: (distribution) => [
      ...dockerRepository(distribution),
      ...installing(
        distribution,
        ...(isAPT(distribution)
          ? ['docker-ce=5:28.3.2-*', 'docker-ce-cli=5:28.3.2-*']
          : ['docker-ce-28.3.2', 'docker-ce-cli-28.3.2']),
        ...DOCKER.slice(2),
      ),
      'systemctl enable docker',
    ],
    holds: `grep -qF '"registry-mirrors": ["https://example.mirror.aliyuncs.com"]' /etc/docker/daemon.json`,
  },
  {
    component: 'docker-ce',
    title: 'refuses a key that is not that of Docker, also beside the right one',
    how: 'driven',
    on: ['alinux-3', 'debian-12'],
    parameters: { mirror: 'https://evil.example.com' },
    fails: 'must hold one key with the fingerprint',
  },
  ...(
    [
      [
        { mirror: 'mirrors.aliyun.com' },
        "mirror must begin with http:// or https://, not 'mirrors.aliyun.com'",
      ],
      [{ registryMirror: 'https://a"b' }, 'registryMirror holds characters that an address may not have'],
      [{ logMaxSize: '1"m' }, 'logMaxSize must look like 100m'],
    ] as const
  ).map(
    ([parameters, fails]): CatalogCase => ({
      component: 'docker-ce',
      title: `refuses ${JSON.stringify(parameters)}`,
      how: 'driven',
      on: ['debian-12'],
      parameters,
      fails,
    }),
  ),
];
