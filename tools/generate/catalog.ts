import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { generalizeScript } from '../../src/build/guest/generalize.ts';
import {
  type CatalogEntry,
  type CatalogFile,
  entriesOf,
  parseCatalog,
} from '../../src/components/catalog.ts';
import { catalogPage } from './catalog-page.ts';
import type { Output } from './outputs.ts';

const FOLDER = 'config/catalog';
const PUBLISHED = `${FOLDER}/published.json`;
const GENERALIZE = `${FOLDER}/generalize.yaml`;
/** A script that changed needs a new one; the file of the old version is then kept under another name. */
const GENERALIZE_VERSION = '1.0.0';

/** Content hashes by `name/version`. */
type Published = Readonly<Record<string, string>>;

/**
 * What is generated of the System catalogue: the component that is the engine's own script, the hashes of what is
 * published, and the page.
 *
 * @throws Error when the catalogue has problems, or when a published version was changed or is missing.
 */
export function generateCatalog(root: string): Output[] {
  const generalize = { path: GENERALIZE, text: generalizeComponent() };
  const { catalog, problems } = parseCatalog([...handWritten(root), generalize]);
  if (catalog === undefined) throw new Error(problems.join('\n'));
  const entries = entriesOf(catalog);
  return [
    { path: GENERALIZE, content: generalize.text },
    { path: PUBLISHED, content: `${JSON.stringify(publish(publishedIn(root), entries), null, 2)}\n` },
    catalogPage(catalog, (path) => readFileSync(join(root, path), 'utf8')),
  ];
}

/**
 * Adds new versions to what is published.
 *
 * @throws Error naming every published version that has another content now or is gone.
 */
export function publish(published: Published, entries: readonly CatalogEntry[]): Published {
  const now = new Map(entries.map(({ name, version, contentHash }) => [`${name}/${version}`, contentHash]));
  const broken = Object.entries(published).flatMap(([key, hash]) => {
    const found = now.get(key);
    if (found === undefined) return [`${key} is published, but has no file any more`];
    if (found !== hash) return [`${key} is published and may not change: give what changed a new version`];
    return [];
  });
  if (broken.length > 0) throw new Error(broken.map((problem) => `${FOLDER}: ${problem}`).join('\n'));
  return Object.fromEntries([...now].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

function publishedIn(root: string): Published {
  const file = join(root, PUBLISHED);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function handWritten(root: string): CatalogFile[] {
  return readdirSync(join(root, FOLDER))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${FOLDER}/${name}`)
    .filter((path) => path !== GENERALIZE)
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function generalizeComponent(): string {
  const script = generalizeScript().trimEnd().split('\n');
  return [
    '# Generated from src/build/guest/generalize.ts by `npm run generate`. Do not edit.',
    'apiVersion: imagesmith.dev/v1alpha1',
    'kind: ImageComponent',
    'metadata:',
    '  name: generalize',
    'spec:',
    '  type: Build',
    '  osType: Linux',
    `  version: ${GENERALIZE_VERSION}`,
    '  description: >-',
    '    Removes what identifies the builder and what the build left behind: host keys, machine ID, first-boot state, logs,',
    '    histories, package caches. A build does the same at its end unless the template says otherwise.',
    '  tasks:',
    '    - name: generalize',
    '      timeoutSeconds: 600',
    '      runShellCommand:',
    '        commandContent: |',
    ...script.map((line) => (line === '' ? '' : `          ${line}`)),
    '',
  ].join('\n');
}
