import { checkParameters } from '../components/parameters.ts';
import { describeProblem } from '../components/problem.ts';
import { renderTasks } from '../components/render.ts';
import type { OSType } from '../components/component.ts';
import type { ObjectKey } from '../components/task.ts';
import type { PlannedComponent, PlannedTask } from './plan.ts';
import type { OfferedComponent } from './select-component.ts';
import { MAX_SECRETS } from './secret-version.ts';
import { selectComponent } from './select-component.ts';
import type { WantedComponent, WantedItem } from './wanted-components.ts';

/** Name under which lines of a template's `buildContent` appear where others have the name of a component. */
export const BUILD_CONTENT = 'buildContent';
/** Tasks that one build may have. */
export const MAX_TASKS = 2000;

/** The tasks of a build with their parameters filled in, or why there are none. */
export interface PlannedTasks {
  readonly components: readonly PlannedComponent[];
  readonly tasks: readonly PlannedTask[];
  /** Keys of Secrets in the order in which pieces of the tasks count them. */
  readonly secretKeys: readonly ObjectKey[];
  /** What somebody has to add, finish or tidy up first. */
  readonly missing: readonly string[];
  /** What is wrong in the template. */
  readonly invalid: readonly string[];
}

/**
 * Resolves what a template wants against what the catalogues offer. `osType` is that of the source image; unknown when
 * only the template is checked.
 */
export function planTasks(
  items: readonly WantedItem[],
  offeredFor: (wanted: WantedComponent) => readonly OfferedComponent[] | undefined,
  osType: OSType | undefined,
): PlannedTasks {
  const components: PlannedComponent[] = [];
  const tasks: PlannedTask[] = [];
  const secretKeys: ObjectKey[] = [];
  const missing = new Set<string>();
  const invalid: string[] = [];
  const secretIndexOf = ({ name, key }: ObjectKey): number => {
    const known = secretKeys.findIndex((other) => other.name === name && other.key === key);
    return known >= 0 ? known : secretKeys.push({ name, key }) - 1;
  };
  const options = { secretIndexOf, ...(osType === undefined ? {} : { osType }) };

  for (const item of items) {
    if (item.kind === 'tasks') {
      const rendered = renderTasks(item.tasks, new Map(), { ...options, firstIndex: tasks.length });
      tasks.push(...rendered.map((task) => ({ component: BUILD_CONTENT, task })));
      continue;
    }
    const offered = offeredFor(item);
    if (offered === undefined) continue;
    const { chosen, ...why } = selectComponent(item, offered, osType);
    if (chosen === undefined) {
      if (why.missing !== undefined) missing.add(why.missing);
      if (why.invalid !== undefined) invalid.push(why.invalid);
      continue;
    }
    const path = item.path.startsWith('spec.components') ? `${item.path}.parameters` : item.path;
    const { values, problems } = checkParameters(chosen.component.parameters, item.parameters, path);
    invalid.push(...problems.map(describeProblem));
    const rendered = renderTasks(chosen.component.tasks, values, { ...options, firstIndex: tasks.length });
    tasks.push(...rendered.map((task) => ({ component: chosen.name, task })));
    const { name, version, hash, catalog } = chosen;
    components.push({ name, version, hash, ...(catalog === 'Namespace' ? {} : { catalog }) });
  }
  for (const { task } of tasks) {
    if (task.action === 'WriteFile' && 'secretKey' in task.content) secretIndexOf(task.content.secretKey);
  }
  const secrets = new Set(secretKeys.map(({ name }) => name)).size;
  if (secrets > MAX_SECRETS)
    invalid.push(`the components use ${secrets} Secrets together, but at most ${MAX_SECRETS} are allowed`);
  if (tasks.length > MAX_TASKS)
    invalid.push(`the components have ${tasks.length} tasks together, but at most ${MAX_TASKS} are allowed`);
  return { components, tasks, secretKeys, missing: [...missing], invalid };
}
