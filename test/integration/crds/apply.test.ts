import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { API_VERSION, FIELD_MANAGER } from '../../../src/api/names.ts';
import type { ImageTemplateSpec } from '../../../src/api/objects.ts';
import { controlPlaneFor, PRODUCT_CRDS } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { type Answer, Api, apiFor } from './api.ts';
import { changed, type Kind, KINDS, minimal, objectOf } from './objects.ts';

const test = suite('applying objects');
const plane = controlPlaneFor(test, { crds: PRODUCT_CRDS });
const api = apiFor(test, plane);
const root = resolve(import.meta.dirname, '../../..');
const ALL: readonly Kind[] = ['ImageComponent', 'ImageTemplate', 'ImageBuild'];

async function kubectl(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await plane().kubectl(args);
  assert.is(code, 0, `kubectl ${args.join(' ')}: ${stderr}`);
  assert.is(stderr, '', `kubectl ${args.join(' ')}`);
  return stdout;
}

/** YAML blocks of a page that hold an object of ours. */
function snippets(page: string): string[] {
  const blocks = readFileSync(join(root, page), 'utf8').matchAll(/^```yaml\n([^]*?)^```/gm);
  return [...blocks].map((block) => block[1] ?? '').filter((text) => text.includes('kind: Image'));
}

const specOf = ({ body }: Answer) => body.spec;

test('every sample and every object in the documentation passes strict server-side apply', async () => {
  const samples = globSync('config/samples/{image*,secret}.yaml', { cwd: root }).map((path) =>
    join(root, path),
  );
  assert.is(samples.length, 5);
  const files = samples.flatMap((path) => ['-f', path]);
  await kubectl('apply', '--server-side', '--validate=strict', '--dry-run=server', ...files);
  const input = globSync('docs/*.md', { cwd: root }).flatMap(snippets).join('---\n');
  assert.ok(input.split('---').length >= 3);
  const answer = await plane().kubectl(
    ['apply', '--server-side', '--validate=strict', '--dry-run=server', '-f', '-'],
    { input },
  );
  assert.is(answer.code, 0, answer.stderr);
});

/** Name and resourceVersion of everything in a namespace. */
async function versionsIn(namespace: string): Promise<string[]> {
  const jsonpath = '{range .items[*]}{.kind} {.metadata.name} {.metadata.resourceVersion}{"\\n"}{end}';
  const lines = await kubectl('get', 'imagesmith', '-n', namespace, '-o', `jsonpath=${jsonpath}`);
  return lines.trim().split('\n');
}

// Several runs of kubectl, each of which starts anew.
const LIMIT = { timeoutMs: 20_000 };

for (const mode of ['client-side', 'server-side']) {
  test(
    `applying the samples again changes nothing (${mode})`,
    async () => {
      const namespace = `again-${mode}`;
      await kubectl('create', 'namespace', namespace);
      const apply = ['apply', '-n', namespace, '-k', join(root, 'config/samples')];
      if (mode === 'server-side') apply.push('--server-side');
      await kubectl(...apply);
      await observeAll(namespace);
      const before = await versionsIn(namespace);
      assert.is(before.length, 3);
      await kubectl(...apply);
      assert.equal(await versionsIn(namespace), before);
    },
    LIMIT,
  );
}

/** Writes the first status, as the operator does at once. */
async function observeAll(namespace: string): Promise<void> {
  const there = new Api(plane(), { namespace });
  const samples = [
    ['ImageComponent', 'welcome'],
    ['ImageComponent', 'build-info'],
    ['ImageTemplate', 'welcome'],
  ] as const;
  for (const [kind, name] of samples) {
    const body = { apiVersion: API_VERSION, kind, metadata: { name }, status: { observedGeneration: 1 } };
    const how = { manager: FIELD_MANAGER, force: true, subresource: 'status' };
    assert.is((await there.apply(KINDS[kind], name, body, how)).code, 200);
  }
  there.close();
}

