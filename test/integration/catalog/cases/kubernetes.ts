import { type CatalogCase, fetchingKey, INTERNAL_MIRROR, installing } from '../case.ts';
import { ALL_DISTRIBUTIONS, type Distribution } from '../distributions.ts';

import { dockerRepository } from './docker.ts';

const driven = { how: 'driven', on: ALL_DISTRIBUTIONS } as const;

const tools = (distribution: Distribution) =>
  installing(
    distribution,
    distribution.manager === 'apt-get' ? 'conntrack' : 'conntrack-tools',
    'ethtool',
    'ipset',
    'socat',
  );

const kubeletRepository = ({ manager }: Distribution) =>
  manager === 'apt-get'
    ? [fetchingKey(`${INTERNAL_MIRROR}/kubernetes-new/core/stable/v1.34/deb/Release.key`)]
    : [
        fetchingKey(`${INTERNAL_MIRROR}/kubernetes-new/core/stable/v1.34/rpm/repodata/repomd.xml.key`),
        `rpm --import ${manager === 'zypper' ? '/etc/zypp' : '/etc/pki/rpm-gpg'}/kubernetes.asc`,
      ];

const node = (distribution: Distribution) => [
  ...tools(distribution),
  ...dockerRepository(distribution),
  ...installing(distribution, distribution.manager === 'zypper' ? 'containerd' : 'containerd.io'),
  'systemctl enable containerd',
];

export const KUBERNETES_CASES: readonly CatalogCase[] = [
  {
    ...driven,
    component: 'kubernetes-node',
    title: 'installs containerd, sets the kernel up and turns swap off, for ACK',
    before: "printf 'UUID=1 / ext4 defaults 0 1\\n/dev/vdb none swap sw 0 0\\n' >/etc/fstab",
    calls: node,
    holds: `grep -q 'SystemdCgroup = true' /etc/containerd/config.toml
grep -qF 'sandbox_image = "registry-cn-hangzhou.ack.aliyuncs.com/acs/pause:3.9"' /etc/containerd/config.toml
grep -qx br_netfilter /etc/modules-load.d/kubernetes.conf
grep -qx 'UUID=1 / ext4 defaults 0 1' /etc/fstab
test "$(grep -c '^[^#].*swap' /etc/fstab)" = 0
test "$(grep -c swap /etc/fstab)" = 1`,
  },
  {
    ...driven,
    component: 'kubernetes-node',
    title: 'also installs kubelet, kubeadm and kubectl',
    parameters: { kubernetesVersion: '1.34' },
    calls: (distribution) => [
      ...node(distribution),
      ...kubeletRepository(distribution),
      ...installing(distribution, 'kubelet', 'kubeadm', 'kubectl'),
      'systemctl enable kubelet',
    ],
    holds:
      'cat /etc/apt/sources.list.d/kubernetes.list /etc/yum.repos.d/kubernetes.repo /etc/zypp/repos.d/kubernetes.repo 2>/dev/null | grep -q kubernetes-new/core/stable/v1.34/',
  },
  {
    ...driven,
    component: 'kubernetes-node',
    title: 'does not take a kubelet of another release for the one that was asked for',
    before:
      'cd /var/lib/recorder; for name in kubelet kubeadm kubectl; do echo $name >>installed; echo 1.33.4 >versions/$name; done',
    parameters: { kubernetesVersion: '1.34' },
    fails: 'is already installed, and not 1.34',
  },
];
