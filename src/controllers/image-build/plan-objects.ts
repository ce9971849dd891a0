import { isTrue } from '../../api/conditions.ts';
import type { ImageComponent, ImageTemplate } from '../../api/objects.ts';
import { NotReady } from '../../build/failure.ts';
import type { PlannedComponent } from '../../build/plan.ts';
import { parseStructured } from '../../components/structured.ts';
import type { Task } from '../../components/task.ts';
import type { BuildSession } from './session.ts';

/** The template of the build. @throws NotReady when it is missing or being deleted. */
export function templateOf({ deps, build }: Pick<BuildSession, 'deps' | 'build'>): ImageTemplate {
  const { namespace } = build.metadata;
  const { name } = build.spec.templateRef;
  const template = deps.templates.get(`${namespace}/${name}`);
  if (template === undefined)
    throw new NotReady(`ImageTemplate '${name}' does not exist in namespace '${namespace}'`);
  if (template.metadata.deletionTimestamp !== undefined)
    throw new NotReady(`ImageTemplate '${name}' is being deleted`);
  return template;
}

/** The components of a template with their tasks. @throws NotReady naming every one that cannot be used yet. */
export function plannedComponents(
  { deps, build }: Pick<BuildSession, 'deps' | 'build'>,
  template: ImageTemplate,
): (PlannedComponent & { tasks: readonly Task[] })[] {
  const { namespace } = build.metadata;
  const troubles = new Set<string>();
  const planned = (template.spec.components ?? []).flatMap(({ name }) => {
    const component = deps.components.get(`${namespace}/${name}`);
    const trouble = troubleOf(name, component);
    if (trouble !== undefined) troubles.add(trouble);
    const tasks = component === undefined ? undefined : parseStructured(component.spec).tasks;
    const hash = component?.status?.contentHash;
    if (component === undefined || tasks === undefined || hash === undefined) return [];
    return [{ name, version: component.spec.version ?? '', hash, tasks }];
  });
  if (troubles.size > 0) throw new NotReady([...troubles].join('; '));
  return planned;
}

function troubleOf(name: string, component: ImageComponent | undefined): string | undefined {
  if (component === undefined) return `ImageComponent '${name}' does not exist`;
  const { status, metadata } = component;
  if (status?.observedGeneration !== metadata.generation)
    return `ImageComponent '${name}' has not been checked yet`;
  if (!isTrue(status?.conditions, 'Ready')) return `ImageComponent '${name}' is not ready`;
  return undefined;
}
