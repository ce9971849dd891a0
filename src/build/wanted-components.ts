import type { ImageTemplate } from '../api/objects.ts';
import { parseBuildContent } from '../components/build-content.ts';
import type { OSType } from '../components/component.ts';
import type { ComponentReference } from '../components/component-reference.ts';
import type { GivenParameter } from '../components/parameters.ts';
import type { Problem } from '../components/problem.ts';
import type { Task } from '../components/task.ts';
import { shorten } from '../components/shorten.ts';
import {
  ANY_VERSION,
  parseVersionPattern,
  VERSION_PATTERN_FORM,
  type VersionPattern,
} from '../components/version.ts';

export type CatalogName = 'Namespace' | 'System' | 'ECS';

/** A component that a template asks for. */
export interface WantedComponent {
  readonly kind: 'component';
  readonly catalog: CatalogName;
  /** Absent where `id` is given. */
  readonly name?: string;
  readonly version: VersionPattern;
  /** ID of an image component of ECS. */
  readonly id?: string;
  /** Whose image component of ECS: the account itself or Alibaba Cloud; either when absent. */
  readonly owner?: 'SELF' | 'ALIYUN';
  /** The account that must be the template's own, where the reference names one. */
  readonly accountID?: string;
  readonly parameters: readonly GivenParameter[];
  /** Where the template asks for it, for messages. */
  readonly path: string;
}

/** Lines of `buildContent` that stand for themselves. */
export interface WantedTasks {
  readonly kind: 'tasks';
  readonly tasks: readonly Task[];
  readonly path: string;
}

export type WantedItem = WantedComponent | WantedTasks;

/**
 * What a template wants done, in order: its components, then its build content; of one that cannot be read nothing.
 * `osType` decides which commands the content may hold.
 */
export function wantedItems(
  spec: ImageTemplate['spec'],
  osType: OSType,
): { items: readonly WantedItem[]; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const listed = (spec.components ?? []).map((used, index): WantedComponent => {
    const { name, version = '*', catalog = 'Namespace', parameters = [] } = used;
    const path = `spec.components[${index}]`;
    const pattern = parseVersionPattern(version);
    if (pattern === undefined) {
      const message = `must be ${VERSION_PATTERN_FORM}, but is '${shorten(version)}'`;
      problems.push({ path: `${path}.version`, message });
    }
    return {
      kind: 'component',
      catalog,
      name,
      version: pattern ?? ANY_VERSION,
      parameters: parameters.map(givenParameter),
      path,
    };
  });
  if (spec.buildContent === undefined) return { items: listed, problems };
  const path = 'spec.buildContent';
  const content = parseBuildContent(spec.buildContent, { osType, type: 'Build', path });
  problems.push(...(content.problems ?? []));
  const inContent = (content.result?.items ?? []).map((item): WantedItem => {
    if (item.kind === 'tasks') return { kind: 'tasks', tasks: item.tasks, path };
    const { reference, line, column } = item;
    if (reference.kind === 'arn' && reference.regionID !== spec.regionID) {
      const message =
        `'${reference.name}' is a component of region '${reference.regionID}', but one in the build region ` +
        `'${spec.regionID}' is needed`;
      problems.push({ path, line, column, message });
    }
    return {
      ...referenced(reference),
      parameters: item.parameters.map(({ name, value }) => ({ name, value })),
      path: `${path}, line ${line}`,
    };
  });
  return { items: [...listed, ...inContent], problems };
}

type TemplateParameter = NonNullable<
  NonNullable<ImageTemplate['spec']['components']>[number]['parameters']
>[number];

function givenParameter({ name, value, valueFrom }: TemplateParameter): GivenParameter {
  if (valueFrom !== undefined) return { name, secret: valueFrom.secretKeyRef };
  return { name, value: value ?? '' };
}

function referenced(reference: ComponentReference): Omit<WantedComponent, 'parameters' | 'path'> {
  if (reference.kind === 'id')
    return { kind: 'component', catalog: 'ECS', version: ANY_VERSION, id: reference.id };
  const { name, version } = reference;
  if (reference.kind === 'name') return { kind: 'component', catalog: 'Namespace', name, version };
  const { accountID } = reference;
  const ofECS = { kind: 'component', catalog: 'ECS', name, version } as const;
  return /^\d+$/.test(accountID) ? { ...ofECS, owner: 'SELF', accountID } : { ...ofECS, owner: 'ALIYUN' };
}
