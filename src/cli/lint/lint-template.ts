import type { ImageTemplate } from '../../api/objects.ts';
import { checkDelivery } from '../../build/check-delivery.ts';
import { MAX_TASKS, planTasks } from '../../build/planned-tasks.ts';
import { type OfferedComponent, selectComponent } from '../../build/select-component.ts';
import { type WantedComponent, type WantedItem, wantedItems } from '../../build/wanted-components.ts';
import type { Component, OSType } from '../../components/component.ts';
import { checkParameters } from '../../components/parameters.ts';
import type { Problem } from '../../components/problem.ts';

/** What templates may use: the components beside them, and those of the System catalogue. */
export interface Offers {
  readonly namespace: readonly OfferedComponent[];
  readonly system: () => readonly OfferedComponent[];
}

/** What a converted template holds where somebody has to fill something in. */
export const PLACEHOLDER = /\breplaceme\b/;

export interface TemplateFindings {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Checks what a template asks for: that it is there, fits together, and gets the parameters that it needs. */
export function lintTemplate({ spec }: ImageTemplate, offers: Offers): TemplateFindings {
  const problems: Problem[] = [];
  const warnings = placeholders(spec);
  const { items, problems: inContent, warnings: ofContent } = readItems(spec);
  problems.push(...inContent);
  warnings.push(...ofContent);
  const offeredFor = ({ catalog }: WantedComponent) => {
    if (catalog === 'System') return offers.system();
    return catalog === 'Namespace' ? offers.namespace : undefined;
  };
  const chosen: Component[] = [];
  for (const item of items) {
    if (item.kind !== 'component') continue;
    const offered = offeredFor(item);
    if (offered === undefined) continue;
    const selection = selectComponent(item, offered, undefined);
    const place = placeOf(item);
    if (selection.invalid !== undefined)
      problems.push({ ...place, message: withoutPlace(selection.invalid, item) });
    else if (selection.missing !== undefined) {
      const message = withoutPlace(selection.missing, item);
      // Those of the namespace may well be in the cluster; the System ones come with this very program.
      (item.catalog === 'System' ? problems : warnings).push({ ...place, message });
    } else {
      const { component } = selection.chosen;
      chosen.push(component);
      const { problems: found } = checkParameters(component.parameters, item.parameters, 'parameters');
      problems.push(...found.map((problem) => within(item, problem)));
    }
  }
  const osTypes = new Set(chosen.map(({ osType }) => osType));
  if (osTypes.size > 1)
    problems.push({ path: 'spec.components', message: 'has components for Linux and for Windows together' });
  else if (problems.length === 0)
    problems.push(...deliveryProblems(items, offeredFor, spec, [...osTypes][0] ?? 'Linux'));
  return { problems, warnings };
}

/** What build content may hold depends on the system, which only the source image tells: either may be meant. */
function readItems(spec: ImageTemplate['spec']) {
  const linux = wantedItems(spec, 'Linux');
  const read = linux.problems.length === 0 ? linux : wantedItems(spec, 'Windows');
  const taken = read.problems.length === 0 ? read : linux;
  return { ...taken, warnings: [] as Problem[] };
}

function deliveryProblems(
  items: readonly WantedItem[],
  offeredFor: (wanted: WantedComponent) => readonly OfferedComponent[] | undefined,
  { secrets }: ImageTemplate['spec'],
  osType: OSType,
): Problem[] {
  const { tasks } = planTasks(items, offeredFor, undefined);
  const path = 'spec.components';
  if (tasks.length > MAX_TASKS)
    return [{ path, message: `have ${tasks.length} tasks together, but at most ${MAX_TASKS} are allowed` }];
  return checkDelivery(tasks, secrets?.delivery ?? 'Encrypted', osType).map((message) => ({ path, message }));
}

/** A path of the plan: a field, or a line of the build content. */
function placeOf({ path }: WantedComponent): Pick<Problem, 'path' | 'line' | 'column'> {
  const [field = '', line] = path.split(', line ');
  return line === undefined ? { path: field } : { path: field, line: Number(line), column: 1 };
}

function within(item: WantedComponent, problem: Problem): Problem {
  const place = placeOf(item);
  return {
    ...problem,
    ...place,
    ...(place.line === undefined ? { path: `${place.path}.${problem.path}` } : {}),
  };
}

function withoutPlace(message: string, { path }: WantedComponent): string {
  return message.startsWith(path) ? message.slice(path.length).replace(/^[: ]+/, '') : message;
}

function placeholders(spec: ImageTemplate['spec']): Problem[] {
  const found: Problem[] = [];
  const open: { value: unknown; path: string }[] = [{ value: spec, path: 'spec' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === 'string') {
      if (path !== 'spec.buildContent' && PLACEHOLDER.test(value))
        found.push({ path, message: `'${value}' is a placeholder: fill it in` });
    } else if (Array.isArray(value))
      value.forEach((item: unknown, index) => open.push({ value: item, path: `${path}[${index}]` }));
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) open.push({ value: inner, path: `${path}.${key}` });
  }
  return found;
}
