import { FIELD_MANAGER } from '../../../src/api/names.ts';
import type { Condition } from '../../../src/api/objects.ts';
import { controlPlaneFor, PRODUCT_CRDS } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { apiFor } from './api.ts';
import { type Changes, changed, type Kind, KINDS, minimal, objectOf } from './objects.ts';
import { FULL_BUILD_STATUS, READY } from './statuses.ts';

const test = suite('status writes');
const plane = controlPlaneFor(test, { crds: PRODUCT_CRDS });
const api = apiFor(test, plane);
const ALL: readonly Kind[] = ['ImageComponent', 'ImageTemplate', 'ImageBuild'];

test.before(async () => {
  for (const kind of ALL) await api().create(KINDS[kind], minimal(kind, 'object'));
});

function write(kind: Kind, status: unknown) {
  const query = { fieldValidation: 'Strict', dryRun: 'All', fieldManager: 'imagesmith', force: 'true' };
  return api().send('PATCH', api().path(KINDS[kind], 'object', 'status'), {
    query,
    contentType: 'application/apply-patch+yaml',
    body: objectOf(kind, 'object', { status }),
  });
}

const GOOD: Record<Kind, object> = {
  ImageComponent: {
    observedGeneration: 1,
    conditions: [READY],
    format: 'Structured',
    contentHash: `v1:${'0'.repeat(64)}`,
    taskCount: 4,
  },
  ImageTemplate: {
    observedGeneration: 1,
    conditions: [READY],
    specHash: `v1:${'0'.repeat(64)}`,
    buildCounter: 7,
    activeBuild: { name: 'web-7', reason: 'SpecChange' },
    latestBuild: {
      name: 'web-7',
      reason: 'SpecChange',
      result: 'Succeeded',
      completionTime: '2026-01-01T00:00:00Z',
    },
    images: [{ regionID: 'cn-hangzhou', imageID: 'm-1' }],
  },
  ImageBuild: FULL_BUILD_STATUS,
};

for (const kind of ALL) {
  test(`${kind}: a full status is accepted as it is`, async () => {
    const { code, body } = await write(kind, GOOD[kind]);
    assert.is(code, 200, body.message ?? '');
    assert.equal(body.status, GOOD[kind]);
  });
}

/** Changes of the good status that must be refused, with the field that the answer names. */
const BAD: [kind: Kind, changes: Changes, field: string][] = [
  ...ALL.flatMap((kind): [Kind, Changes, string][] => [
    [kind, { observedGeneration: -2 }, 'status.observedGeneration'],
    [kind, { 'conditions[0].reason': undefined }, 'status.conditions[0].reason'],
    [kind, { 'conditions[0].reason': 'two words' }, 'status.conditions[0].reason'],
    [kind, { 'conditions[0].status': 'Maybe' }, 'status.conditions[0].status'],
    [kind, { 'conditions[0].message': 'x'.repeat(1025) }, 'status.conditions[0].message'],
    [kind, { 'conditions[0].observedGeneration': undefined }, 'status.conditions[0].observedGeneration'],
    [kind, { 'conditions[0].lastTransitionTime': 'yesterday' }, 'status.conditions[0].lastTransitionTime'],
  ]),
  ['ImageComponent', { format: 'Script' }, 'status.format'],
  ['ImageComponent', { taskCount: 128 }, 'status.taskCount'],
  ['ImageTemplate', { 'activeBuild.reason': 'Boredom' }, 'status.activeBuild.reason'],
  ['ImageTemplate', { 'latestBuild.name': undefined }, 'status.latestBuild.name'],
  ['ImageTemplate', { 'images[0].imageID': undefined }, 'status.images[0].imageID'],
  ['ImageBuild', { currentStep: 'Sleep' }, 'status.currentStep'],
  ['ImageBuild', { progress: '50%' }, 'status.progress'],
  ['ImageBuild', { 'steps[0].state': 'Done' }, 'status.steps[0].state'],
  ['ImageBuild', { 'instances[0].attempt': 0 }, 'status.instances[0].attempt'],
  ['ImageBuild', { 'images[0].progress': 101 }, 'status.images[0].progress'],
  ['ImageBuild', { 'tasks.failed.outputTail': 'x'.repeat(2049) }, 'status.tasks.failed.outputTail'],
  ['ImageBuild', { 'intents[0].action': 'run instances' }, 'status.intents[0].action'],
  ['ImageBuild', { 'intents[0].resourceID': 'x'.repeat(129) }, 'status.intents[0].resourceID'],
  ['ImageBuild', { 'leftovers[0].kind': 'Cat' }, 'status.leftovers[0].kind'],
  ['ImageBuild', { 'failure.step': 'Sleep' }, 'status.failure.step'],
  [
    'ImageBuild',
    { steps: Array.from({ length: 33 }, () => ({ name: 'Plan', state: 'Pending' })) },
    'status.steps',
  ],
];

