import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { type Crd, parseCrd, type Schema } from '../../../tools/generate/crd.ts';
import { CRD_PATHS } from '../../../tools/generate/outputs.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('CRD schemas');
const root = resolve(import.meta.dirname, '../../..');
const crds = CRD_PATHS.map((path) => parseCrd(path, readFileSync(join(root, path), 'utf8')));

interface Place {
  path: string;
  schema: Schema;
  /** Inside an element of a list. */
  inList: boolean;
}

function* placesOf(schema: Schema, path: string, inList = false): Generator<Place> {
  yield { path, schema, inList };
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    if (path.includes('.') || name === 'spec' || name === 'status')
      yield* placesOf(inner, `${path}.${name}`, inList);
  }
  if (schema.items !== undefined) yield* placesOf(schema.items, `${path}[]`, true);
  if (schema.additionalProperties !== undefined)
    yield* placesOf(schema.additionalProperties, `${path}{}`, inList);
}

const places = crds.flatMap(({ kind, schema }: Crd) => [...placesOf(schema, kind)]);
const wrong = (broken: (place: Place) => boolean) => places.filter(broken).map(({ path }) => path);

test('every field has a description that is a sentence', () => {
  assert.ok(places.length > 150);
  assert.equal(
    wrong(({ schema }) => !/^[A-Z`].*[.]$/s.test(schema.description ?? '')),
    [],
  );
});

test('every text is bounded', () => {
  assert.equal(
    wrong(
      ({ schema }) => schema.type === 'string' && schema.maxLength === undefined && schema.enum === undefined,
    ),
    [],
  );
});

test('every number has a lower bound, and an upper one unless it only counts', () => {
  const counters = /(observedGeneration|templateGeneration|buildCounter)$/;
  assert.equal(
    wrong(
      ({ path, schema }) =>
        schema.type === 'integer' &&
        !path.endsWith('exitCode') &&
        (schema.minimum === undefined || (schema.maximum === undefined && !counters.test(path))),
    ),
    [],
  );
});

test('every list is bounded and says how its items are merged', () => {
  assert.equal(
    wrong(
      ({ schema }) =>
        schema.type === 'array' &&
        (schema.maxItems === undefined || schema['x-kubernetes-list-type'] === undefined),
    ),
    [],
  );
});

test('only the distribution regions and conditions are merged by key', () => {
  assert.equal(
    wrong(({ schema }) => schema['x-kubernetes-list-type'] === 'map'),
    [
      'ImageComponent.status.conditions',
      'ImageTemplate.spec.distribution.regions',
      'ImageTemplate.status.conditions',
      'ImageBuild.status.conditions',
    ],
  );
});

test('every map is bounded', () => {
  assert.equal(
    wrong(({ schema }) => schema.additionalProperties !== undefined && schema.maxProperties === undefined),
    [],
  );
});

test('objects are closed', () => {
  const open = ['x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource', 'nullable'];
  assert.equal(
    wrong(({ schema }) => open.some((keyword) => keyword in schema)),
    [],
  );
});

test('no list element holds a default: GitOps tools cannot see it and report a difference for ever', () => {
  assert.equal(
    wrong(({ inList, schema }) => inList && schema.default !== undefined),
    [],
  );
});

test('an optional object that holds defaults has itself a default, so that they are stored', () => {
  assert.equal(
    wrong(
      ({ schema }) =>
        schema.type === 'object' &&
        Object.entries(schema.properties ?? {}).some(
          ([name, inner]) =>
            inner.type === 'object' &&
            Object.values(inner.properties ?? {}).some((field) => field.default !== undefined) &&
            inner.default === undefined &&
            schema.required?.includes(name) !== true,
        ),
    ),
    [],
  );
});

test('every CEL rule has a message that names a field in back-quotes', () => {
  const messages = places.flatMap(({ schema }) => schema['x-kubernetes-validations'] ?? []);
  assert.ok(messages.length >= 16);
  assert.equal(
    messages.filter(({ message }) => !/`.+`/.test(message)).map(({ rule }) => rule),
    [],
  );
});

test('a status is born with observedGeneration -1', () => {
  for (const { schema } of crds) {
    const status = schema.properties?.['status'];
    assert.equal(status?.default, { observedGeneration: -1 });
    assert.equal(status?.required, ['observedGeneration']);
  }
});
