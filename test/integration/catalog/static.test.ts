import { spawnSync } from 'node:child_process';

import { catalogFiles } from '../../../src/catalog-files.ts';
import type { CatalogEntry } from '../../../src/components/catalog.ts';
import { assert, suite } from '../../kit/index.ts';
import { CATALOG_CASES } from './all-cases.ts';
import { catalogEntries } from './entries.ts';
import { ALL_DISTRIBUTIONS } from './distributions.ts';
import { scriptsOf } from './scripts.ts';

const test = suite('catalogue, as written');
const entries = catalogEntries();
const names = new Set(entries.map(({ name }) => name));

/** A value that does harm wherever it is not one word. */
const HOSTILE = `a'b"c\`id\`$(id);\n*\\ `;
/** Every script with hostile values for texts, and with the defaults. */
const scripts = entries.flatMap((entry) =>
  [true, false].flatMap((hostile) =>
    scriptsOf(
      entry,
      valuesOf(entry, hostile ? HOSTILE : undefined),
      secretsOf(entry, hostile ? HOSTILE : 'x'),
    ).map(({ task, text }) => ({ where: `${entry.name}: ${task}`, text, name: entry.name, hostile })),
  ),
);
const plain = scripts.filter(({ hostile }) => !hostile);

function valuesOf({ component }: CatalogEntry, text?: string): Record<string, string> {
  return Object.fromEntries(
    component.parameters
      .filter(({ sensitive }) => sensitive !== true)
      .map(({ name, type, defaultValue }) => {
        const given = type === 'String' ? text : undefined;
        return [name, given ?? defaultValue ?? (type === 'Number' ? '1' : type === 'Boolean' ? 'true' : 'x')];
      }),
  );
}

function secretsOf({ component }: CatalogEntry, value: string): Record<string, string> {
  const sensitive = component.parameters.filter((parameter) => parameter.sensitive === true);
  return Object.fromEntries(sensitive.map(({ name }) => [name, value]));
}

test('every file is named after its component', () => {
  for (const { path, name } of entries) assert.match(path, new RegExp(`^${name}(-[0-9.]+)?\\.yaml$`));
  assert.is(catalogFiles().length, entries.length);
});

test('everything that the catalogue promises is there', () => {
  const build =
    'update-packages cloud-assistant-agent security-center-agent cloud-monitor-agent docker-ce kubernetes-node nodejs python java go nginx git ssh-hardening kernel-tuning time-zone swap hostname user-with-key disk-growth certificate-authority generalize';
  const checks =
    'boot-complete agent-alive network-and-dns disk-grew service-state port-listens http-answers version-of file-hash no-failed-units no-secrets-left kernel-parameters';
  const typeOf = new Map(entries.map(({ name, component }) => [name, component.type]));
  for (const name of build.split(' ')) assert.is(typeOf.get(name), 'Build', name);
  for (const name of checks.split(' ')) assert.is(typeOf.get(name), 'Test', name);
});

test('components and parameters say what they are for, and every parameter has a type', () => {
  for (const { name, object } of entries) {
    assert.ok((object.spec.description ?? '').length > 20, name);
    for (const parameter of object.spec.parameters ?? []) {
      assert.ok((parameter.description ?? '').length > 3, `${name}: ${parameter.name}`);
      assert.ok(parameter.type !== undefined, `${name}: ${parameter.name}`);
    }
  }
});

