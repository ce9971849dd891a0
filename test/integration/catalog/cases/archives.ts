import { type CatalogCase, fetching, installing } from '../case.ts';
import { ALL_DISTRIBUTIONS, isAPT, isSUSE } from '../distributions.ts';

const driven = { how: 'driven', on: ALL_DISTRIBUTIONS } as const;

const MIRROR = 'https://npm.example.com';
const NPM_SETTING = `npm config --global set registry ${MIRROR}`;

export const ARCHIVE_CASES: readonly CatalogCase[] = [
  {
    ...driven,
    component: 'nodejs',
    title: "installs the distribution's Node.js",
    parameters: { registry: MIRROR },
    calls: (distribution) => [
      ...(isSUSE(distribution)
        ? installing(distribution, 'nodejs20', 'npm20')
        : installing(distribution, 'nodejs', 'npm')),
      NPM_SETTING,
    ],
  },
  {
    ...driven,
    component: 'nodejs',
    title: 'installs a release from the archives, checked by SHASUMS256.txt',
    parameters: { version: '24.21.0', registry: MIRROR },
    calls: () => [
      fetching('https://mirrors.aliyun.com/nodejs-release/v24.21.0/SHASUMS256.txt'),
      fetching('https://mirrors.aliyun.com/nodejs-release/v24.21.0/node-v24.21.0-linux-x64.tar.gz'),
      NPM_SETTING,
    ],
    holds: 'test "$(/usr/local/bin/node --version)" = v24.21.0; test -L /usr/local/bin/npm',
  },
  {
    component: 'nodejs',
    title: 'refuses an archive with another checksum',
    how: 'driven',
    on: ['debian-12'],
    parameters: { version: '24.21.0', sha256: '0'.repeat(64) },
    fails: `must have the SHA-256 ${'0'.repeat(64)}`,
  },
  {
    component: 'nodejs',
    title: 'downloads over https only',
    how: 'driven',
    on: ['debian-12'],
    parameters: { version: '24.21.0', mirror: 'http://mirrors.cloud.aliyuncs.com/nodejs-release' },
    fails: 'must be downloaded over https',
  },
  {
    ...driven,
    component: 'go',
    title: "installs the distribution's Go",
    calls: (distribution) =>
      installing(distribution, isAPT(distribution) ? 'golang-go' : isSUSE(distribution) ? 'go' : 'golang'),
    holds: '. /etc/profile.d/go.sh; test "$GOPROXY" = https://mirrors.aliyun.com/goproxy/,direct',
  },
  {
    ...driven,
    component: 'go',
    title: 'installs a release from the archives, checked by its SHA-256',
    parameters: {
      version: '1.26.8',
      sha256: '436ae24f22ce9283ff42d2627590412b9cbc0f94f7aec656f09eabe15ab226eb',
    },
    calls: () => [fetching('https://mirrors.aliyun.com/golang/go1.26.8.linux-amd64.tar.gz')],
    holds:
      'test "$(/usr/local/bin/go version)" = "go version go1.26.8 linux/amd64"; test -L /usr/local/bin/gofmt',
  },
  {
    component: 'go',
    title: 'asks for the checksum of a release',
    how: 'driven',
    on: ['debian-12'],
    parameters: { version: '1.26.8' },
    fails: 'sha256 must be given together with version',
  },
  {
    component: 'go',
    title: 'refuses an archive with another checksum',
    how: 'driven',
    on: ['debian-12'],
    parameters: { version: '1.26.8', sha256: '0'.repeat(64) },
    fails: `must have the SHA-256 ${'0'.repeat(64)}`,
  },
];
