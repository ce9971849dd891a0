import type { ImageTemplate } from '../api/objects.ts';
import { parseBuildContent } from '../components/build-content.ts';
import type { OSType } from '../components/component.ts';
import type { ComponentReference } from '../components/component-reference.ts';
import type { GivenParameter } from '../components/parameters.ts';
import type { Problem } from '../components/problem.ts';
import type { Task } from '../components/task.ts';
import { ANY_VERSION, parseVersionPattern, type VersionPattern } from '../components/version.ts';

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

/** What a template wants done, in order: its components, then its build content. */
export function wantedItems(
  spec: ImageTemplate['spec'],
  osType: OSType,
): { items: readonly WantedItem[]; problems: readonly Problem[] } {
  const listed = (spec.components ?? []).map((used, index): WantedComponent => {
    const { name, version, catalog = 'Namespace', parameters = [] } = used;
    return {
      kind: 'component',
      catalog,
      name,
      version: parseVersionPattern(version ?? '*') ?? ANY_VERSION,
      parameters: parameters.map(givenParameter),
      path: `spec.components[${index}]`,
    };
  });
  if (spec.buildContent === undefined) return { items: listed, problems: [] };
  const path = 'spec.buildContent';
  const { result, problems } = parseBuildContent(spec.buildContent, { osType, type: 'Build', path });
  if (result === undefined) return { items: listed, problems };
  const inContent = result.items.map((item): WantedItem => {
    if (item.kind === 'tasks') return { kind: 'tasks', tasks: item.tasks, path };
    return {
      ...referenced(item.reference),
      parameters: item.parameters.map(({ name, value }) => ({ name, value })),
      path: `${path}, line ${item.line}`,
    };
  });
  return { items: [...listed, ...inContent], problems: [] };
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
  const owner = /^\d+$/.test(reference.accountID) ? 'SELF' : 'ALIYUN';
  return { kind: 'component', catalog: 'ECS', name, version, owner };
}
