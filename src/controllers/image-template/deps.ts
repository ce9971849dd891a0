import type { ImageBuild, ImageComponent, ImageTemplate } from '../../api/objects.ts';
import type { OfferedComponent } from '../../build/select-component.ts';
import type { EventSink, KubeClient, Store } from '../../kube/port.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { StatusWriter, WriteGuard } from '../status-writer.ts';

/** Everything that a template's reconcile needs from outside. */
export interface ImageTemplateDeps {
  readonly templates: Store<ImageTemplate>;
  readonly components: Store<ImageComponent>;
  /** The components that come with the operator. */
  readonly catalog: () => readonly OfferedComponent[];
  readonly builds: Store<ImageBuild>;
  readonly client: KubeClient;
  readonly status: StatusWriter;
  readonly guard: WriteGuard;
  readonly events: EventSink;
  readonly clock: Clock;
}
