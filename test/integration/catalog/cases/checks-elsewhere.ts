import type { CatalogCase } from '../case.ts';
import { ALL_DISTRIBUTIONS } from '../distributions.ts';

/** The Test components where they do not really run: on the files of the distribution, with recorders. */
const elsewhere = {
  how: 'driven',
  on: ALL_DISTRIBUTIONS.filter((id) => id !== 'debian-12'),
} as const;
const STATE = '/var/lib/recorder';

const LISTENING =
  "setsid perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(LocalAddr => q(127.0.0.1), LocalPort => 8080, Listen => 5) or die; sleep 300' >/dev/null 2>&1 </dev/null &";

export const CHECK_CASES_ELSEWHERE: readonly CatalogCase[] = [
  {
    ...elsewhere,
    component: 'boot-complete',
    title: 'passes on a booted machine',
    parameters: { waitSeconds: '0' },
  },
  {
    ...elsewhere,
    component: 'agent-alive',
    title: 'passes while the process of the agent runs',
    parameters: { agents: 'cloud-assistant cloud-monitor', waitSeconds: '10' },
    before: `for name in aliyun-service argusagent; do
  cp /usr/bin/sleep /usr/local/bin/$name
  setsid /usr/local/bin/$name 300 >/dev/null 2>&1 </dev/null &
done`,
  },
  {
    ...elsewhere,
    component: 'network-and-dns',
    title: 'passes when the host resolves and its port answers',
    parameters: { hosts: 'mirror.example.com', port: '8080', waitSeconds: '10' },
    before: `echo '127.0.0.1 mirror.example.com' >>/etc/hosts; ip route add default dev lo
${LISTENING}`,
  },
  {
    ...elsewhere,
    component: 'disk-grew',
    title: 'passes when the partition fills the disk',
    before: `cd /usr/local/bin
printf '#!/bin/sh\\necho Filesystem 1024-blocks Used Available Capacity Mounted\\necho /dev/vda3 $((39000 * 1024)) 1 1 1%% /\\n' >df
printf '#!/bin/sh\\necho $((39500 * 1048576)) part; echo $((40000 * 1048576)) disk\\n' >lsblk
chmod 755 df lsblk`,
  },
  {
    ...elsewhere,
    component: 'service-state',
    title: 'passes when the service is enabled and active',
    parameters: { service: 'nginx', waitSeconds: '0' },
    before: `echo nginx >>${STATE}/enabled; echo nginx >>${STATE}/active`,
  },
  {
    ...elsewhere,
    component: 'port-listens',
    title: 'passes while a program listens',
    parameters: { port: '8080', waitSeconds: '10' },
    before: LISTENING,
  },
  {
    ...elsewhere,
    component: 'http-answers',
    title: 'passes when the server answers with the text',
    parameters: { url: 'http://127.0.0.1/', contains: 'hello', waitSeconds: '0' },
    before: `echo hello >${STATE}/web/hello; echo http://127.0.0.1/ hello >>${STATE}/web/index`,
    callsAgain: () => ['curl -sS --max-time 10 -o * -w %{http_code} http://127.0.0.1/'],
  },
  {
    ...elsewhere,
    component: 'version-of',
    title: 'passes when the package has the version',
    parameters: { package: 'curl', expected: '1.0' },
    calls: () => [],
  },
  {
    ...elsewhere,
    component: 'file-hash',
    title: 'passes when the file is as wanted',
    parameters: {
      path: '/etc/hello',
      sha256: '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
    },
    before: 'echo hello >/etc/hello',
  },
  {
    ...elsewhere,
    component: 'no-failed-units',
    title: 'passes when only an ignored unit has failed',
    parameters: { ignore: 'kdump' },
    before: `echo 'kdump.service loaded failed failed Crash recovery' >${STATE}/failed`,
  },
  {
    ...elsewhere,
    component: 'no-secrets-left',
    title: 'passes on a clean machine',
    // The image that the recorders are on was not generalized.
    before: 'cd /var/lib/cloud/instances; rm -rf $(ls | grep -vxF "$(cat ../data/instance-id)")',
  },
  {
    ...elsewhere,
    component: 'kernel-parameters',
    title: 'passes when all parameters have their values',
    parameters: { expected: 'net.ipv4.ip_forward = 0' },
  },
];
