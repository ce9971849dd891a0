import { sameConditions } from '../api/conditions.ts';
import { hashOf } from '../api/hash.ts';
import { IMAGE_COMPONENTS } from '../api/names.ts';
import type { ImageComponent, ImageTemplate } from '../api/objects.ts';
import { done as ready, terminal, type ContractContext } from '../api/status-contract.ts';
import type { Component, Parameter } from '../components/component.ts';
import { contentHash } from '../components/content-hash.ts';
import { formatOf, parseComponent } from '../components/parse.ts';
import { describeProblem, firstOf, type Problem } from '../components/problem.ts';
import { newestMatch, parseVersion } from '../components/version.ts';
import type { Store } from '../kube/port.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Reconcile } from '../runtime/controller.ts';
import { done } from '../runtime/result.ts';
import { BY_COMPONENT_NAME, componentNameOf } from './offered-components.ts';
import type { StatusWriter } from './status-writer.ts';
import { BY_USED_COMPONENT, usedComponents } from './used-components.ts';

export interface ImageComponentDeps {
  readonly components: Store<ImageComponent>;
  readonly templates: Store<ImageTemplate>;
  readonly status: StatusWriter;
  readonly clock: Clock;
}

/** Templates that the status names. */
const NAMED_TEMPLATES = 20;
/** Characters of a default value that the status shows. */
const SHOWN_DEFAULT = 128;

/**
 * Checks a component and says so in its status: `Ready=True` with the fingerprint of its content, or `Stalled` with
 * the places of everything that is wrong. Touches nothing but the status.
 */
export function reconcileImageComponent(deps: ImageComponentDeps): Reconcile {
  const { components, status, clock } = deps;
  return async (key, { signal }) => {
    const component = components.get(key);
    if (component === undefined || component.metadata.deletionTimestamp !== undefined) return done;
    const next = { ...statusOf(component, clock.now()), ...usersOf(component, deps) };
    if (!sameStatus(component.status, next)) await status.write(IMAGE_COMPONENTS, component, next, signal);
    return done;
  };
}

type Status = NonNullable<ImageComponent['status']>;

function statusOf(component: ImageComponent, now: number): Status {
  const { spec, metadata } = component;
  const generation = metadata.generation ?? 0;
  const context: ContractContext = { generation, now, previous: component.status?.conditions ?? [] };
  const { result, problems, warnings } = parseComponent(spec);
  if (result === undefined) {
    return {
      observedGeneration: generation,
      conditions: terminal(context, { reason: 'InvalidContent', message: listed(problems) }),
      format: spec.content === undefined ? 'Structured' : (formatOf(spec.content) ?? 'YAML'),
    };
  }
  return {
    observedGeneration: generation,
    conditions: ready(context, { message: summary(result, warnings) }),
    format: result.format,
    contentHash: contentHash(result),
    taskCount: result.tasks.length,
    ...(result.parameters.length === 0 ? {} : { parameters: result.parameters.map(shownParameter) }),
  };
}

function summary({ tasks }: Component, warnings: readonly Problem[]): string {
  const count = tasks.length === 1 ? '1 task' : `${tasks.length} tasks`;
  return warnings.length === 0 ? `${count}, checked` : `${count}, checked; note: ${listed(warnings)}`;
}

function shownParameter({ name, type, defaultValue, sensitive }: Parameter) {
  const shown = sensitive === true ? undefined : defaultValue;
  return {
    name,
    type,
    ...(shown === undefined ? {} : { defaultValue: cut(shown) }),
    ...(sensitive === true ? { sensitive } : {}),
  };
}

/** What of a default value the status shows, in whole characters: half of one would come back as another. */
function cut(value: string): string {
  const characters = Array.from(value.toWellFormed());
  return characters.length <= SHOWN_DEFAULT ? value : `${characters.slice(0, SHOWN_DEFAULT - 1).join('')}…`;
}

/** The templates whose reference comes to this very object: of all that carry the name, the newest version that fits. */
function usersOf(
  component: ImageComponent,
  { components, templates }: ImageComponentDeps,
): Pick<Status, 'usedBy'> {
  const { namespace, uid } = component.metadata;
  const name = componentNameOf(component);
  const key = `${namespace}/${name}`;
  const namesakes = components
    .byIndex(BY_COMPONENT_NAME, key)
    .filter((other) => componentNameOf(other) === name);
  const users = templates.byIndex(BY_USED_COMPONENT, key).filter((template) =>
    usedComponents(template).some((used) => {
      if (used.name !== name) return false;
      const newest = newestMatch(used.version, namesakes, ({ spec }) => parseVersion(spec.version));
      return newest?.items.some(({ metadata }) => metadata.uid === uid) === true;
    }),
  );
  const names = users.map(({ metadata }) => metadata.name).toSorted();
  return names.length === 0 ? {} : { usedBy: names.slice(0, NAMED_TEMPLATES) };
}

function listed(problems: readonly Problem[]): string {
  return firstOf(problems.map(describeProblem));
}

function sameStatus(stored: ImageComponent['status'] | undefined, next: Status): boolean {
  if (stored === undefined || !sameConditions(stored.conditions ?? [], next.conditions ?? [])) return false;
  return hashOf({ ...stored, conditions: [] }) === hashOf({ ...next, conditions: [] });
}