// The first write to an object that nobody has observed stores the status it was born with: a new resourceVersion,
// but nothing that anyone could see.
test('applying again before the operator has seen an object changes nothing but the resourceVersion', async () => {
  const body = minimal('ImageTemplate', 'unseen');
  const seen = async () => {
    const answer = await api().apply(KINDS.ImageTemplate, 'unseen', body, { manager: 'git' });
    const { metadata, ...rest } = answer.body;
    const { resourceVersion, ...meta } = metadata;
    return { resourceVersion, content: { ...rest, metadata: meta } };
  };
  const [first, second, third] = [await seen(), await seen(), await seen()];
  assert.equal(second.content, first.content);
  assert.equal(third, second);
});

test('what is absent gets its default, also below absent parents', async () => {
  const component = await api().create(KINDS.ImageComponent, minimal('ImageComponent', 'defaults'));
  assert.equal(specOf(component), {
    type: 'Build',
    osType: 'Linux',
    version: '1.0.0',
    immutable: false,
    tasks: [{ name: 'restart', reboot: {} }],
  });
  const template = await api().create(KINDS.ImageTemplate, minimal('ImageTemplate', 'defaults'));
  assert.equal(specOf(template), {
    regionID: 'cn-hangzhou',
    source: { imageFamily: 'acs:debian_12_x64' },
    instance: {
      instanceTypes: ['ecs.g7.large'],
      vSwitchIDs: ['vsw-a'],
      securityGroupID: 'sg-1',
      internetMaxBandwidthOut: 0,
    },
    secrets: { delivery: 'Encrypted' },
    generalize: { mode: 'Default' },
    limits: { timeout: '4h', attempts: 3 },
    suspend: false,
  });
  const build = await api().create(KINDS.ImageBuild, minimal('ImageBuild', 'defaults'));
  assert.equal(specOf(build), { templateRef: { name: 'web' }, cancel: false });
});

test('a half-given parent gets the other defaults', async () => {
  const changes = { 'spec.limits': { attempts: 5 } };
  const template = await api().create(KINDS.ImageTemplate, minimal('ImageTemplate', 'half', changes), {
    dryRun: true,
  });
  const { limits } = specOf(template) as { limits: unknown };
  assert.equal(limits, { timeout: '4h', attempts: 5 });
});

for (const kind of ALL) {
  test(`${kind}: a new object is not seen yet, whatever status its author wrote`, async () => {
    const pretended = { status: { observedGeneration: 1 } };
    await api().create(KINDS[kind], { ...minimal(kind, 'fresh'), ...pretended });
    const { body } = await api().get(KINDS[kind], 'fresh');
    assert.equal(body.status, { observedGeneration: -1 });
  });

  test(`${kind}: unknown fields are refused`, async () => {
    const changes = { 'spec.phase': 'x' };
    const answer = await api().create(KINDS[kind], minimal(kind, 'unknown', changes), { dryRun: true });
    assert.is(answer.code, 400);
    assert.match(answer.body.message ?? '', 'unknown field "spec.phase"');
  });
}

test('a component may be frozen together with its last change, and deleted when frozen', async () => {
  await api().create(KINDS.ImageComponent, minimal('ImageComponent', 'freeze'));
  const patch = { spec: { immutable: true, version: '2.0.0' } };
  assert.is((await api().mergePatch(KINDS.ImageComponent, 'freeze', patch)).code, 200);
  const again = await api().mergePatch(KINDS.ImageComponent, 'freeze', { spec: { version: '2.0.1' } });
  assert.is(again.code, 422);
  const gone = await api().send('DELETE', api().path(KINDS.ImageComponent, 'freeze'));
  assert.is(gone.code, 200);
});

