import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadAll } from 'js-yaml';

import { parseObject } from '../../../src/api/parse.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('parsing without a cluster');
const root = resolve(import.meta.dirname, '../../..');

const template = () => ({
  apiVersion: 'imagesmith.dev/v1alpha1',
  kind: 'ImageTemplate',
  metadata: { name: 'web' },
  spec: {
    regionID: 'cn-hangzhou',
    source: { imageFamily: 'acs:debian_12_x64' },
    instance: { instanceTypes: ['ecs.g7.large'], vSwitchIDs: ['vsw-a'], securityGroupID: 'sg-1' },
  },
});

/** `path: message` of everything that is wrong. */
function problems(value: unknown): string[] {
  const parsed = parseObject(value);
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
}

test('every sample of our kinds is accepted', () => {
  const samples = globSync('config/samples/image*.yaml', { cwd: root }).flatMap((path) =>
    loadAll(readFileSync(join(root, path), 'utf8')),
  );
  assert.ok(samples.length >= 3);
  for (const sample of samples) assert.equal(problems(sample), []);
});

test('defaults are filled in as the API server does, also below absent parents', () => {
  const given = template();
  const parsed = parseObject(given);
  assert.ok(parsed.ok);
  assert.equal(parsed.object, {
    ...given,
    spec: {
      ...given.spec,
      instance: { ...given.spec.instance, internetMaxBandwidthOut: 0 },
      secrets: { delivery: 'Encrypted' },
      generalize: { mode: 'Default' },
      limits: { timeout: '4h', attempts: 3 },
      suspend: false,
    },
    status: { observedGeneration: -1 },
  });
});

test('what is given is not changed', () => {
  const given = template();
  parseObject(given);
  assert.equal(given, template());
});

test('everything that is wrong is named with its place', () => {
  const bad = template();
  const instance = { ...bad.spec.instance, instanceTypes: ['ecs.g7.large', 'g7'], keyPair: 'x' };
  const { regionID: _, ...spec } = bad.spec;
  assert.equal(problems({ ...bad, spec: { ...spec, instance, limits: { attempts: 11 } } }).toSorted(), [
    'spec.instance.instanceTypes[1]: must match pattern "^ecs\\.[a-z0-9-]+\\.[a-z0-9-]+$"',
    'spec.instance.keyPair: is not a field',
    'spec.limits.attempts: must be <= 10',
    'spec.regionID: must be set',
  ]);
});

test('another version, another kind and what is no object at all are refused', () => {
  assert.equal(problems({ ...template(), apiVersion: 'imagesmith.dev/v1' }), [
    'apiVersion: must be equal to constant',
  ]);
  const kinds = 'kind: must be one of ImageBuild, ImageComponent, ImageTemplate';
  for (const value of [
    { ...template(), kind: 'Secret' },
    { kind: 'toString' },
    null,
    'text',
    [],
    undefined,
  ]) {
    assert.equal(problems(value), [kinds]);
  }
});

function described(description: string): object {
  return { ...template(), spec: { ...template().spec, image: { description } } };
}

test('lengths are counted in characters, not in UTF-16 units', () => {
  assert.equal(problems(described('😀'.repeat(256))), []);
  assert.equal(problems(described('😀'.repeat(257))), [
    'spec.image.description: must NOT have more than 256 characters',
  ]);
});
