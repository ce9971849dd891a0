import type { ImageComponent } from '../../../src/api/objects.ts';
import { BY_COMPONENT_NAME, componentNameKeys } from '../../../src/controllers/offered-components.ts';
import { IMAGE_COMPONENTS } from '../../../src/api/names.ts';
import { ObjectStore } from '../../../src/kube/store.ts';

export interface ComponentFacts {
  readonly namespace?: string;
  readonly spec?: Partial<ImageComponent['spec']>;
  /** What the operator has said about it: ready, not ready with a reason, or nothing yet. */
  readonly ready?: true | string;
  readonly deleted?: true;
}

/** A component as the API server stores it. */
export function componentObject(name: string, facts: ComponentFacts = {}): ImageComponent {
  const { namespace = 'images', spec, ready, deleted } = facts;
  const status = ready === true ? 'True' : 'False';
  return {
    apiVersion: 'imagesmith.dev/v1alpha1',
    kind: 'ImageComponent',
    metadata: {
      name,
      namespace,
      uid: `uid-${namespace}-${name}`,
      generation: 3,
      resourceVersion: '1',
      ...(deleted === undefined ? {} : { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    },
    spec: {
      type: 'Build',
      osType: 'Linux',
      version: '1.0.0',
      immutable: false,
      content: 'RUN true',
      ...spec,
    },
    status:
      ready === undefined
        ? { observedGeneration: 2 }
        : {
            observedGeneration: 3,
            conditions: [
              {
                type: 'Ready',
                status,
                reason: 'Any',
                message: ready === true ? '' : ready,
                observedGeneration: 3,
                lastTransitionTime: '2026-01-01T00:00:00Z',
              },
            ],
          },
  };
}

/** The cache that the controllers have, filled once. */
export function componentStore(...objects: ImageComponent[]): ObjectStore<ImageComponent> {
  const store = new ObjectStore<ImageComponent>({
    type: IMAGE_COMPONENTS,
    indexes: { [BY_COMPONENT_NAME]: componentNameKeys },
  });
  store.replaceAll(objects, '1');
  return store;
}
