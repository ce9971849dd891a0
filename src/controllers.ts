import { IMAGE_COMPONENTS } from './api/names.ts';
import type { ImageComponent } from './api/objects.ts';
import { reconcileImageComponent } from './controllers/image-component.ts';
import { changesOf } from './controllers/sources.ts';
import { StatusWriter } from './controllers/status-writer.ts';
import { keyOf } from './kube/port.ts';
import type { Operator } from './operator.ts';
import { resync } from './runtime/source.ts';

/** Hangs the controllers of all kinds into the operator: which caches they read and what wakes them. */
export function addControllers(operator: Operator): void {
  const { clock, random } = operator.parts;
  const components = operator.addCache<ImageComponent>(IMAGE_COMPONENTS);
  const status = new StatusWriter(
    operator.client,
    operator.manager.leadership,
    new Map([[IMAGE_COMPONENTS.plural, components]]),
  );
  const keys = () => [...components.list()].map(keyOf);
  operator.addController(
    'imagecomponent',
    operator.newQueue('imagecomponent'),
    reconcileImageComponent({ components, status, clock }),
    [changesOf(components), resync({ clock, random, keys })],
  );
}
