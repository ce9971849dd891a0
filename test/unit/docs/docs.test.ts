import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { STEPS } from '../../../src/build/steps.ts';
import { usage } from '../../../src/config.ts';
import { VERSION } from '../../../src/version.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('documentation');
const root = resolve(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');

test('every flag is documented, and no other', () => {
  const flags = [...usage().matchAll(/^ {2}--([a-z-]+)/gm)].map((match) => match[1]);
  const documented = [...read('docs/running-the-operator.md').matchAll(/^\| `--([a-z-]+)`/gm)].map(
    (match) => match[1],
  );
  assert.equal(documented, flags);
});

test('every step is documented in its order, with what it does', () => {
  const table = [...read('docs/how-a-build-works.md').matchAll(/^\| ([A-Z][A-Za-z]+) \| (.+) \|$/gm)];
  assert.equal(
    table.map(([, name, summary]) => [name, summary]),
    STEPS.map(({ name, summary }) => [name, summary]),
  );
});

test('every link to a file leads somewhere', () => {
  for (const page of ['README.md', ...globSync('docs/**/*.md', { cwd: root })]) {
    for (const [, target = ''] of read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      assert.ok(existsSync(resolve(root, dirname(page), target)), `${page} → ${target}`);
    }
  }
});

test('the files that the README names as proof exist', () => {
  for (const [, path = ''] of read('README.md').matchAll(/`((?:test|src|simulator|config)\/[^`\s]+)`/g)) {
    assert.ok(existsSync(resolve(root, path)), path);
  }
});

test('every npm script that the documentation names exists', () => {
  const { scripts, version } = JSON.parse(read('package.json')) as {
    scripts: Record<string, string>;
    version: string;
  };
  for (const page of ['README.md', 'docs/development.md', 'docs/running-the-operator.md']) {
    for (const [, name = ''] of read(page).matchAll(/npm run ([a-z:-]+)/g))
      assert.ok(name in scripts, `${page}: ${name}`);
  }
  assert.is(version, VERSION);
});
