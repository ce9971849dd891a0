import type { ImageBuild, ImageComponent, ImageTemplate } from '../../api/objects.ts';
import type { OfferedComponent } from '../../build/select-component.ts';
import type { Clouds } from '../../cloud/port.ts';
import type { EventSink, KubeClient, Secrets, Store } from '../../kube/port.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { StatusWriter, WriteGuard } from '../status-writer.ts';

/** Everything that a build's reconcile needs from outside. */
export interface ImageBuildDeps {
  readonly builds: Store<ImageBuild>;
  readonly templates: Store<ImageTemplate>;
  readonly components: Store<ImageComponent>;
  /** The components that come with the operator. */
  readonly catalog: () => readonly OfferedComponent[];
  readonly client: KubeClient;
  readonly status: StatusWriter;
  readonly guard: WriteGuard;
  readonly secrets: Secrets;
  readonly events: EventSink;
  readonly clouds: Clouds;
  /** Kubernetes' time. */
  readonly wall: Clock;
  /** The cloud's time: deadlines, polling, back-off. */
  readonly cloud: Clock;
  /** Wall milliseconds for a span of cloud milliseconds. */
  toWallMs(cloudMs: number): number;
  /** Tells this installation's resources from those of every other one in the account. */
  readonly clusterID: string;
  /** 32 random bytes that only this process knows. */
  readonly processSecret: Uint8Array;
  /** Makes the build be reconciled again. */
  enqueue(key: string): void;
}
