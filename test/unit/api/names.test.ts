import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';

import {
  API_VERSION,
  buildName,
  GROUP,
  IMAGE_BUILDS,
  IMAGE_COMPONENTS,
  IMAGE_TEMPLATES,
  MAX_BUILD_NAME_LENGTH,
  MAX_TEMPLATE_NAME_LENGTH,
  TEMPLATE_FIELD,
  VERSION,
} from '../../../src/api/names.ts';
import type { ImageBuild, ImageComponent, ImageTemplate, ObjectMeta } from '../../../src/api/objects.ts';
import type * as port from '../../../src/kube/port.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('API names');
const crdFolder = resolve(import.meta.dirname, '../../../crds');

interface CrdNames {
  metadata: { name: string };
  spec: {
    group: string;
    scope: string;
    names: { kind: string; plural: string };
    versions: { name: string; selectableFields?: { jsonPath: string }[] }[];
  };
}

const read = (plural: string) => load(readFileSync(join(crdFolder, `${plural}.yaml`), 'utf8')) as CrdNames;

for (const name of [IMAGE_COMPONENTS, IMAGE_TEMPLATES, IMAGE_BUILDS]) {
  test(`${name.kind}: the constants are those of its CRD`, () => {
    const { metadata, spec } = read(name.plural);
    assert.is(metadata.name, `${name.plural}.${GROUP}`);
    assert.equal(
      {
        group: spec.group,
        kind: spec.names.kind,
        plural: spec.names.plural,
        namespaced: spec.scope === 'Namespaced',
      },
      { group: name.group, kind: name.kind, plural: name.plural, namespaced: name.namespaced },
    );
    assert.equal(
      spec.versions.map((version) => version.name),
      [VERSION],
    );
  });
}

test('apiVersion joins group and version', () => {
  assert.is(API_VERSION, 'imagesmith.dev/v1alpha1');
});

test('builds can be selected by their template', () => {
  const fields = read('imagebuilds').spec.versions[0]?.selectableFields;
  assert.equal(fields, [{ jsonPath: `.${TEMPLATE_FIELD}` }]);
});

test('a build of the longest template name has a name that fits, for a billion builds', () => {
  const name = buildName('a'.repeat(MAX_TEMPLATE_NAME_LENGTH), 999_999_999);
  assert.ok(name.length <= MAX_BUILD_NAME_LENGTH);
});

/** The type of the answer follows from the name alone. */
function getBuild(client: port.KubeClient): Promise<ImageBuild> {
  return client.get(IMAGE_BUILDS, { name: 'web-1' });
}

// The compiler proves these: the API types and the Kubernetes port fit without a cast, in both directions.
test('objects and names of the API are those of the Kubernetes port', () => {
  const types: [
    port.ResourceType<ImageComponent>,
    port.ResourceType<ImageTemplate>,
    port.ResourceType<ImageBuild>,
  ] = [IMAGE_COMPONENTS, IMAGE_TEMPLATES, IMAGE_BUILDS];
  const ours: ObjectMeta = { name: 'web' };
  const theirs: port.ObjectMeta = ours;
  const back: ObjectMeta = theirs;
  assert.is(types.length, 3);
  assert.is(back, ours);
  assert.type(getBuild, 'function');
});
