import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { REASONS } from '../../src/api/reasons.ts';
import { LINT_RULES } from '../../src/api/status-lint.ts';
import { TRANSITION_RULES } from '../../src/api/status-lint-transition.ts';
import { generateCatalog } from './catalog.ts';
import { type Crd, fileNameOf, parseCrd } from './crd.ts';
import { generateEcsParameters } from './ecs-parameters.ts';
import { fieldTable } from './field-table.ts';
import { replaceBetweenMarkers } from './markers.ts';
import { generateSimulatorCoverage } from './simulator-coverage.ts';
import { conditionTypeOf, generatedPath, typesOf } from './typescript.ts';
import { validatorOf } from './validator.ts';

/** A file as it must be. */
export interface Output {
  /** From the root of the repository. */
  readonly path: string;
  readonly content: string;
}

/** The schema source of every kind. */
export const CRD_PATHS = ['crds/imagecomponents.yaml', 'crds/imagetemplates.yaml', 'crds/imagebuilds.yaml'];

/**
 * Every generated file of the repository below `root`. Deterministic: the same sources and installed packages give
 * the same text, byte by byte.
 */
export function generate(root: string): Output[] {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const crds = CRD_PATHS.map((path) => parseCrd(path, read(path)));
  return [
    { path: 'src/api/generated/condition.ts', content: conditionTypeOf(crds) },
    ...crds.flatMap((crd) => codeOf(crd, root)),
    ...crds.map((crd) => kindPage(crd, read)),
    conditionsPage(read),
    ...generateEcsParameters(),
    ...generateSimulatorCoverage(root),
    ...generateCatalog(root),
  ];
}

function codeOf(crd: Crd, root: string): Output[] {
  const { js, declaration } = validatorOf(crd, root);
  const path = generatedPath(crd.kind);
  return [
    { path: `${path}.ts`, content: typesOf(crd) },
    { path: `${path}.validate.js`, content: js },
    { path: `${path}.validate.d.ts`, content: declaration },
  ];
}

/** The page of a kind: written by hand but for its field tables. */
function kindPage(crd: Crd, read: (path: string) => string): Output {
  const path = `docs/${fileNameOf(crd.kind)}.md`;
  const withSpec = replaceBetweenMarkers(read(path), 'spec', fieldTable(crd, 'spec'));
  return { path, content: replaceBetweenMarkers(withSpec, 'status', fieldTable(crd, 'status')) };
}

function conditionsPage(read: (path: string) => string): Output {
  const path = 'docs/conditions.md';
  const reasons = Object.entries(REASONS).map(([reason, meaning]) => `| \`${reason}\` | ${meaning} |`);
  const rules = [...LINT_RULES, ...TRANSITION_RULES].map(({ number, says }) => `| ${number} | ${says} |`);
  const withReasons = replaceBetweenMarkers(
    read(path),
    'reasons',
    ['| reason | meaning |', '|---|---|', ...reasons].join('\n'),
  );
  const content = replaceBetweenMarkers(
    withReasons,
    'rules',
    ['| rule | says |', '|---|---|', ...rules].join('\n'),
  );
  return { path, content };
}
