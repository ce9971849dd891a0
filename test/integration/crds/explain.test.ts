import { controlPlaneFor, PRODUCT_CRDS } from '../../control-plane/index.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { apiFor } from './api.ts';
import { type Kind, KINDS, minimal, objectOf } from './objects.ts';
import { FULL_BUILD_STATUS } from './statuses.ts';

const test = suite('what kubectl shows');
const plane = controlPlaneFor(test, { crds: PRODUCT_CRDS });
const api = apiFor(test, plane);

async function kubectl(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await plane().kubectl(args);
  assert.is(code, 0, stderr);
  return stdout;
}

interface OpenApiSchema {
  description?: string;
  properties?: Record<string, OpenApiSchema>;
  items?: OpenApiSchema;
}

function* fieldsOf(schema: OpenApiSchema, path: string): Generator<[path: string, description: string]> {
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    const field = `${path}.${name}`;
    yield [field, inner.description ?? ''];
    yield* fieldsOf(inner.items ?? inner, field);
  }
}

function schemasOf(body: object): Record<string, OpenApiSchema> {
  return (body as { components?: { schemas?: Record<string, OpenApiSchema> } }).components?.schemas ?? {};
}

test(
  'the API server publishes a description of every field',
  async () => {
    // Schemas are published a moment after the kinds are served.
    const { body } = await waitUntil(
      async () => {
        const answer = await api().send('GET', '/openapi/v3/apis/imagesmith.dev/v1alpha1');
        return Object.keys(KINDS).every((kind) => schemasOf(answer.body)[`dev.imagesmith.v1alpha1.${kind}`])
          ? answer
          : undefined;
      },
      { deadlineMs: 15_000, what: 'the published schemas' },
    );
    for (const kind of Object.keys(KINDS)) {
      const schema = schemasOf(body)[`dev.imagesmith.v1alpha1.${kind}`];
      const fields = [...fieldsOf(schema?.properties?.['spec'] ?? {}, `${kind}.spec`)].concat([
        ...fieldsOf(schema?.properties?.['status'] ?? {}, `${kind}.status`),
      ]);
      assert.ok(fields.length >= 10, kind);
      assert.equal(
        fields.filter(([, description]) => description.length < 8).map(([path]) => path),
        [],
      );
    }
  },
  { timeoutMs: 20_000 },
);

test(
  'kubectl explain shows them, by short name and for deep fields',
  async () => {
    // The index of schemas follows a moment after the kinds are served.
    for (const name of ['imgcomp', 'imgtpl', 'imgbuild']) {
      await waitUntil(async () => (await plane().kubectl(['explain', name])).code === 0, {
        what: `kubectl explain ${name}`,
        deadlineMs: 15_000,
      });
    }
    assert.match(
      await kubectl('explain', 'imgcomp.spec.tasks.writeFile.mode'),
      'Permissions as octal digits',
    );
    assert.match(await kubectl('explain', 'imgtpl.spec.distribution.regions'), '-required-');
    const all = await kubectl('explain', 'imgbuild', '--recursive');
    for (const field of ['templateRef', 'steps', 'outputTail', 'leftovers', 'resourceID'])
      assert.match(all, field);
  },
  { timeoutMs: 15_000 },
);

/** The words of the first line that kubectl prints. */
const heading = (table: string) => table.split('\n')[0]?.split(/\s{2,}/) ?? [];

const COLUMNS: Record<Kind, [normal: string[], wide: string[]]> = {
  ImageComponent: [
    ['NAME', 'VERSION', 'READY', 'TASKS', 'AGE'],
    ['REASON', 'HASH', 'MESSAGE'],
  ],
  ImageTemplate: [
    ['NAME', 'REGION', 'READY', 'SUSPENDED', 'BUILD', 'IMAGE', 'AGE'],
    ['REASON', 'MESSAGE'],
  ],
  ImageBuild: [
    ['NAME', 'TEMPLATE', 'READY', 'STEP', 'PROGRESS', 'IMAGE', 'AGE'],
    ['REASON', 'REGION', 'MESSAGE'],
  ],
};

for (const kind of ['ImageComponent', 'ImageTemplate', 'ImageBuild'] as const) {
  test(`kubectl get ${KINDS[kind].plural} has its columns`, async () => {
    await api().create(KINDS[kind], minimal(kind, 'columns'));
    const [normal, wide] = COLUMNS[kind];
    assert.equal(heading(await kubectl('get', KINDS[kind].plural)), normal);
    assert.equal(heading(await kubectl('get', KINDS[kind].plural, '-o', 'wide')), [...normal, ...wide]);
  });
}

test('the line of a build tells its story', async () => {
  await api().create(KINDS.ImageBuild, minimal('ImageBuild', 'story'));
  const status = await api().apply(
    KINDS.ImageBuild,
    'story',
    objectOf('ImageBuild', 'story', { status: FULL_BUILD_STATUS }),
    { manager: 'imagesmith', force: true, subresource: 'status' },
  );
  assert.is(status.code, 200, status.body.message ?? '');
  const table = await kubectl('get', 'imgbuild', 'story', '-o', 'wide', '--no-headers');
  const cells = table.trim().split(/\s{2,}/);
  assert.equal(cells.toSpliced(6, 1), [
    'story',
    'web',
    'True',
    'Distribute',
    '8/11',
    'm-1',
    'Succeeded',
    'cn-hangzhou',
    'Image m-1 is verified in 2 regions',
  ]);
});

test('one category lists all kinds', async () => {
  for (const kind of Object.keys(KINDS) as Kind[]) await api().create(KINDS[kind], minimal(kind, 'category'));
  const names = await kubectl('get', 'imagesmith', '-o', 'name');
  for (const { plural } of Object.values(KINDS)) {
    assert.match(names, `${plural.replace(/s$/, '')}.imagesmith.dev/category`);
  }
});
