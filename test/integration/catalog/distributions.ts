/**
 * The distributions that the catalogue is tested on. What a distribution calls its packages stands in `PACKAGES` as far
 * as the catalogue asks for them, so that a wrong name fails as it would there.
 */

export type DistributionID = (typeof DISTRIBUTIONS)[number]['id'];
export type Manager = 'apt-get' | 'dnf' | 'yum' | 'zypper';

export interface Distribution {
  readonly id: string;
  /** For people, as in the table of docs/catalog.md. */
  readonly name: string;
  readonly manager: Manager;
  /** The lines of /etc/os-release that scripts read, as the distribution ships them. */
  readonly osRelease: string;
  /** Packages without further repositories, beside {@link COMMON}. */
  readonly packages: readonly string[];
}

const names = (text: string): readonly string[] => text.split(' ');

/** Where every distribution agrees. */
const COMMON =
  'git git-lfs nginx curl ca-certificates bash tar gzip chrony python3 python3-pip ethtool ipset socat';

const APT = names(
  `${COMMON} gnupg golang-go nodejs npm python3-venv cloud-guest-utils openjdk-17-jdk-headless conntrack`,
);
/** Of CentOS 7 with EPEL, which the public image has. */
const RPM = names(
  `${COMMON} gnupg2 golang nodejs npm cloud-utils-growpart java-1.8.0-openjdk-devel conntrack-tools`,
);
const RPM_8 = names('java-17-openjdk-devel python3.11 python3.11-pip');
const SUSE = names(
  `${COMMON} gpg2 go nodejs20 npm20 python311 python311-pip growpart java-1_8_0-openjdk-devel java-17-openjdk-devel docker containerd conntrack-tools`,
);

export const DISTRIBUTIONS = [
  {
    id: 'alinux-3',
    name: 'Alibaba Cloud Linux 3',
    manager: 'dnf',
    osRelease:
      'NAME="Alibaba Cloud Linux"\nID="alinux"\nID_LIKE="rhel fedora centos anolis"\nVERSION_ID="3"\n',
    packages: [...RPM, ...RPM_8],
  },
  {
    id: 'anolis-8',
    name: 'Anolis OS 8',
    manager: 'dnf',
    osRelease: 'NAME="Anolis OS"\nID="anolis"\nID_LIKE="rhel fedora centos"\nVERSION_ID="8.9"\n',
    packages: [...RPM, ...RPM_8],
  },
  {
    id: 'centos-7',
    name: 'CentOS 7',
    manager: 'yum',
    osRelease: 'NAME="CentOS Linux"\nID="centos"\nID_LIKE="rhel fedora"\nVERSION_ID="7"\n',
    packages: RPM,
  },
  {
    id: 'rocky-9',
    name: 'Rocky Linux 9',
    manager: 'dnf',
    osRelease: 'NAME="Rocky Linux"\nID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.5"\n',
    packages: [...RPM, ...RPM_8],
  },
  {
    id: 'debian-12',
    name: 'Debian 12',
    manager: 'apt-get',
    osRelease: 'NAME="Debian GNU/Linux"\nID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n',
    packages: [...APT, 'python3.11', 'python3.11-venv'],
  },
  {
    id: 'ubuntu-24.04',
    name: 'Ubuntu 24.04',
    manager: 'apt-get',
    osRelease: 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\nVERSION_CODENAME=noble\n',
    packages: [...APT, 'python3.12', 'python3.12-venv'],
  },
  {
    id: 'opensuse-leap-15.6',
    name: 'openSUSE Leap 15.6',
    manager: 'zypper',
    osRelease: 'NAME="openSUSE Leap"\nID="opensuse-leap"\nID_LIKE="suse opensuse"\nVERSION_ID="15.6"\n',
    packages: SUSE,
  },
  {
    id: 'sles-15',
    name: 'SLES 15',
    manager: 'zypper',
    osRelease: 'NAME="SLES"\nID="sles"\nID_LIKE="suse"\nVERSION_ID="15.6"\n',
    packages: SUSE,
  },
] as const satisfies readonly Distribution[];

export const ALL_DISTRIBUTIONS: readonly DistributionID[] = DISTRIBUTIONS.map(({ id }) => id);

export const RPM_LIKE: readonly DistributionID[] = ['alinux-3', 'anolis-8', 'centos-7', 'rocky-9'];
export const APT_LIKE: readonly DistributionID[] = ['debian-12', 'ubuntu-24.04'];
export const SUSE_LIKE: readonly DistributionID[] = ['opensuse-leap-15.6', 'sles-15'];

export const isAPT = ({ manager }: Distribution) => manager === 'apt-get';
export const isSUSE = ({ manager }: Distribution) => manager === 'zypper';

export function distributionOf(id: DistributionID): Distribution {
  const found = DISTRIBUTIONS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no distribution ${id}`);
  return found;
}

/** Packages that appear once the file of a repository is there. */
export const REPOSITORY_PACKAGES: readonly { readonly file: RegExp; readonly packages: readonly string[] }[] =
  [
    {
      file: /docker/,
      packages: [
        'docker-ce',
        'docker-ce-cli',
        'containerd.io',
        'docker-buildx-plugin',
        'docker-compose-plugin',
      ],
    },
    { file: /kubernetes/, packages: ['kubelet', 'kubeadm', 'kubectl'] },
  ];

/** Files of repositories that the catalogue writes, by package manager. */
export function repositoryFiles(manager: Manager): readonly string[] {
  if (manager === 'apt-get')
    return ['/etc/apt/sources.list.d/docker.list', '/etc/apt/sources.list.d/kubernetes.list'];
  if (manager === 'zypper') return ['/etc/zypp/repos.d/kubernetes.repo'];
  return ['/etc/yum.repos.d/docker-ce.repo', '/etc/yum.repos.d/kubernetes.repo'];
}
