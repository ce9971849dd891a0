import { findCondition, isTrue } from '../api/conditions.ts';
import { statusMessage } from '../api/message.ts';
import type { ImageComponent } from '../api/objects.ts';
import type { OfferedComponent } from '../build/select-component.ts';
import { contentHash } from '../components/content-hash.ts';
import { parseComponent } from '../components/parse.ts';
import type { Store } from '../kube/port.ts';

/** Index of the store of components: components by `namespace/component name`. */
export const BY_COMPONENT_NAME = 'componentName';

/** Characters of another object's message that a message repeats. */
const LONGEST_WHY = 200;

/** Name under which templates ask for a component. */
export function componentNameOf({ spec, metadata }: ImageComponent): string {
  return spec.componentName ?? metadata.name;
}

/** What the store is indexed by under {@link BY_COMPONENT_NAME}; the object's own name too, for messages. */
export function componentNameKeys(component: ImageComponent): string[] {
  const { namespace, name } = component.metadata;
  return [...new Set([componentNameOf(component), name])].map((named) => `${namespace}/${named}`);
}

/** The ImageComponents of a namespace that carry a name, with what makes them unusable at present. */
export function offeredComponents(
  components: Store<ImageComponent>,
  namespace: string,
  name: string,
): OfferedComponent[] {
  return components.byIndex(BY_COMPONENT_NAME, `${namespace}/${name}`).map(offerOf);
}

function offerOf(object: ImageComponent): OfferedComponent {
  const offer = {
    catalog: 'Namespace' as const,
    name: componentNameOf(object),
    version: object.spec.version,
    label: object.metadata.name,
  };
  const { status, metadata } = object;
  if (metadata.deletionTimestamp !== undefined) return { ...offer, hash: '', trouble: 'is being deleted' };
  if (status?.observedGeneration !== metadata.generation)
    return { ...offer, hash: '', trouble: 'has not been checked yet' };
  if (!isTrue(status?.conditions, 'Ready')) {
    const why = findCondition(status?.conditions, 'Ready')?.message ?? '';
    return {
      ...offer,
      hash: '',
      trouble: `is not ready${why === '' ? '' : `: ${statusMessage(why, LONGEST_WHY)}`}`,
    };
  }
  const { result } = parseComponent(object.spec);
  if (result === undefined) return { ...offer, hash: '', trouble: 'cannot be read by this operator' };
  return { ...offer, hash: contentHash(result), component: result };
}
