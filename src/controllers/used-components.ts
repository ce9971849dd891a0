import type { ImageTemplate } from '../api/objects.ts';
import { wantedItems } from '../build/wanted-components.ts';
import type { VersionPattern } from '../components/version.ts';

/** Index of the store of templates: templates by `namespace/name` of the ImageComponents that they use. */
export const BY_USED_COMPONENT = 'usedComponent';

/** What a template asks the ImageComponents of its namespace for. */
export interface UsedComponent {
  readonly name: string;
  readonly version: VersionPattern;
}

/** Reading a build content takes milliseconds, and each change of a component asks all templates that use it. */
const READ = new WeakMap<ImageTemplate, readonly UsedComponent[]>();

/** The ImageComponents that a template uses, in its order. Objects of a store never change, so each is read once. */
export function usedComponents(template: ImageTemplate): readonly UsedComponent[] {
  const known = READ.get(template);
  if (known !== undefined) return known;
  // Which commands the content may hold depends on the system, which components stand in it does not.
  const used = wantedItems(template.spec, 'Linux').items.flatMap((item): UsedComponent[] =>
    item.kind === 'component' && item.catalog === 'Namespace' && item.name !== undefined
      ? [{ name: item.name, version: item.version }]
      : [],
  );
  READ.set(template, used);
  return used;
}

/** What the store is indexed by under {@link BY_USED_COMPONENT}. */
export function usedComponentKeys(template: ImageTemplate): string[] {
  const { namespace } = template.metadata;
  const names = new Set(usedComponents(template).map(({ name }) => name));
  return [...names].map((name) => `${namespace}/${name}`);
}
