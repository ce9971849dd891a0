import { cloudWorldFor, NAMESPACE } from '../../kit/cloud-world.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { secret, template } from '../../kit/samples.ts';

const test = suite('how a template finds its components');
const world = cloudWorldFor(test);

function versioned(
  object: string,
  version: string,
  script: string,
  more: Record<string, unknown> = {},
): object {
  return {
    apiVersion: 'imagesmith.dev/v1alpha1',
    kind: 'ImageComponent',
    metadata: { name: object, namespace: NAMESPACE },
    spec: {
      componentName: 'tool',
      version,
      tasks: [{ name: 'only', runShellCommand: { commandContent: script } }],
      ...more,
    },
  };
}

const NO_COPY = { distribution: { regions: [] } };

/** The message of `Ready` of a template. */
async function message(name: string): Promise<string> {
  const object = await world().template(name);
  return object?.status?.conditions?.find(({ type }) => type === 'Ready')?.message ?? '';
}

async function says(name: string, pattern: RegExp): Promise<void> {
  await waitUntil(async () => pattern.test(await message(name)), {
    deadlineMs: 60_000,
    what: `${String(pattern)} in the condition of ${name}`,
  });
}

test(
  'absent, wrong and twice: the template says which and what there is, and goes on by itself',
  async () => {
    world().startOperator();
    const asks = { ...NO_COPY, components: [{ name: 'tool', version: '2.*.*' }] };
    await world().apply(secret(), template('web', [], asks));
    await says('web', /ImageComponent 'tool' does not exist in this namespace/);
    await world().apply(versioned('tool-one', '1.0.0', 'true'));
    await says(
      'web',
      /no version of ImageComponent 'tool' fits '2\.\*\.\*' in this namespace; there are 1\.0\.0/,
    );
    await world().apply(
      versioned('tool-a', '2.1.0', 'echo a > /root/which'),
      versioned('tool-b', '2.1.0', 'echo b > /root/which'),
    );
    await says('web', /'tool-a' and 'tool-b' have one version, 2\.1\.0; change or delete all but one/);
    await world().kubectl('delete', 'imgcomp', 'tool-b');
    const build = await world().ended('web-1');
    assert.is(world().reasonOf(build), 'Succeeded', JSON.stringify(build.status?.failure));
    assert.equal(
      build.status?.plan?.components?.map(({ name, version }) => `${name} ${version}`),
      ['tool 2.1.0'],
    );
    await waitUntil(async () => (await world().component('tool-a'))?.status?.usedBy?.join() === 'web', {
      deadlineMs: 60_000,
      what: 'tool-a to say that it is used',
    });
    assert.is((await world().component('tool-one'))?.status?.usedBy, undefined);
    await world().assertSafe();
  },
  { timeoutMs: 150_000 },
);

test(
  'values that do not fit stop the template at the very place, before any build, until they fit',
  async () => {
    await world().apply(
      versioned('sized', '1.0.0', 'echo {{ size }} {{ on }}', {
        componentName: 'sized',
        parameters: [
          { name: 'size', type: 'Number' },
          { name: 'on', type: 'Boolean', defaultValue: 'true' },
        ],
      }),
      template('mistaken', [], {
        ...NO_COPY,
        components: [
          {
            name: 'sized',
            parameters: [
              { name: 'size', value: 'big' },
              { name: 'sise', value: '1' },
            ],
          },
        ],
      }),
    );
    await world().kubectl('wait', 'imgcomp/sized', '--for=condition=Ready', '--timeout=30s');
    await says('mistaken', /spec\.components\[0\]\.parameters\[0\]\.value: 'size' must be a number/);
    assert.match(
      await message('mistaken'),
      /parameters\[1\]\.name: .*no parameter 'sise': did you mean 'size'/,
    );
    const stalled = await world().template('mistaken');
    assert.is(world().reasonOf(stalled, 'Stalled'), 'InvalidSpec');
    assert.is(await world().build('mistaken-1'), undefined);
    await world().apply(
      template('mistaken', [], {
        ...NO_COPY,
        components: [{ name: 'sized', parameters: [{ name: 'size', value: '4' }] }],
      }),
    );
    const build = await world().ended('mistaken-1');
    assert.is(world().reasonOf(build), 'Succeeded', JSON.stringify(build.status?.failure));
  },
  { timeoutMs: 150_000 },
);

test(
  'a component that changes or goes never disturbs a running build',
  async () => {
    await world().apply(
      versioned('slow', '1.0.0', 'echo old > /root/kind; for i in $(seq 30); do sleep 0.1; done', {
        componentName: 'slow',
      }),
      versioned('late', '1.0.0', 'grep -q old /root/kind', { componentName: 'late' }),
    );
    await world().kubectl('wait', 'imgcomp/slow', 'imgcomp/late', '--for=condition=Ready', '--timeout=30s');
    await world().apply(template('steady', ['slow', 'late'], NO_COPY));
    await waitUntil(async () => (await world().build('steady-1'))?.status?.currentStep === 'Provision', {
      deadlineMs: 60_000,
      what: 'the build to provision',
    });
    await world().apply(versioned('slow', '1.0.0', 'exit 9', { componentName: 'slow' }));
    await world().kubectl('delete', 'imgcomp', 'late');
    const build = await world().ended('steady-1');
    assert.is(world().reasonOf(build), 'Succeeded', JSON.stringify(build.status?.failure));
    await world().assertSafe();
  },
  { timeoutMs: 150_000 },
);
