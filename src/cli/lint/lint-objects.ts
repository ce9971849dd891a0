import type { ImageComponent, ImageTemplate } from '../../api/objects.ts';
import { parseObject } from '../../api/parse.ts';
import type { OfferedComponent } from '../../build/select-component.ts';
import { contentHash } from '../../components/content-hash.ts';
import { parseComponent } from '../../components/parse.ts';
import type { Problem } from '../../components/problem.ts';
import type { Finding } from '../finding.ts';
import { lintTemplate } from './lint-template.ts';
import type { Manifest } from './manifest.ts';
import { serverRules } from './server-rules.ts';

/** An object together with the file that it stands in. */
export interface LintedObject {
  readonly file: string;
  readonly manifest: Manifest;
}

const GROUP = 'imagesmith.dev/';

interface Component {
  readonly namespace: string | undefined;
  readonly offer: OfferedComponent;
}

/**
 * Checks objects of ours together: each against its schema and the rules of its CRD, components as the operator reads
 * them, templates against the components among the objects and those of the System catalogue. Other kinds are left
 * alone.
 */
export function lintObjects(
  objects: readonly LintedObject[],
  system: () => readonly OfferedComponent[],
): Finding[] {
  const findings: Finding[] = [];
  const components: Component[] = [];
  const templates: { template: ImageTemplate; from: LintedObject }[] = [];
  const seen = new Map<string, LintedObject>();
  for (const from of objects) {
    if (!isOurs(from.manifest.value)) continue;
    const parsed = parseObject(from.manifest.value);
    if (!parsed.ok) {
      findings.push(...parsed.problems.map((problem) => findingAt(from, 'error', problem)));
      continue;
    }
    const { object } = parsed;
    const wrong = serverRules(object);
    findings.push(...wrong.map((problem) => findingAt(from, 'error', problem)));
    findings.push(...twice(seen, from, object));
    if (object.kind === 'ImageTemplate') templates.push({ template: object, from });
    if (object.kind !== 'ImageComponent') continue;
    const { result, problems = [], warnings } = parseComponent(object.spec);
    findings.push(...problems.map((problem) => findingAt(from, 'error', problem)));
    findings.push(...warnings.map((warning) => findingAt(from, 'warning', warning)));
    components.push({
      namespace: object.metadata.namespace,
      offer: offerOf(object, result),
    });
  }
  for (const { template, from } of templates) {
    const { namespace } = template.metadata;
    const offered = components.filter(
      (one) => one.namespace === undefined || namespace === undefined || one.namespace === namespace,
    );
    const { problems, warnings } = lintTemplate(template, {
      namespace: offered.map(({ offer }) => offer),
      system,
    });
    findings.push(...problems.map((problem) => findingAt(from, 'error', problem)));
    findings.push(...warnings.map((warning) => findingAt(from, 'warning', warning)));
  }
  return findings;
}

/** Of two objects with one name the later one would replace the other. */
function twice(
  seen: Map<string, LintedObject>,
  from: LintedObject,
  { kind, metadata: { namespace = '', name } }: { kind: string; metadata: ImageComponent['metadata'] },
): Finding[] {
  const key = `${kind} ${namespace}/${name}`;
  const earlier = seen.get(key);
  if (earlier === undefined) {
    seen.set(key, from);
    return [];
  }
  const { line } = earlier.manifest.placeOf('metadata.name');
  const message = `${kind} '${name}' stands in ${earlier.file}, line ${line} already`;
  return [findingAt(from, 'error', { path: 'metadata.name', message })];
}

function findingAt(
  { file, manifest }: LintedObject,
  severity: 'error' | 'warning',
  problem: Problem,
): Finding {
  const { path, line, column, message, code, task } = problem;
  const within = line === undefined ? undefined : { line, column: column ?? 1 };
  return {
    file,
    ...manifest.placeOf(path, within),
    severity,
    message: task === undefined ? message : `task '${task}': ${message}`,
    path,
    ...(code === undefined ? {} : { code }),
  };
}

function offerOf(
  { metadata, spec }: ImageComponent,
  component: OfferedComponent['component'],
): OfferedComponent {
  return {
    catalog: 'Namespace',
    name: spec.componentName ?? metadata.name,
    version: spec.version,
    label: metadata.name,
    ...(component === undefined
      ? { hash: '', trouble: 'has errors' }
      : { hash: contentHash(component), component }),
  };
}

/** True for an object of our API group. */
export function isOurs(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('apiVersion' in value)) return false;
  return typeof value.apiVersion === 'string' && value.apiVersion.startsWith(GROUP);
}
