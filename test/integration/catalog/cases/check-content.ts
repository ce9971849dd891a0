import type { CatalogCase } from '../case.ts';

const run = { how: 'run', on: ['debian-12'] } as const;
const driven = { how: 'driven', plain: true, on: ['debian-12'] } as const;

const SUM_OF_HELLO = '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03';

export const CHECK_CONTENT_CASES: readonly CatalogCase[] = [
  {
    ...run,
    component: 'disk-grew',
    title: 'passes when the root file system is large enough',
    parameters: { minimumGiB: '1' },
  },
  {
    ...run,
    component: 'disk-grew',
    title: 'fails when it is too small',
    parameters: { minimumGiB: '900000' },
    fails: 'not at least 900000 GiB',
  },
  ...(
    [
      ['passes when the partition fills the disk', '40000', undefined],
      ['fails when a third of the disk is unused', '60000', 'more than 10 % are unused'],
    ] as const
  ).map(
    ([title, disk, fails]): CatalogCase => ({
      ...driven,
      component: 'disk-grew',
      title,
      before: `mkdir -p /usr/local/bin && cd /usr/local/bin
printf '#!/bin/sh\\necho Filesystem 1024-blocks Used Available Capacity Mounted\\necho /dev/vda3 $((39000 * 1024)) 1 1 1%% /\\n' >df
printf '#!/bin/sh\\necho $((39500 * 1048576)) part; echo $((${disk} * 1048576)) disk\\n' >lsblk
chmod 755 df lsblk`,
      ...(fails === undefined ? {} : { fails }),
    }),
  ),
  {
    ...run,
    component: 'version-of',
    title: 'passes when the package has the version',
    parameters: { package: 'dash', expected: '0.5.*' },
  },
  {
    ...run,
    component: 'version-of',
    title: 'passes when the command prints the version',
    parameters: { command: 'openssl version', expected: '3.*' },
  },
  {
    ...run,
    component: 'version-of',
    title: 'fails when the version is another one',
    parameters: { package: 'dash', expected: '0.4.*' },
    fails: 'not 0.4.*',
  },
  {
    ...run,
    component: 'version-of',
    title: 'fails when the package is missing',
    parameters: { package: 'no-such-package', expected: '1' },
    fails: 'the package no-such-package is not installed',
  },
  {
    ...run,
    component: 'version-of',
    title: 'wants either a package or a command',
    parameters: { expected: '1' },
    fails: 'exactly one of package and command must be given',
  },
  {
    ...run,
    component: 'file-hash',
    title: 'passes when the file is as wanted',
    parameters: { path: '/etc/hello', sha256: SUM_OF_HELLO.toUpperCase(), mode: '0640', owner: 'root:adm' },
    before: 'echo hello >/etc/hello; chown root:adm /etc/hello; chmod 640 /etc/hello',
  },
  {
    ...run,
    component: 'file-hash',
    title: 'fails when the content is another one',
    parameters: { path: '/etc/hello', sha256: SUM_OF_HELLO },
    before: 'echo Hello >/etc/hello',
    fails: `not ${SUM_OF_HELLO}`,
  },
  {
    ...run,
    component: 'file-hash',
    title: 'fails when the owner is another one',
    parameters: { path: '/etc/hello', sha256: SUM_OF_HELLO, owner: 'daemon:daemon' },
    before: 'echo hello >/etc/hello',
    fails: 'belongs to root:root, not to daemon:daemon',
  },
  {
    ...run,
    component: 'no-secrets-left',
    title: 'passes on a machine that only has what it made itself',
    before: `mkdir -p /root/.docker /opt/app; echo '{}' >/root/.docker/config.json
echo '-----BEGIN CERTIFICATE-----' >/opt/app/certificate.pem`,
  },
  {
    ...run,
    component: 'no-secrets-left',
    title: 'lets allowed paths pass',
    parameters: { allow: '/opt/app/*.pem' },
    before: "mkdir -p /opt/app; echo '-----BEGIN PRIVATE KEY-----' >/opt/app/key.pem",
  },
  ...(
    [
      ['a history', 'echo ls >/root/.bash_history', '/root/.bash_history: a history'],
      [
        'a private key',
        "mkdir -p '/opt/app'; printf '%s\\n' '-----BEGIN RSA PRIVATE KEY-----' >/opt/app/key",
        '/opt/app/key: a private key',
      ],
      [
        'a host key of the image',
        'touch -d 2020-01-01 /etc/ssh/ssh_host_ed25519_key',
        '/etc/ssh/ssh_host_ed25519_key: a host key that came with the image',
      ],
      [
        'keys of root',
        'mkdir -p /root/.ssh; echo ssh-rsa AAAA >/root/.ssh/authorized_keys; touch -d 2020-01-01 /root/.ssh/authorized_keys',
        'keys of root that came with the image',
      ],
      [
        'data of another instance',
        'mkdir -p /var/lib/cloud/instances/i-builder',
        '/var/lib/cloud/instances/i-builder: cloud-init data of another instance',
      ],
      [
        'credentials',
        'mkdir -p /root/.aliyun; echo \'{"access_key_secret": "x"}\' >/root/.aliyun/config.json',
        '/root/.aliyun/config.json: credentials',
      ],
    ] as const
  ).map(
    ([what, before, fails]): CatalogCase => ({
      ...run,
      component: 'no-secrets-left',
      title: `finds ${what}`,
      before,
      fails,
    }),
  ),
  {
    ...run,
    component: 'kernel-parameters',
    title: 'passes when all parameters have their values',
    parameters: {
      expected: '# network\nnet.ipv4.ip_forward=0\nnet.ipv4.ip_local_port_range = 20480  60000\n',
    },
    before: 'echo 20480 60000 >/proc/sys/net/ipv4/ip_local_port_range',
  },
  {
    ...run,
    component: 'kernel-parameters',
    title: 'names each that differs',
    parameters: { expected: 'net.ipv4.ip_forward = 1\nno.such.thing = 1' },
    fails: "net.ipv4.ip_forward is '0', not '1'\nthe kernel has no parameter 'no.such.thing'",
  },
];
