import { assert, suite } from '../../kit/index.ts';
import { linesOf, runWith } from './fake-io.ts';

const test = suite('rules of the API server, offline');

type Tree = Record<string, unknown>;

const TEMPLATE = {
  apiVersion: 'imagesmith.dev/v1alpha1',
  kind: 'ImageTemplate',
  metadata: { name: 'web' },
  spec: {
    regionID: 'cn-hangzhou',
    source: { imageFamily: 'acs:debian_12_x64' },
    instance: { instanceTypes: ['ecs.g7.large'], vSwitchIDs: ['vsw-a'], securityGroupID: 'sg-a' },
  },
};
const COMPONENT = {
  apiVersion: 'imagesmith.dev/v1alpha1',
  kind: 'ImageComponent',
  metadata: { name: 'web' },
  spec: { tasks: [{ name: 'a', reboot: {} }] },
};
const BUILD = {
  apiVersion: 'imagesmith.dev/v1alpha1',
  kind: 'ImageBuild',
  metadata: { name: 'web-1' },
  spec: { templateRef: { name: 'web' } },
};

function changed(object: object, path: string, value: unknown): object {
  const copy = structuredClone(object) as Tree;
  const steps = path.split('.');
  let holder = copy;
  for (const step of steps.slice(0, -1)) holder = (holder[step] ??= {}) as Tree;
  holder[steps.at(-1) ?? ''] = value;
  return copy;
}

async function errorsOf(object: object): Promise<string[]> {
  const { out } = await runWith({ f: JSON.stringify(object) }, 'lint', 'f');
  return linesOf(out)
    .filter((line) => line.includes(': error: '))
    .map((line) => line.replace(/^.*?: error: /, ''));
}

const disk = (systemDisk: object) => ({ ...TEMPLATE.spec.instance, systemDisk });
const reboot = (name: string) => ({ name, reboot: {} });

/** A field, a value that is refused, how the message begins, and a value that is accepted. */
const CASES: readonly [object, string, unknown, string, unknown][] = [
  [TEMPLATE, 'metadata.name', 'a'.repeat(49), 'metadata.name: is ', 'a'.repeat(48)],
  [TEMPLATE, 'metadata.name', 'web.prod', 'metadata.name: is ', 'web-prod'],
  [COMPONENT, 'metadata.name', 'Web', 'metadata.name: is ', '9web.prod'],
  [COMPONENT, 'metadata.name', undefined, 'metadata.name: must be set', 'web'],
  [BUILD, 'metadata.name', 'a'.repeat(64), 'metadata.name: is ', 'a'.repeat(63)],
  [TEMPLATE, 'spec.regionID', 'Hangzhou', 'spec.regionID: is ', 'cn-shanghai-finance-1'],
  [TEMPLATE, 'spec.source', {}, 'spec.source: must hold exactly one', { imageID: 'm-1' }],
  [
    TEMPLATE,
    'spec.source',
    { imageFamily: 'ab', imageID: 'm-1' },
    'spec.source: must hold exactly one',
    { imageFamily: 'ab' },
  ],
  [
    TEMPLATE,
    'spec.components',
    [{ name: 'git', catalog: 'System', parameters: [{ name: 'lfs' }] }],
    'spec.components[0].parameters[0]: must have exactly one of value and valueFrom, but has none',
    [{ name: 'git', catalog: 'System', parameters: [{ name: 'lfs', value: 'true' }] }],
  ],
  [
    TEMPLATE,
    'spec.instance',
    disk({ performanceLevel: 'PL1', categories: ['cloud_auto'] }),
    'spec.instance.systemDisk.performanceLevel: may only',
    disk({ performanceLevel: 'PL1', categories: ['cloud_essd'] }),
  ],
  [
    TEMPLATE,
    'spec.instance',
    disk({ performanceLevel: 'PL3', sizeGiB: 1260 }),
    'spec.instance.systemDisk.sizeGiB: must be at least 1261',
    disk({ performanceLevel: 'PL3', sizeGiB: 1261 }),
  ],
  [
    TEMPLATE,
    'spec.instance',
    disk({ performanceLevel: 'PL2' }),
    'spec.instance.systemDisk.sizeGiB: must be at least 461',
    disk({ performanceLevel: 'PL2', sizeGiB: 461 }),
  ],
  [TEMPLATE, 'spec.image.tags', { 'acs:a': 'b' }, "spec.image.tags: has the key 'acs:a'", { a: 'b' }],
  [TEMPLATE, 'spec.image.namePrefix', 'aliyun-a', 'spec.image.namePrefix: is ', 'web'],
  [TEMPLATE, 'spec.image.description', 'http://a', 'spec.image.description: may not start', 'see http://a'],
  [
    TEMPLATE,
    'spec.distribution.regions',
    [{ regionID: 'cn-beijing' }, { regionID: 'cn-beijing' }],
    "spec.distribution.regions[1].regionID: 'cn-beijing' stands more than once",
    [{ regionID: 'cn-beijing' }],
  ],
  [
    TEMPLATE,
    'spec.distribution.regions',
    [{ regionID: 'x' }],
    'spec.distribution.regions[0].regionID: is ',
    [],
  ],
  [
    TEMPLATE,
    'spec.generalize',
    { keep: ['History', 'History'] },
    'spec.generalize.keep[1]: ',
    { keep: ['History'] },
  ],
  [TEMPLATE, 'spec.limits', { timeout: '9m' }, 'spec.limits.timeout: is ', { timeout: '10m' }],
  [TEMPLATE, 'spec.limits', { timeout: '24h1s' }, 'spec.limits.timeout: is ', { timeout: '23h59m60s' }],
  [TEMPLATE, 'spec.limits', { timeout: '1 h' }, 'spec.limits.timeout: is ', { timeout: '1h' }],
  [COMPONENT, 'spec.tasks', [reboot('a'), reboot('a')], 'spec.tasks[1].name: ', [reboot('a'), reboot('b')]],
  [COMPONENT, 'spec.tasks', [{ name: 'a' }], 'spec.tasks[0]: ', [reboot('a')]],
  [
    COMPONENT,
    'spec.tasks',
    [{ name: 'a', reboot: {}, writeFile: { destinationPath: '/a', content: '' } }],
    'spec.tasks[0]: ',
    [reboot('a')],
  ],
  [COMPONENT, 'spec.content', 'RUN a', 'spec: exactly one of tasks and content', undefined],
  [COMPONENT, 'spec.tasks', undefined, 'spec', [reboot('a')]],
  [
    COMPONENT,
    'spec.tasks',
    [{ name: 'a', runPowerShellCommand: { commandContent: 'dir' } }],
    'spec.tasks[0].runPowerShellCommand: ',
    [reboot('a')],
  ],
  [
    COMPONENT,
    'spec.tasks',
    [{ name: 'a', writeFile: { destinationPath: '/a', content: '', binaryContent: '' } }],
    'spec.tasks[0].writeFile.content: ',
    [{ name: 'a', writeFile: { destinationPath: '/a', content: '' } }],
  ],
];

for (const [object, path, refused, message, accepted] of CASES) {
  test(`${path}: ${JSON.stringify(refused) ?? 'absent'} is refused`, async () => {
    const errors = await errorsOf(changed(object, path, refused));
    assert.ok(
      errors.some((error) => error.startsWith(message)),
      errors.join('\n') || 'nothing was refused',
    );
    assert.equal(await errorsOf(changed(object, path, accepted)), []);
  });
}
