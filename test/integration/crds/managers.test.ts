import { FIELD_MANAGER } from '../../../src/api/names.ts';
import type { Condition, ImageTemplateSpec } from '../../../src/api/objects.ts';
import { controlPlaneFor, PRODUCT_CRDS } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { type Answer, apiFor } from './api.ts';
import { type Changes, changed, type Kind, KINDS, minimal } from './objects.ts';

const test = suite('several field managers');
const plane = controlPlaneFor(test, { crds: PRODUCT_CRDS });
const api = apiFor(test, plane);

const TEMPLATE = KINDS.ImageTemplate;
const regions = (...ids: string[]) => ({
  'spec.distribution.regions': ids.map((regionID) => ({ regionID })),
});
const spec = ({ body }: Answer) => body.spec as ImageTemplateSpec;
const regionsOf = (answer: Answer) => spec(answer).distribution?.regions?.map(({ regionID }) => regionID);

/** An object that says nothing but these fields. */
function only(kind: Kind, name: string, changes: Changes): object {
  const { apiVersion, metadata } = minimal(kind, name) as { apiVersion: string; metadata: object };
  return changed({ apiVersion, kind, metadata }, changes);
}

test('two managers may each list regions; each takes away only its own', async () => {
  const git = (...ids: string[]) =>
    api().apply(TEMPLATE, 'shared', minimal('ImageTemplate', 'shared', regions(...ids)), { manager: 'git' });
  await git('cn-shanghai', 'cn-beijing');
  const team = only('ImageTemplate', 'shared', regions('cn-shenzhen'));
  const both = await api().apply(TEMPLATE, 'shared', team, { manager: 'team' });
  assert.equal(regionsOf(both), ['cn-shanghai', 'cn-beijing', 'cn-shenzhen']);
  assert.equal(regionsOf(await git('cn-beijing')), ['cn-beijing', 'cn-shenzhen']);
});

test('an ordered list belongs to one manager as a whole: another one gets a conflict, not a mixture', async () => {
  const components = (...names: string[]) => ({ 'spec.components': names.map((name) => ({ name })) });
  const first = minimal('ImageTemplate', 'ordered', components('base', 'nginx', 'base'));
  const created = await api().apply(TEMPLATE, 'ordered', first, { manager: 'git' });
  assert.is(created.code, 201);
  const second = only('ImageTemplate', 'ordered', components('audit'));
  const refused = await api().apply(TEMPLATE, 'ordered', second, { manager: 'team' });
  assert.is(refused.code, 409);
  assert.equal(
    refused.body.details?.causes?.map(({ field }) => field),
    ['.spec.components'],
  );
  const forced = await api().apply(TEMPLATE, 'ordered', second, { manager: 'team', force: true });
  assert.equal(spec(forced).components, [{ name: 'audit' }]);
});

function condition(type: string, status: Condition['status'], reason: string): Condition {
  const lastTransitionTime = '2026-01-01T00:00:00Z';
  return { type, status, reason, message: '', observedGeneration: 1, lastTransitionTime };
}

test('the operator writes status beside a manager of the spec, and a condition that it leaves out goes', async () => {
  const git = () => api().apply(TEMPLATE, 'status', minimal('ImageTemplate', 'status'), { manager: 'git' });
  const operator = (...conditions: Condition[]) =>
    api().apply(
      TEMPLATE,
      'status',
      only('ImageTemplate', 'status', { status: { observedGeneration: 1, conditions } }),
      { manager: FIELD_MANAGER, force: true, subresource: 'status' },
    );
  await git();
  const working = [
    condition('Ready', 'Unknown', 'Progressing'),
    condition('Reconciling', 'True', 'Progressing'),
  ];
  const first = await operator(...working);
  assert.equal(first.body.status, { observedGeneration: 1, conditions: working });
  assert.is(first.body.metadata.generation, 1);

  const version = first.body.metadata.resourceVersion;
  assert.is((await git()).body.metadata.resourceVersion, version);
  assert.is((await operator(...working)).body.metadata.resourceVersion, version);

  const ready = condition('Ready', 'True', 'Succeeded');
  const last = await operator(ready);
  assert.equal(last.body.status, { observedGeneration: 1, conditions: [ready] });
});
