import type { Event } from '../../../src/kube/resources.ts';
import { EventRecorder, type DropCause } from '../../../src/kube/events.ts';
import { type JsonPatchOperation, KubeError, type Occurrence } from '../../../src/kube/port.ts';
import { assert, SteppedClock } from '../../kit/index.ts';
import { configMap } from './objects.ts';

/** When the clock of a recorder starts. */
export const START = Date.UTC(2026, 0, 2, 3, 4, 5);

/** An API server's memory of events. */
export class FakeApi {
  readonly created: Event[] = [];
  readonly patches: { name: string; series: unknown }[] = [];
  readonly forgotten = new Set<string>();
  /** Answers of the next calls. */
  failures: KubeError[] = [];
  calls = 0;

  readonly client = {
    create: (_type: unknown, event: unknown): Promise<never> => {
      this.#fail();
      this.created.push(structuredClone(event) as Event);
      return Promise.resolve(event as never);
    },
    jsonPatch: (_type: unknown, ref: { name: string }, patch: JsonPatchOperation[]): Promise<never> => {
      this.#fail();
      if (this.forgotten.has(ref.name)) throw new KubeError(404, 'NotFound', 'gone');
      for (const { path, value } of patch) {
        assert.is(path, '/series');
        this.patches.push({ name: ref.name, series: value });
      }
      return Promise.resolve(undefined as never);
    },
  };

  #fail(): void {
    this.calls++;
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
  }
}

/** A recorder on a stepped clock, before a fake API. */
export function recording() {
  const api = new FakeApi();
  const clock = new SteppedClock(START);
  const dropped: DropCause[] = [];
  const recorder = new EventRecorder({
    client: api.client,
    clock,
    random: () => 0.5,
    instance: 'pod-1',
    onDropped: (cause) => dropped.push(cause),
  });
  return { api, clock, dropped, recorder };
}

/** An occurrence with these changes. */
export function occurrence(changes: Partial<Occurrence> = {}): Occurrence {
  return {
    regarding: configMap('a', 7),
    type: 'Normal',
    reason: 'InstanceLaunched',
    action: 'Launch',
    note: 'Launched i-1',
    ...changes,
  };
}

export const flush = (recorder: EventRecorder) => recorder.flush(new AbortController().signal);
export const unreachable = () => new KubeError(0, 'Unreachable', 'no answer');
