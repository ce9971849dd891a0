import type { ImageTemplate } from '../api/objects.ts';
import { wantedItems } from '../build/wanted-components.ts';

/** Index of the store of templates: templates by `namespace/name` of the ImageComponents that they use. */
export const BY_USED_COMPONENT = 'usedComponent';

/** Names of the namespace's components that a template uses, as the store is indexed by them. */
export function usedComponentKeys({ metadata: { namespace }, spec }: ImageTemplate): string[] {
  const names = wantedItems(spec, 'Linux').items.flatMap((item) =>
    item.kind === 'component' && item.catalog === 'Namespace' && item.name !== undefined ? [item.name] : [],
  );
  return [...new Set(names)].map((name) => `${namespace}/${name}`);
}
