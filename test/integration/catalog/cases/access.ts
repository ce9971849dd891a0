import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type CatalogCase } from '../case.ts';
import { ALL_DISTRIBUTIONS } from '../distributions.ts';

const driven = { how: 'driven', on: ALL_DISTRIBUTIONS } as const;
const run = { how: 'run', on: ['debian-12'] } as const;
const KEY =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFixtureFixtureFixtureFixtureFixtureFixtu someone@example.com';
const AUTHORITY = readFileSync(join(import.meta.dirname, '../fixtures/authority.pem'), 'utf8').trim();
const SSHD_CONFIG =
  "printf 'Port 2222\\nInclude /etc/ssh/sshd_config.d/*.conf\\nPasswordAuthentication yes\\n' >/etc/ssh/sshd_config";

export const ACCESS_CASES: readonly CatalogCase[] = [
  {
    ...driven,
    component: 'ssh-hardening',
    title: 'puts its settings at the top of sshd_config, checked by the server',
    before: `mkdir -p /etc/ssh; ${SSHD_CONFIG}`,
    parameters: { permitRootLogin: 'no', allowUsers: 'deploy admin' },
    calls: () => [],
    holds: `test "$(grep -m1 -i '^PermitRootLogin' /etc/ssh/sshd_config)" = 'PermitRootLogin no'
test "$(grep -m1 -i '^PasswordAuthentication' /etc/ssh/sshd_config)" = 'PasswordAuthentication no'
grep -qx 'ChallengeResponseAuthentication no' /etc/ssh/sshd_config
test "$(grep -c '^Port ' /etc/ssh/sshd_config)" = 1
grep -qx 'Port 22' /etc/ssh/sshd_config
grep -qx 'AllowUsers deploy admin' /etc/ssh/sshd_config
grep -qx 'Include /etc/ssh/sshd_config.d/\\*.conf' /etc/ssh/sshd_config
test "$(grep -c 'ssh-hardening: begin' /etc/ssh/sshd_config)" = 1
test "$(stat -c %a /etc/ssh/sshd_config)" = 600
grep -qx 'ssh_pwauth: false' /etc/cloud/cloud.cfg.d/99-imagesmith-ssh.cfg`,
  },
  {
    component: 'ssh-hardening',
    title: 'uses the directory where the main file is in /usr/etc',
    how: 'driven',
    on: ['opensuse-leap-15.6', 'sles-15'],
    before: 'rm -f /etc/ssh/sshd_config; mkdir -p /usr/etc/ssh; echo "UsePAM yes" >/usr/etc/ssh/sshd_config',
    calls: () => [],
    holds: `test ! -e /etc/ssh/sshd_config
grep -qx 'PermitRootLogin prohibit-password' /etc/ssh/sshd_config.d/00-imagesmith.conf`,
  },
  {
    component: 'ssh-hardening',
    title: 'changes nothing when the server refuses the configuration',
    how: 'driven',
    on: ['debian-12'],
    before: `mkdir -p /etc/ssh; echo 'Broken yes' >/etc/ssh/sshd_config`,
    fails: 'the SSH server does not accept the configuration',
  },
  {
    ...driven,
    component: 'ssh-hardening',
    title: 'refuses unknown words',
    on: ['debian-12'],
    parameters: { permitRootLogin: 'maybe' },
    fails: "permitRootLogin must be one of no prohibit-password yes, not 'maybe'",
  },
  {
    ...run,
    component: 'user-with-key',
    title: 'makes the user, the groups and the key',
    parameters: { userName: 'deploy', publicKey: KEY, groups: 'adm,crew', shell: '/bin/sh' },
    holds: `test "$(getent passwd deploy | cut -d: -f6,7)" = /home/deploy:/bin/sh
id -nG deploy | grep -qw crew; id -nG deploy | grep -qw adm
test "$(grep -cxF '${KEY}' /home/deploy/.ssh/authorized_keys)" = 1
test "$(stat -c '%U:%G %a' /home/deploy/.ssh /home/deploy/.ssh/authorized_keys | tr '\\n' ' ')" = 'deploy:deploy 700 deploy:deploy 600 '
grep -q '^deploy:\\*:' /etc/shadow`,
  },
  {
    ...driven,
    component: 'user-with-key',
    title: 'gives the right to use sudo',
    parameters: { userName: 'admin', publicKey: KEY, sudo: 'true' },
    calls: () => [],
    holds: `grep -qx 'admin ALL=(ALL) NOPASSWD: ALL' /etc/sudoers.d/90-admin
test "$(stat -c %a /etc/sudoers.d/90-admin)" = 440`,
  },
  {
    ...run,
    component: 'user-with-key',
    title: 'refuses a private key',
    parameters: { userName: 'deploy', publicKey: '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA' },
    fails: 'publicKey must be one line',
  },
  {
    ...run,
    component: 'certificate-authority',
    title: 'makes the system trust the authority, whichever line ends its file has',
    parameters: { name: 'company', certificate: AUTHORITY.replaceAll('\n', '\r\n') },
    holds:
      'openssl verify -CAfile /etc/ssl/certs/ca-certificates.crt /usr/local/share/ca-certificates/company.crt',
  },
  {
    ...driven,
    component: 'certificate-authority',
    title: 'puts the certificate where the distribution wants it',
    parameters: { name: 'company', certificate: AUTHORITY },
    calls: ({ manager }) => [
      manager === 'apt-get' || manager === 'zypper' ? 'update-ca-certificates' : 'update-ca-trust',
    ],
    holds: `for bundle in /etc/ssl/certs/ca-certificates.crt /var/lib/ca-certificates/ca-bundle.pem /etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem; do
  if [ -e /etc/pki ] && [ "$bundle" = /etc/ssl/certs/ca-certificates.crt ]; then continue; fi
  if [ -e "$bundle" ]; then grep -qF '${AUTHORITY.split('\n')[1]}' "$bundle"; fi
done`,
  },
  {
    ...run,
    component: 'certificate-authority',
    title: 'refuses a private key, without repeating it',
    parameters: { certificate: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' },
    fails: 'certificate holds a private key; give the certificate alone',
  },
  {
    ...run,
    component: 'certificate-authority',
    title: 'refuses what is no certificate',
    parameters: { certificate: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' },
    fails: 'certificate is no X.509 certificate',
  },
];
