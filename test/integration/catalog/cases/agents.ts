import { type CatalogCase, fetching } from '../case.ts';
import { ALL_DISTRIBUTIONS } from '../distributions.ts';

const driven = { how: 'driven', on: ALL_DISTRIBUTIONS } as const;
const METADATA = 'http://100.100.100.200/latest';
const OSS = 'oss-cn-hangzhou-internal.aliyuncs.com';

/** How the region is asked for: with a token, as hardened metadata wants it. */
const ASKING_FOR_REGION = [
  `curl -fsS --connect-timeout 5 -X PUT -H X-aliyun-ecs-metadata-token-ttl-seconds: 60 ${METADATA}/api/token`,
  `curl -fsS --connect-timeout 5 --retry 3 -H X-aliyun-ecs-metadata-token: metadata-token ${METADATA}/meta-data/region-id`,
];

export const AGENT_CASES: readonly CatalogCase[] = [
  {
    ...driven,
    component: 'cloud-assistant-agent',
    title: "installs the package of the builder's region and enables the service",
    calls: ({ manager }) => {
      const kind = manager === 'apt-get' ? 'deb' : 'rpm';
      return [
        ...ASKING_FOR_REGION,
        fetching(`https://aliyun-client-assist-cn-hangzhou.${OSS}/linux/aliyun_assist_latest.${kind}`),
        kind === 'deb' ? 'dpkg -i *' : 'rpm -U --force *',
        'systemctl enable aliyun',
      ];
    },
  },
  {
    component: 'cloud-assistant-agent',
    title: 'refuses a package with another checksum',
    how: 'driven',
    on: ['alinux-3'],
    parameters: { sha256: 'f'.repeat(64) },
    fails: `must have the SHA-256 ${'f'.repeat(64)}`,
  },
  {
    ...driven,
    component: 'cloud-monitor-agent',
    title: 'runs the installation script of the given region',
    parameters: { regionID: 'cn-hangzhou' },
    calls: () => [fetching(`https://cms-agent-cn-hangzhou.${OSS}/Argus/agent_install_ecs-1.7.sh`)],
    holds: 'grep -qx 3.5.10 /usr/local/cloudmonitor/bin/argusagent',
  },
  {
    ...driven,
    component: 'security-center-agent',
    title: 'runs the installation script with the key',
    secrets: { installationKey: 'Ab12Cd' },
    calls: () => [fetching('https://update2.aegis.aliyun.com/download/install/2.0/linux/AliAqsInstall.sh')],
    holds: 'grep -qx -- -k=Ab12Cd /usr/local/aegis/arguments',
  },
  {
    component: 'security-center-agent',
    title: 'does not repeat a wrong key in its message',
    how: 'driven',
    on: ['debian-12'],
    secrets: { installationKey: "top secret'" },
    fails: 'installationKey must be made of letters and digits',
  },
];