test('a region stands once in a distribution', async () => {
  const changes = { 'spec.distribution.regions': [{ regionID: 'cn-beijing' }, { regionID: 'cn-beijing' }] };
  const answer = await api().create(KINDS.ImageTemplate, minimal('ImageTemplate', 'regions', changes), {
    dryRun: true,
  });
  assert.equal(
    answer.body.details?.causes?.map(({ field, message }) => `${field}: ${message}`),
    ['spec.distribution.regions[1]: Duplicate value: {"regionID":"cn-beijing"}'],
  );
});

test('builds are listed by their template', async () => {
  await api().create(KINDS.ImageBuild, minimal('ImageBuild', 'mine', { 'spec.templateRef.name': 'chosen' }));
  await api().create(KINDS.ImageBuild, minimal('ImageBuild', 'other', { 'spec.templateRef.name': 'rest' }));
  const { body } = await api().list(KINDS.ImageBuild, { fieldSelector: 'spec.templateRef.name=chosen' });
  assert.equal(
    body.items.map(({ metadata }) => metadata.name),
    ['mine'],
  );
});

test('changing labels or status does not raise the generation, changing spec does', async () => {
  const { body } = await api().create(KINDS.ImageTemplate, minimal('ImageTemplate', 'generation'));
  const generationAfter = async (patch: object) =>
    (await api().mergePatch(KINDS.ImageTemplate, 'generation', patch)).body.metadata.generation;
  assert.is(body.metadata.generation, 1);
  assert.is(await generationAfter({ metadata: { labels: { team: 'web' } } }), 1);
  const status = changed({}, { 'status.observedGeneration': 1 });
  await api().send('PATCH', api().path(KINDS.ImageTemplate, 'generation', 'status'), {
    body: status,
    contentType: 'application/merge-patch+json',
  });
  assert.is(await generationAfter({ metadata: { labels: { team: 'api' } } }), 1);
  assert.is(await generationAfter({ spec: { suspend: true } }), 2);
});

const TEMPLATE = KINDS.ImageTemplate;
const regions = (...ids: string[]) => ({
  'spec.distribution.regions': ids.map((regionID) => ({ regionID })),
});
const components = (...names: string[]) => ({ 'spec.components': names.map((name) => ({ name })) });
const templateSpec = ({ body }: Answer) => body.spec as ImageTemplateSpec;
const regionsOf = (answer: Answer) =>
  templateSpec(answer).distribution?.regions?.map(({ regionID }) => regionID);

test('two managers may each list regions; each takes away only its own', async () => {
  const git = (...ids: string[]) =>
    api().apply(TEMPLATE, 'shared', minimal('ImageTemplate', 'shared', regions(...ids)), { manager: 'git' });
  await git('cn-shanghai', 'cn-beijing');
  const team = objectOf('ImageTemplate', 'shared', regions('cn-shenzhen'));
  const both = await api().apply(TEMPLATE, 'shared', team, { manager: 'team' });
  assert.equal(regionsOf(both), ['cn-shanghai', 'cn-beijing', 'cn-shenzhen']);
  assert.equal(regionsOf(await git('cn-beijing')), ['cn-beijing', 'cn-shenzhen']);
});

test('an ordered list belongs to one manager as a whole: another one gets a conflict, not a mixture', async () => {
  const first = minimal('ImageTemplate', 'ordered', components('base', 'nginx', 'base'));
  const created = await api().apply(TEMPLATE, 'ordered', first, { manager: 'git' });
  assert.is(created.code, 201);
  const second = objectOf('ImageTemplate', 'ordered', components('audit'));
  const refused = await api().apply(TEMPLATE, 'ordered', second, { manager: 'team' });
  assert.is(refused.code, 409);
  assert.equal(
    refused.body.details?.causes?.map(({ field }) => field),
    ['.spec.components'],
  );
  const forced = await api().apply(TEMPLATE, 'ordered', second, { manager: 'team', force: true });
  assert.equal(templateSpec(forced).components, [{ name: 'audit' }]);
});
