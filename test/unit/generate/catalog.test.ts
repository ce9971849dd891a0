import type { CatalogEntry } from '../../../src/components/catalog.ts';
import { entriesOf, parseCatalog } from '../../../src/components/catalog.ts';
import { publish } from '../../../tools/generate/catalog.ts';
import { labelOf } from '../../../tools/generate/catalog-page.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('published catalogue');

function entriesWith(
  ...files: readonly (readonly [version: string, script: string])[]
): readonly CatalogEntry[] {
  const { catalog } = parseCatalog(
    files.map(([version, script]) => ({
      path: `${version}.yaml`,
      text: `{apiVersion: imagesmith.dev/v1alpha1, kind: ImageComponent, metadata: {name: a},
        spec: {version: ${version}, tasks: [{name: run, runShellCommand: {commandContent: "${script}"}}]}}`,
    })),
  );
  return entriesOf(catalog ?? new Map());
}

test('new versions are added, what is published stays', () => {
  const first = publish({}, entriesWith(['1.0.0', 'true']));
  assert.equal(Object.keys(first), ['a/1.0.0']);
  assert.equal(publish(first, entriesWith(['1.0.0', 'true'])), first);
  const second = publish(first, entriesWith(['1.0.0', 'true'], ['1.1.0', 'false']));
  assert.equal(Object.keys(second), ['a/1.0.0', 'a/1.1.0']);
  assert.is(second['a/1.0.0'], first['a/1.0.0']);
});

test('a published version that changed or is gone is refused', () => {
  const published = publish({}, entriesWith(['1.0.0', 'true'], ['1.1.0', 'false']));
  assert.throws(
    () => publish(published, entriesWith(['1.0.0', 'changed'], ['1.1.0', 'false'])),
    /a\/1\.0\.0 is published and may not change/,
  );
  assert.throws(
    () => publish(published, entriesWith(['1.1.0', 'false'])),
    /a\/1\.0\.0 is published, but has no file any more/,
  );
});

test('the table claims nothing without a case, and the stronger of two claims', () => {
  assert.is(labelOf('certificate-authority', 'debian-12'), 'run');
  assert.is(labelOf('certificate-authority', 'alinux-3'), 'driven');
  assert.is(labelOf('boot-complete', 'sles-15'), 'driven');
  assert.is(labelOf('no-such-component', 'debian-12'), 'not tested');
});
