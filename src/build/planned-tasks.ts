import { checkParameters } from '../components/parameters.ts';
import { describeProblem } from '../components/problem.ts';
import { renderTasks } from '../components/render.ts';
import { piecesOf, type RenderedTask } from '../components/rendered.ts';
import type { OSType } from '../components/component.ts';
import { hasCloudAssistantNames } from '../components/cloud-assistant-names.ts';
import type { ObjectKey, Task } from '../components/task.ts';
import { textsOf } from '../components/task-texts.ts';
import { MAX_PLAN_BYTES, type PlannedComponent, type PlannedTask } from './plan.ts';
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
  const secretIndexes = new Map<string, number>();
  const secretIndexOf = ({ name, key }: ObjectKey): number => {
    // `/` is in neither.
    const known = secretIndexes.get(`${name}/${key}`);
    if (known !== undefined) return known;
    secretIndexes.set(`${name}/${key}`, secretKeys.length);
    return secretKeys.push({ name, key }) - 1;
  };
  let characters = 0;
  const add = (component: string, rendered: readonly RenderedTask[], written: readonly Task[]) => {
    for (const [at, task] of rendered.entries()) {
      const marked = usesCloudParameters(written[at]) ? { cloudParameters: true as const } : {};
      tasks.push({ component, task, ...marked });
      characters += charactersOf(task);
    }
  };
  const options = { secretIndexOf, ...(osType === undefined ? {} : { osType }) };

  for (const item of items) {
    // A parameter may be used a thousand times: what is far too large must not be put together first.
    if (characters > MAX_PLAN_BYTES) break;
    if (item.kind === 'tasks') {
      const rendered = renderTasks(item.tasks, new Map(), { ...options, firstIndex: tasks.length });
      add(BUILD_CONTENT, rendered, item.tasks);
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
    const isListed = item.path.startsWith('spec.components');
    const path = isListed ? `${item.path}.parameters` : item.path;
    const { values, problems } = checkParameters(chosen.component.parameters, item.parameters, path);
    // A line of the build content has no fields; messages name the parameter anyway.
    invalid.push(...problems.map((problem) => describeProblem(isListed ? problem : { ...problem, path })));
    const written = chosen.component.tasks;
    add(chosen.name, renderTasks(written, values, { ...options, firstIndex: tasks.length }), written);
    const { name, version, hash, catalog } = chosen;
    components.push({ name, version, hash, ...(catalog === 'Namespace' ? {} : { catalog }) });
  }
  for (const { task } of tasks) {
    if (task.action === 'WriteFile' && 'secretKey' in task.content) secretIndexOf(task.content.secretKey);
  }
  const secrets = new Set(secretKeys.map(({ name }) => name)).size;
  if (secrets > MAX_SECRETS)
    invalid.push(`the components use ${secrets} Secrets together, but at most ${MAX_SECRETS} are allowed`);
  if (characters > MAX_PLAN_BYTES) {
    const message = `the tasks have more than ${MAX_PLAN_BYTES} characters together once parameters are filled in`;
    invalid.push(
      `${message}, which is the most that a build can have: use smaller values or fewer components`,
    );
  }
  if (tasks.length > MAX_TASKS)
    invalid.push(`the components have ${tasks.length} tasks together, but at most ${MAX_TASKS} are allowed`);
  return { components, tasks, secretKeys, missing: [...missing], invalid };
}

/** Characters that a task adds to a plan, about. */
function charactersOf(task: RenderedTask): number {
  let characters = task.action === 'WriteFile' && 'base64' in task.content ? task.content.base64.length : 0;
  for (const { text } of textsOf(task))
    for (const piece of piecesOf(text))
      characters += typeof piece === 'string' ? piece.length : JSON.stringify(piece).length;
  return characters;
}

function usesCloudParameters(task: Task | undefined): boolean {
  if (task?.action !== 'RunShellCommand' && task?.action !== 'RunPowerShellCommand') return false;
  return hasCloudAssistantNames(task.commandContent);
}
