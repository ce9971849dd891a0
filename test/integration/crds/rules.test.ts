import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { parseCrd, type Schema } from '../../../tools/generate/crd.ts';
import { CRD_PATHS } from '../../../tools/generate/outputs.ts';
import { controlPlaneFor, PRODUCT_CRDS } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { type Answer, apiFor } from './api.ts';
import { type Changes, changed, type Kind, KINDS, minimal } from './objects.ts';
import { BUILD_CASES, COMPONENT_CASES, type RuleCase } from './rule-cases.ts';
import { TEMPLATE_CASES } from './template-rule-cases.ts';

const test = suite('CEL rules');
const plane = controlPlaneFor(test, { crds: PRODUCT_CRDS });
const api = apiFor(test, plane);
const root = resolve(import.meta.dirname, '../../..');

const CASES: Record<Kind, readonly RuleCase[]> = {
  ImageComponent: COMPONENT_CASES,
  ImageTemplate: TEMPLATE_CASES,
  ImageBuild: BUILD_CASES,
};

/** `spec.tasks#0` for the first rule of that place. */
function rulesOf(schema: Schema, path = ''): string[] {
  const own = (schema['x-kubernetes-validations'] ?? []).map((_, index) => `${path}#${index}`);
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    rulesOf(inner, path === '' ? name : `${path}.${name}`),
  );
  const items = schema.items === undefined ? [] : rulesOf(schema.items, `${path}[]`);
  return [...own, ...inside, ...items];
}

test('every rule of every CRD has a case below, and every case a rule', () => {
  for (const crd of CRD_PATHS.map((path) => parseCrd(path, readFileSync(join(root, path), 'utf8')))) {
    const tested = new Set(CASES[crd.kind as Kind].map(({ rule }) => rule));
    assert.equal([...tested].toSorted(), rulesOf(crd.schema).toSorted(), crd.kind);
  }
});

for (const kind of ['ImageComponent', 'ImageTemplate', 'ImageBuild'] as const) {
  CASES[kind].forEach((ruleCase, index) => {
    const { rule, refused, field, message, accepted } = ruleCase;
    test(`${kind} ${rule} (${index}): ${message}`, async () => {
      const attempt = await attemptFor(kind, `rule-${index}`, ruleCase);
      const no = await attempt(refused);
      assert.is(no.code, 422, JSON.stringify(no.body));
      const causes = no.body.details?.causes ?? [];
      assert.equal(
        causes.map((cause) => cause.field),
        [field],
        no.body.message ?? '',
      );
      assert.ok(causes[0]?.message.endsWith(message), causes[0]?.message ?? '');
      const yes = await attempt(accepted);
      assert.ok(yes.code < 300, JSON.stringify(yes.body));
    });
  });
}

/** Creates, or changes a stored object; nothing of the attempt itself is stored. */
async function attemptFor(
  kind: Kind,
  name: string,
  { stored }: RuleCase,
): Promise<(changes: Changes) => Promise<Answer>> {
  if (stored === undefined) {
    return (changes) => api().create(KINDS[kind], minimal(kind, name, changes), { dryRun: true });
  }
  const { code, body } = await api().create(KINDS[kind], minimal(kind, name, stored));
  assert.is(code, 201, JSON.stringify(body));
  const { resourceVersion } = body.metadata;
  return (changes) => {
    const next = changed(minimal(kind, name, changes), { 'metadata.resourceVersion': resourceVersion });
    return api().replace(KINDS[kind], name, next, { dryRun: true });
  };
}