for (const [kind, changes, field] of BAD) {
  const [path] = Object.keys(changes);
  test(`${kind}: a status with a bad ${path} is refused (${field})`, async () => {
    const { code, body } = await write(kind, changed(GOOD[kind], changes));
    assert.is(code, 422, body.message ?? '');
    assert.ok(
      body.details?.causes?.some((cause) => cause.field === field),
      body.message ?? '',
    );
  });
}

for (const kind of ALL) {
  test(`${kind}: a status without observedGeneration is refused`, async () => {
    const { body: stored } = await api().get(KINDS[kind], 'object');
    const { code, body } = await api().send('PUT', api().path(KINDS[kind], 'object', 'status'), {
      body: { ...stored, status: { conditions: [READY] } },
      query: { dryRun: 'All' },
    });
    assert.is(code, 422, body.message ?? '');
    assert.is(body.details?.causes?.[0]?.field, 'status.observedGeneration');
  });
}

test('fields that the schema does not name are refused in status too', async () => {
  const { code, body } = await write('ImageBuild', { ...FULL_BUILD_STATUS, phase: 'Running' });
  assert.ok(code >= 400, String(code));
  assert.match(body.message ?? '', 'phase');
});

test('a status on the main resource is ignored, and a spec on the status resource too', async () => {
  const status = { observedGeneration: 1, regionID: 'cn-hangzhou' };
  await api().mergePatch(KINDS.ImageBuild, 'object', { status });
  assert.equal((await api().get(KINDS.ImageBuild, 'object')).body.status, { observedGeneration: -1 });
  await api().send('PATCH', api().path(KINDS.ImageBuild, 'object', 'status'), {
    contentType: 'application/merge-patch+json',
    body: { spec: { cancel: true }, status },
  });
  const { body } = await api().get(KINDS.ImageBuild, 'object');
  assert.equal(body.spec, { templateRef: { name: 'web' }, cancel: false });
  assert.equal(body.status, status);
});

function condition(type: string, status: Condition['status'], reason: string): Condition {
  const lastTransitionTime = '2026-01-01T00:00:00Z';
  return { type, status, reason, message: '', observedGeneration: 1, lastTransitionTime };
}

function applyAsGit() {
  const template = minimal('ImageTemplate', 'beside');
  return api().apply(KINDS.ImageTemplate, 'beside', template, { manager: 'git' });
}

function applyAsOperator(...conditions: Condition[]) {
  const template = objectOf('ImageTemplate', 'beside', { status: { observedGeneration: 1, conditions } });
  const how = { manager: FIELD_MANAGER, force: true, subresource: 'status' };
  return api().apply(KINDS.ImageTemplate, 'beside', template, how);
}

test('the operator writes status beside a manager of the spec, and a condition that it leaves out goes', async () => {
  await applyAsGit();
  const working = [
    condition('Ready', 'Unknown', 'Progressing'),
    condition('Reconciling', 'True', 'Progressing'),
  ];
  const first = await applyAsOperator(...working);
  assert.equal(first.body.status, { observedGeneration: 1, conditions: working });
  assert.is(first.body.metadata.generation, 1);

  const version = first.body.metadata.resourceVersion;
  assert.is((await applyAsGit()).body.metadata.resourceVersion, version);
  assert.is((await applyAsOperator(...working)).body.metadata.resourceVersion, version);

  const ready = condition('Ready', 'True', 'Succeeded');
  const last = await applyAsOperator(ready);
  assert.equal(last.body.status, { observedGeneration: 1, conditions: [ready] });
});