test('scripts name their interpreter, stop at the first error and at unset variables', () => {
  for (const { where, text, name } of scripts) {
    // The engine's own script looks at variables that may be unset.
    if (name === 'generalize') assert.match(text, /^#!\/bin\/sh\n/, where);
    else assert.match(text, /^#!\/bin\/sh\nset -eu\n/, where);
  }
});

test('texts go into scripts as one word', () => {
  for (const { name, component } of entries) {
    const texts = new Set(
      component.parameters.filter(({ type }) => type === 'String').map((one) => one.name),
    );
    for (const task of component.tasks) {
      if (task.action !== 'RunShellCommand') continue;
      for (const [reference, parameter = '', quote] of task.commandContent.matchAll(
        /\{\{\s*(\w+)\s*(\|\s*quote)?\s*\}\}/g,
      ))
        assert.is(quote !== undefined, texts.has(parameter), `${name}: ${reference}`);
    }
  }
});

for (const shell of ['dash', 'bash']) {
  test(
    `${shell} can read every script, whatever the values`,
    () => {
      if (spawnSync(shell, ['-c', 'true']).error !== undefined) return;
      for (const { where, text } of scripts) {
        const { status, stderr } = spawnSync(shell, ['-n'], { input: text, encoding: 'utf8' });
        assert.is(status, 0, `${where}: ${stderr}`);
      }
    },
    { timeoutMs: 60_000 },
  );
}

test('scripts use nothing that only bash has', () => {
  const only = {
    '[[': /(^|\s)\[\[\s/m,
    function: /^\s*function\s/m,
    local: /^\s*(local|declare|typeset)\s/m,
    'echo with options': /\becho -[a-zA-Z]/,
    source: /^\s*source\s+\S+$/m,
    '&>': /&>/,
    'here-string': /<<</,
    'process substitution': /[<>]\(/,
    '== in [': /\[ [^\]\n]*==/,
    'substitution in ${}': /\$\{\w+(?:\/|\^|,|:\d|@)/,
    '+=': /^\s*\w+\+=/m,
    'which instead of command -v': /\bwhich\s/,
  };
  for (const { where, text } of plain) {
    const code = text.replaceAll(/^\s*#(?!!).*$/gm, '');
    for (const [what, pattern] of Object.entries(only)) assert.not.match(code, pattern, `${where}: ${what}`);
  }
});

test('a function of one name is the same everywhere', () => {
  const first = new Map<string, { text: string; where: string }>();
  for (const { where, text } of scripts) {
    for (const [whole, name = ''] of text.matchAll(/^(\w+)\(\) \{(?:.*\}$|[^]*?^\})/gm)) {
      const known = first.get(name);
      if (known === undefined) first.set(name, { text: whole, where });
      else assert.is(whole, known.text, `${name} of ${where} and ${known.where}`);
    }
  }
  assert.ok(first.size > 10);
});

test('only what checks its downloads downloads', () => {
  const allowed = new Set(['fetch', 'trust_key', 'region', 'answers']);
  for (const { where, text } of scripts) {
    const rest = text.replaceAll(/^(\w+)\(\) \{(?:.*\}$|[^]*?^\})/gm, (whole, name: string) =>
      allowed.has(name) ? '' : whole,
    );
    assert.not.match(rest, /^[^#\n]*\b(curl|wget)\s+-/m, where);
  }
});

test(
  'shellcheck finds nothing, where it is installed',
  () => {
    if (spawnSync('shellcheck', ['--version']).error !== undefined) return;
    for (const { where, text } of plain) {
      if (where.startsWith('generalize')) continue;
      const { status, stdout } = spawnSync('shellcheck', ['-s', 'sh', '-e', 'SC1091', '-f', 'gcc', '-'], {
        input: text,
        encoding: 'utf8',
      });
      assert.is(status, 0, `${where}: ${stdout}`);
    }
  },
  { timeoutMs: 120_000 },
);

test('every case is about a component that there is, and names each distribution once', () => {
  for (const { component, title, on } of CATALOG_CASES) {
    assert.ok(names.has(component), component);
    assert.ok(on.length > 0 && new Set(on).size === on.length, `${component} ${title}`);
  }
  const titles = CATALOG_CASES.flatMap(({ how, component, title, on }) =>
    on.map((id) => `${how} ${id} ${component} ${title}`),
  );
  assert.is(new Set(titles).size, titles.length);
});

test('every component is shown to work somewhere, and every Test component also to fail', () => {
  for (const { name, component } of entries) {
    const cases = CATALOG_CASES.filter((one) => one.component === name);
    assert.ok(
      cases.some(({ fails }) => fails === undefined),
      `${name} works`,
    );
    if (component.type === 'Test')
      assert.ok(
        cases.some(({ fails }) => fails !== undefined),
        `${name} fails`,
      );
  }
});

test('what is said to run is said of Debian 12 only, which guests are copies of', () => {
  for (const { how, on, calls } of CATALOG_CASES) {
    if (how !== 'run') continue;
    assert.equal(on, ['debian-12']);
    assert.is(calls, undefined);
  }
  assert.is(ALL_DISTRIBUTIONS.length, 8);
});

test('what must hold is not joined by &&, which `set -e` looks past', () => {
  for (const { component, title, holds = '' } of CATALOG_CASES)
    assert.not.match(holds.replaceAll(/^ *if \[.*; then/gm, ''), / && /, `${component} ${title}`);
});
