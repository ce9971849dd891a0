import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { assert, suite } from '../../kit/index.ts';

const test = suite('import rules');
const root = resolve(import.meta.dirname, '../../..');

/**
 * Which folders of `src` (or single files) a folder may import, itself aside. `simulator` stands alone; whatever is
 * not listed here (`main.ts`, `config.ts`) is the composition root and may import everything.
 */
const ALLOWED: Record<string, readonly string[]> = {
  'src/api': [],
  'src/runtime': [],
  'src/components': ['src/api'],
  'src/build': ['src/api', 'src/components'],
  'src/cloud': ['src/api', 'src/runtime'],
  'src/kube': ['src/api', 'src/runtime'],
  'src/telemetry': ['src/runtime'],
  'src/controllers': [
    'src/api',
    'src/components',
    'src/build',
    'src/runtime',
    'src/telemetry',
    'src/cloud/port.ts',
    'src/kube/port.ts',
  ],
  // Works without a cluster and without a cloud: the pure folders, and the files of the System catalogue.
  'src/cli': ['src/api', 'src/components', 'src/build', 'src/catalog-files.ts', 'src/version.ts'],
  simulator: [],
};

/** Packages that a folder may use; Node's own modules are free for all but the pure folders and controllers. */
const PACKAGES: Record<string, RegExp> = {
  'src/api': /^node:crypto$/,
  'src/runtime': /^node:(perf_hooks|crypto)$/,
  'src/components': /^(js-yaml|yaml)$/,
  'src/build': /^node:(crypto|zlib)$/,
  'src/controllers': /^$/,
  'src/kube': /^(node:|@kubernetes\/client-node|js-yaml$)/,
  'src/cloud': /^(node:|@alicloud\/|@darabonba\/)/,
  'src/telemetry': /^(node:|pino$|prom-client$)/,
  'src/cli': /^(node:|yaml$)/,
};

/** What only the composition root may reach: it comes in as an argument everywhere else. */
const AMBIENT =
  /\b(Date\.now|new Date\(\)|Math\.random|setTimeout|setInterval|setImmediate|process\.(env|argv|exit|on|stdout|stderr))\b/;
const PURE = ['src/api', 'src/components', 'src/build', 'src/controllers'];
/** The one file of the CLI that may touch the process: its commands get what they need of it. */
const CLI_MAIN = 'src/cli/main.ts';

const files = globSync('{src,simulator}/**/*.ts', { cwd: root }).filter(
  (file) => !file.includes('/generated/'),
);
const folderOf = (file: string) => Object.keys(ALLOWED).find((folder) => file.startsWith(`${folder}/`));

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  // Statements end their line: `from 'x'` within a message is none.
  const found = source.matchAll(/(?:\bfrom\s+|^import\s+)'([^'\n]+)';$|\bimport\s*\(\s*'([^'\n]+)'\s*\)/gm);
  return [...found].map((match) => match[1] ?? match[2] ?? '');
}

test('a folder imports only the folders it may', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const folder = folderOf(file);
    if (folder === undefined) continue;
    for (const specifier of importsOf(file).filter((name) => name.startsWith('.'))) {
      const target = relative(root, resolve(root, dirname(file), specifier));
      const allowed = [folder, ...(ALLOWED[folder] ?? [])];
      if (!allowed.some((place) => target === place || target.startsWith(`${place}/`)))
        wrong.push(`${file} → ${target}`);
    }
  }
  assert.equal(wrong, []);
});

test('a folder uses only the packages it may', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const allowed = PACKAGES[folderOf(file) ?? ''];
    if (allowed === undefined) continue;
    for (const specifier of importsOf(file).filter((name) => !name.startsWith('.'))) {
      if (!allowed.test(specifier)) wrong.push(`${file} → ${specifier}`);
    }
  }
  assert.equal(wrong, []);
});

test('pure code and controllers take time, randomness and process state as arguments', () => {
  const wrong: string[] = [];
  for (const file of files) {
    if (!PURE.includes(folderOf(file) ?? '')) continue;
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    lines.forEach((line, index) => {
      if (!/^\s*(\*|\/\/|\/\*)/.test(line) && AMBIENT.test(line))
        wrong.push(`${file}:${index + 1} ${line.trim()}`);
    });
  }
  assert.equal(wrong, []);
});

test('of the CLI only main.ts touches the process', () => {
  const wrong: string[] = [];
  for (const file of files) {
    if (folderOf(file) !== 'src/cli' || file === CLI_MAIN) continue;
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    lines.forEach((line, index) => {
      if (/\bprocess\.[a-z]/.test(line) || AMBIENT.test(line))
        wrong.push(`${file}:${index + 1} ${line.trim()}`);
    });
  }
  assert.equal(wrong, []);
});

test('no source file is longer than 300 lines', () => {
  const long = globSync('{src,simulator,test,tools}/**/*.ts', { cwd: root })
    .filter((file) => !file.includes('/generated/'))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300);
  assert.equal(long, []);
});

test('the repository names no package registry', () => {
  const names = ['registry.npmjs', 'proxy.golang', 'sum.golang'].map((name) => `${name}.org`);
  const suspects = [
    'package-lock.json',
    'package.json',
    '.npmrc',
    ...globSync('test/control-plane/go/**/*', { cwd: root }),
  ];
  for (const file of suspects) {
    if (/\.[a-z]+$|rc$/.test(file)) {
      const text = readFileSync(join(root, file), 'utf8');
      for (const name of names) assert.not.match(text, name);
    }
  }
});
