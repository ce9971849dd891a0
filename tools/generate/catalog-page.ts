import type { Catalog, CatalogEntry } from '../../src/components/catalog.ts';
import type { Parameter } from '../../src/components/component.ts';
import { CATALOG_CASES } from '../../test/integration/catalog/all-cases.ts';
import { DISTRIBUTIONS, type DistributionID } from '../../test/integration/catalog/distributions.ts';
import { replaceBetweenMarkers } from './markers.ts';
import type { Output } from './outputs.ts';

const PATH = 'docs/catalog.md';
const LABELS = ['run', 'driven', 'not tested'] as const;

/**
 * docs/catalog.md: written by hand but for its tables. What is claimed for a distribution comes from the list of cases
 * that the tests run. A case in which the component refuses something is no claim.
 */
export function catalogPage(catalog: Catalog, read: (path: string) => string): Output {
  const newest = [...catalog.values()].flatMap((versions) => versions.slice(-1));
  const build = newest.filter(({ component }) => component.type === 'Build');
  const test = newest.filter(({ component }) => component.type === 'Test');
  const tables: Record<string, string> = {
    'build components': overview(build),
    'test components': overview(test),
    'build coverage': coverage(build),
    'test coverage': coverage(test),
    parameters: newest.map(parametersOf).join('\n\n'),
  };
  const content = Object.entries(tables).reduce(
    (text, [marker, table]) => replaceBetweenMarkers(text, marker, table),
    read(PATH),
  );
  return { path: PATH, content };
}

/** What may be said of a component on a distribution. */
export function labelOf(component: string, distribution: DistributionID): (typeof LABELS)[number] {
  const shown = CATALOG_CASES.filter(
    (one) => one.component === component && one.fails === undefined && one.on.includes(distribution),
  ).map(({ how }) => how);
  return LABELS.find((label) => label === 'not tested' || shown.includes(label)) ?? 'not tested';
}

function overview(entries: readonly CatalogEntry[]): string {
  const rows = entries.map(
    ({ name, version, object }) =>
      `| [\`${name}\`](#${name}) | ${version} | ${object.spec.description ?? ''} |`,
  );
  return ['| component | version | does |', '|---|---|---|', ...rows].join('\n');
}

function coverage(entries: readonly CatalogEntry[]): string {
  const head = ['component', ...DISTRIBUTIONS.map(({ name }) => name)];
  const rows = entries.map(({ name }) => [
    `\`${name}\``,
    ...DISTRIBUTIONS.map(({ id }) => labelOf(name, id)),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function parametersOf({ name, component }: CatalogEntry): string {
  if (component.parameters.length === 0) return `### ${name}\n\nNo parameters.`;
  const rows = component.parameters.map(
    (parameter) =>
      `| \`${parameter.name}\` | ${parameter.type} | ${defaultOf(parameter)} | ${parameter.description ?? ''} |`,
  );
  return [`### ${name}`, '', '| parameter | type | default | meaning |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}

function defaultOf({ defaultValue, sensitive }: Parameter): string {
  if (defaultValue === undefined) return sensitive === true ? 'required, from a Secret' : 'required';
  if (defaultValue === '') return 'empty';
  return defaultValue
    .split('\n')
    .map((line) => `\`${line}\``)
    .join('<br>');
}
