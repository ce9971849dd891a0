import type { RuleCase } from './rule-cases.ts';

const NAME_ENDING =
  'start with a lower-case letter, hold only lower-case letters, digits and `-`, and end with a letter or digit';
const TAG_ENDING =
  "', but keys must have 1 to 128 characters and may not start with 'aliyun', 'acs:', 'imagesmith:', 'http://' or 'https://'";

function name(refused: string, accepted: string): RuleCase {
  return {
    rule: '#0',
    refused: { 'metadata.name': refused },
    field: '<nil>',
    message: `\`metadata.name\` is '${refused}', but must have at most 48 characters, ${NAME_ENDING}`,
    accepted: { 'metadata.name': accepted },
  };
}

function tag(field: string, refused: string, accepted: string): RuleCase {
  return {
    rule: `${field}#0`,
    refused: { [field]: { team: 'web', [refused]: 'x' } },
    field,
    message: `\`tags\` has the key '${refused}${TAG_ENDING}`,
    accepted: { [field]: { [accepted]: '' } },
  };
}

function timeout(refused: string, accepted: string): RuleCase {
  return {
    rule: 'spec.limits.timeout#0',
    refused: { 'spec.limits.timeout': refused },
    field: 'spec.limits.timeout',
    message: `\`timeout\` is '${refused}', but must be a duration from '10m' to '24h', for example '1h30m'`,
    accepted: { 'spec.limits.timeout': accepted },
  };
}

function namePrefix(refused: string, accepted: string): RuleCase {
  return {
    rule: 'spec.image.namePrefix#0',
    refused: { 'spec.image.namePrefix': refused },
    field: 'spec.image.namePrefix',
    message: `\`namePrefix\` is '${refused}', but must start with a letter, hold only letters, digits and \`-\`, and may not start with 'aliyun'`,
    accepted: { 'spec.image.namePrefix': accepted },
  };
}

const DISK = 'spec.instance.systemDisk';
const DISK_SIZE = "`sizeGiB` must be at least 461 for `performanceLevel` 'PL2' and at least 1261 for 'PL3'";

export const TEMPLATE_CASES: readonly RuleCase[] = [
  name('a'.repeat(49), 'a'.repeat(48)),
  name('7zip', 'zip7'),
  name('web.prod', 'web-prod'),
  {
    rule: 'spec.components[].parameters[]#0',
    refused: { 'spec.components': [{ name: 'nginx', parameters: [{ name: 'workers' }] }] },
    field: 'spec.components[0].parameters[0]',
    message: "exactly one of `value` and `valueFrom` must be set, but parameter 'workers' has none",
    accepted: { 'spec.components': [{ name: 'nginx', parameters: [{ name: 'workers', value: '' }] }] },
  },
  {
    rule: 'spec.components[].parameters[]#0',
    refused: {
      'spec.components': [
        {
          name: 'nginx',
          parameters: [{ name: 'key', value: '', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }],
        },
      ],
    },
    field: 'spec.components[0].parameters[0]',
    message: "exactly one of `value` and `valueFrom` must be set, but parameter 'key' has both",
    accepted: {
      'spec.components': [
        {
          name: 'nginx',
          parameters: [{ name: 'key', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }],
        },
      ],
    },
  },
  {
    rule: 'spec.regionID#0',
    refused: { 'spec.regionID': 'Hangzhou' },
    field: 'spec.regionID',
    message: "`regionID` is 'Hangzhou', but must be the ID of a region, for example 'cn-hangzhou'",
    accepted: { 'spec.regionID': 'cn-shanghai-finance-1' },
  },
  {
    rule: 'spec.source#0',
    refused: { 'spec.source': {} },
    field: 'spec.source',
    message: 'exactly one of `imageFamily` and `imageID` must be set in `source`, but none is',
    accepted: { 'spec.source': { imageID: 'm-bp1g7004ksh0oeuc' } },
  },
  {
    rule: 'spec.source#0',
    refused: { 'spec.source.imageID': 'm-1' },
    field: 'spec.source',
    message: 'exactly one of `imageFamily` and `imageID` must be set in `source`, but both are',
    accepted: { 'spec.source.imageFamily': 'acs:ubuntu_24_04_x64' },
  },
  {
    rule: `${DISK}#0`,
    refused: { [DISK]: { performanceLevel: 'PL1', categories: ['cloud_ssd', 'cloud_auto'] } },
    field: `${DISK}.performanceLevel`,
    message: "`performanceLevel` may only be set when `categories` holds 'cloud_essd'",
    accepted: { [DISK]: { performanceLevel: 'PL1', categories: ['cloud_ssd', 'cloud_essd'] } },
  },
  {
    rule: `${DISK}#1`,
    refused: { [DISK]: { performanceLevel: 'PL2', sizeGiB: 460 } },
    field: `${DISK}.sizeGiB`,
    message: DISK_SIZE,
    accepted: { [DISK]: { performanceLevel: 'PL2', sizeGiB: 461 } },
  },
  {
    rule: `${DISK}#1`,
    refused: { [DISK]: { performanceLevel: 'PL3', sizeGiB: 1260 } },
    field: `${DISK}.sizeGiB`,
    message: DISK_SIZE,
    accepted: { [DISK]: { performanceLevel: 'PL3', sizeGiB: 1261 } },
  },
  {
    rule: `${DISK}#1`,
    refused: { [DISK]: { performanceLevel: 'PL2' } },
    field: `${DISK}.sizeGiB`,
    message: DISK_SIZE,
    accepted: { [DISK]: { performanceLevel: 'PL0' } },
  },
  tag('spec.instance.tags', 'aliyun-team', 'team-aliyun'),
  tag('spec.instance.tags', 'acs:rm', 'acs'),
  tag('spec.instance.tags', 'imagesmith:role', 'imagesmith'),
  tag('spec.instance.tags', 'http://x', 'http'),
  tag('spec.instance.tags', 'https://x', 'https:'),
  tag('spec.instance.tags', '', 'a'),
  tag('spec.instance.tags', 'k'.repeat(129), 'k'.repeat(128)),
  tag('spec.image.tags', 'imagesmith:role', 'role'),
  namePrefix('7zip', 'zip7'),
  namePrefix('web_prod', 'Web-Prod'),
  namePrefix('aliyun-web', 'web-aliyun'),
  {
    rule: 'spec.image.description#0',
    refused: { 'spec.image.description': 'https://example.com' },
    field: 'spec.image.description',
    message: "`description` may not start with 'http://' or 'https://'",
    accepted: { 'spec.image.description': 'See https://example.com' },
  },
  {
    rule: 'spec.distribution.regions[].regionID#0',
    refused: { 'spec.distribution.regions': [{ regionID: 'cn-beijing' }, { regionID: 'shanghai' }] },
    field: 'spec.distribution.regions[1].regionID',
    message: "`regionID` is 'shanghai', but must be the ID of a region, for example 'cn-shanghai'",
    accepted: { 'spec.distribution.regions': [{ regionID: 'cn-beijing' }, { regionID: 'us-west-1' }] },
  },
  timeout('4 hours', '4h'),
  timeout('9m59s', '10m'),
  timeout('24h1s', '24h'),
  timeout('', '1h30m30s'),
  timeout('1.5h', '90m'),
];
