import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { parseCrd, type Schema } from '../../../tools/generate/crd.ts';
import { CRD_PATHS } from '../../../tools/generate/outputs.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('rules of the CRDs that lint knows');
const root = resolve(import.meta.dirname, '../../..');

/** Rules that lint has too, in `server-rules.ts` or in the parser of components, by kind and place in the schema. */
const OFFLINE: Readonly<Record<string, readonly string[]>> = {
  ImageComponent: [
    'spec',
    'spec.parameters',
    'spec.tasks',
    'spec.tasks[]',
    'spec.tasks[].runPowerShellCommand',
    'spec.tasks[].invokeCommand.parameters',
    'spec.tasks[].writeFile',
    'spec.tasks[].writeFile.contentFrom',
  ],
  ImageTemplate: [
    '',
    'spec.regionID',
    'spec.source',
    'spec.components[].parameters[]',
    'spec.instance.systemDisk',
    'spec.instance.tags',
    'spec.image.namePrefix',
    'spec.image.description',
    'spec.image.tags',
    'spec.distribution.regions[].regionID',
    'spec.limits.timeout',
  ],
  ImageBuild: [''],
};

function placesOf(schema: Schema, path = ''): string[] {
  const rules = (schema['x-kubernetes-validations'] ?? []) as readonly { rule: string }[];
  const own = rules.some(({ rule }) => !rule.includes('oldSelf')) ? [path] : [];
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    placesOf(inner, path === '' ? name : `${path}.${name}`),
  );
  return [...own, ...inside, ...(schema.items === undefined ? [] : placesOf(schema.items, `${path}[]`))];
}

test('every place with a rule is known; a new one belongs into server-rules.ts, then here', () => {
  for (const path of CRD_PATHS) {
    const { kind, schema } = parseCrd(path, readFileSync(join(root, path), 'utf8'));
    assert.equal(
      placesOf(schema).filter((place) => !(OFFLINE[kind] ?? []).includes(place)),
      [],
      kind,
    );
  }
});
