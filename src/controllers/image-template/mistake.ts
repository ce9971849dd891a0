import type { ImageTemplate } from '../../api/objects.ts';
import { planTasks } from '../../build/planned-tasks.ts';
import { type WantedComponent, wantedItems } from '../../build/wanted-components.ts';
import { describeProblem, firstOf } from '../../components/problem.ts';
import { offeredComponents } from '../offered-components.ts';
import type { ImageTemplateDeps } from './deps.ts';

/**
 * What is wrong in what a template says of its components, found without the cloud; undefined when nothing is. What is
 * missing or not ready is no mistake: a build waits for it.
 */
export function mistakeIn(
  { components, catalog }: Pick<ImageTemplateDeps, 'components' | 'catalog'>,
  template: ImageTemplate,
): string | undefined {
  const { namespace = '' } = template.metadata;
  const { items, problems } = wantedItems(template.spec, 'Linux');
  const offered = (wanted: WantedComponent) => {
    if (wanted.catalog === 'System') return catalog();
    if (wanted.catalog === 'Namespace') return offeredComponents(components, namespace, wanted.name ?? '');
    return undefined;
  };
  const mistakes = [...problems.map(describeProblem), ...planTasks(items, offered, undefined).invalid];
  return mistakes.length === 0 ? undefined : firstOf(mistakes);
}
