import { cloudWorldFor, NAMESPACE } from '../../kit/cloud-world.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { component, secret, template } from '../../kit/samples.ts';
import { readableTraces, tracesOf } from './traces.ts';

const test = suite('secrets on their way into an instance');
const world = cloudWorldFor(test);

const LICENSE = 'lic-0042/p@ss w0rd+"quoted"';
const KEY_FILE = 'the content of a key file\nsecond line 9f3b';

const role = (name: string) => [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: `read-${name}`, namespace: NAMESPACE },
    rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: [name], verbs: ['get'] }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: `read-${name}`, namespace: NAMESPACE },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: `read-${name}` },
    subjects: [{ kind: 'ServiceAccount', name: 'imagesmith', namespace: 'imagesmith-system' }],
  },
];

const plainSecret = (name: string, stringData: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: NAMESPACE },
  stringData,
});

const licensed = {
  apiVersion: 'imagesmith.dev/v1alpha1',
  kind: 'ImageComponent',
  metadata: { name: 'licensed', namespace: NAMESPACE },
  spec: {
    parameters: [{ name: 'key', sensitive: true }],
    tasks: [
      {
        name: 'use',
        runShellCommand: {
          commandContent:
            'echo ran >> /root/uses\nprintf %s {{ key | quote }} | sha256sum | cut -c1-64 > /root/sum\necho "the key is "{{ key | quote }}',
        },
      },
      { name: 'restart', reboot: {} },
      {
        name: 'file',
        writeFile: {
          destinationPath: '/etc/license.key',
          contentFrom: { secretKeyRef: { name: 'license', key: 'file' } },
          mode: '0600',
        },
      },
      {
        name: 'after',
        runShellCommand: {
          commandContent:
            'test "$(wc -l < /root/uses)" = 1 && test "$(wc -l < /etc/license.key)" = 1 && echo {{ key | quote }} | wc -c',
        },
      },
    ],
  },
};

const uses = (secretName = 'license') => ({
  components: [
    {
      name: 'licensed',
      parameters: [{ name: 'key', valueFrom: { secretKeyRef: { name: secretName, key: 'value' } } }],
    },
  ],
  distribution: { regions: [] },
});

test(
  'a Secret that is missing or may not be read is waited for, and named',
  async () => {
    world().startOperator();
    await world().apply(secret(), licensed, template('web', [], uses()));
    const message = async () => {
      const build = await world().build('web-1');
      return build?.status?.conditions?.find(({ type }) => type === 'Ready')?.message ?? '';
    };
    await waitUntil(async () => (await message()).includes('a Role in namespace'), {
      deadlineMs: 30_000,
      what: 'a message that names the Role',
    });
    assert.match(
      await message(),
      /may not read Secret 'license': .* the verb get on secrets, resourceNames \[license\]/,
    );
    assert.is(world().reasonOf(await world().build('web-1')), 'AccessDenied');
    await world().apply(...role('license'));
    await waitUntil(async () => (await message()).includes("Secret 'license' does not exist"), {
      deadlineMs: 60_000,
      what: 'a message that names the Secret',
    });
  },
  { timeoutMs: 120_000 },
);

test(
  'values reach the instance and nothing else: no object, event, log line, request or record shows them',
  async () => {
    await world().apply(plainSecret('license', { value: LICENSE, file: KEY_FILE }));
    const build = await world().ended('web-1');
    assert.is(world().reasonOf(build), 'Succeeded', JSON.stringify(build.status?.failure));
    for (const value of [LICENSE, KEY_FILE, 'second line 9f3b'])
      assert.equal(await tracesOf(world(), value), []);
    // The places that were searched are not empty, and a value that does stand there is found.
    const traces = await readableTraces(world());
    for (const [place, content] of Object.entries(traces))
      assert.ok(content.length > 2 || place.includes('notes'), place);
    assert.not.equal(await tracesOf(world(), 'imagesmith licensed/use'), []);
    const log = await world().kubectl('get', 'configmap', 'web-1-log', '-o', 'jsonpath={.data}');
    assert.match(log, /the key is \*\*\*/);
    await world().assertSafe();
  },
  { timeoutMs: 120_000 },
);

test(
  'a Secret that changes in the middle: a fresh instance takes the new one, so that no image holds two',
  async () => {
    const second = { ...licensed.spec.tasks[0], name: 'second' };
    await world().apply(
      {
        ...licensed,
        metadata: { name: 'twice', namespace: NAMESPACE },
        spec: {
          parameters: licensed.spec.parameters,
          tasks: [
            licensed.spec.tasks[0],
            {
              name: 'wait',
              runShellCommand: {
                commandContent: 'for i in $(seq 100); do [ -e /root/go ] && break; sleep 0.1; done',
              },
            },
            second,
            { name: 'keep', runShellCommand: { commandContent: 'cat /root/sum' } },
          ],
        },
      },
      template('changing', [], {
        ...uses(),
        components: [{ ...uses().components[0], name: 'twice' }],
      }),
    );
    await waitUntil(async () => ((await world().build('changing-1'))?.status?.tasks?.done ?? 0) >= 1, {
      deadlineMs: 60_000,
      what: 'the first use of the Secret',
    });
    await world().apply(plainSecret('license', { value: 'an-entirely-new-value', file: KEY_FILE }));
    const build = await world().ended('changing-1');
    assert.is(world().reasonOf(build), 'Succeeded', JSON.stringify(build.status?.failure));
    assert.is(build.status?.instances?.length, 2);
    assert.equal(await tracesOf(world(), 'an-entirely-new-value'), []);
    await world().assertSafe();
  },
  { timeoutMs: 120_000 },
);

test(
  'an image without openssl gets no secret in readable form, unless the template says so',
  async () => {
    await world().apply(
      component('without-openssl', 'rm -f "$(command -v openssl)"; ! command -v openssl'),
      template('bare', [], { ...uses(), components: [{ name: 'without-openssl' }, ...uses().components] }),
    );
    const refused = await world().ended('bare-1');
    assert.is(refused.status?.failure?.reason, 'InvalidSpec');
    assert.match(
      refused.status?.failure?.message ?? '',
      /the image has no openssl.*'secrets.delivery: Plain'/,
    );
    assert.equal(await tracesOf(world(), 'an-entirely-new-value'), []);
    await world().apply(
      template('bare', [], {
        ...uses(),
        components: [{ name: 'without-openssl' }, ...uses().components],
        secrets: { delivery: 'Plain' },
        image: { description: 'plain' },
      }),
    );
    const build = await world().ended('bare-2');
    assert.is(world().reasonOf(build), 'Succeeded', JSON.stringify(build.status?.failure));
    // Which also shows that a readable value would have been found above.
    assert.not.equal(await tracesOf(world(), 'an-entirely-new-value'), []);
    await world().assertSafe();
  },
  { timeoutMs: 120_000 },
);
