import { IMAGE_COMPONENTS, IMAGE_TEMPLATES } from '../../src/api/names.ts';
import type { ImageComponent, ImageTemplate } from '../../src/api/objects.ts';
import { reconcileImageComponent } from '../../src/controllers/image-component.ts';
import { BY_COMPONENT_NAME, componentNameKeys } from '../../src/controllers/offered-components.ts';
import { StatusWriter } from '../../src/controllers/status-writer.ts';
import { BY_USED_COMPONENT, usedComponentKeys } from '../../src/controllers/used-components.ts';
import { keyOf } from '../../src/kube/port.ts';
import { ObjectStore } from '../../src/kube/store.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { Controller, type Reconcile } from '../../src/runtime/controller.ts';
import { soleLeader } from '../../src/runtime/leadership.ts';
import { done } from '../../src/runtime/result.ts';
import { WorkQueue } from '../../src/runtime/work-queue.ts';
import { createLogger } from '../../src/telemetry/log.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { waitUntil } from '../kit/index.ts';
import { type Figure, loadNote } from './figure.ts';
import { settledComponent } from './objects.ts';

const OBJECTS = 2000;
const ROUNDS = 5;
const DEADLINE_MS = 60_000;

/** CPU of a reconcile that finds nothing to do, with everything around it: queue, deadline, log fields, metrics. */
export async function measureUnchangedReconcile(): Promise<Figure[]> {
  const clock = systemClock();
  const components = new ObjectStore<ImageComponent>({
    type: IMAGE_COMPONENTS,
    indexes: { [BY_COMPONENT_NAME]: componentNameKeys },
  });
  const settled = await settledComponent('component');
  const keys = Array.from({ length: OBJECTS }, (_, number) => {
    const copy = structuredClone(settled);
    copy.metadata.name = `component-${number}`;
    components.put(components.ingest(copy));
    return keyOf(copy);
  });
  const refusing = {
    applyStatus: () => Promise.reject(new Error('An unchanged component was written')),
  };
  const status = new StatusWriter(refusing, soleLeader, new Map());
  const templates = new ObjectStore<ImageTemplate>({
    type: IMAGE_TEMPLATES,
    indexes: { [BY_USED_COMPONENT]: usedComponentKeys },
  });
  const real = reconcileImageComponent({ components, templates, status, clock });
  const unit = 'ms of CPU';
  return [
    {
      name: 'reconcile of an unchanged component',
      value: await cpuPerReconcile(keys, real),
      unit,
      target: { below: 1 },
      beside: [
        { name: 'one that does nothing', value: await cpuPerReconcile(keys, () => Promise.resolve(done)) },
      ],
      note: `five tasks, three scripts; ${loadNote()}`,
    },
  ];
}

/** @returns milliseconds, the least of some rounds: what else the machine does only adds. */
async function cpuPerReconcile(keys: readonly string[], reconcile: Reconcile): Promise<number> {
  const clock = systemClock();
  const random = Math.random;
  const metrics = new Metrics();
  const queue = new WorkQueue({ clock, random, metrics: metrics.workQueue('bench') });
  let finished = 0;
  let failed: unknown;
  const counting: Reconcile = async (key, context) => {
    finished++;
    try {
      return await reconcile(key, context);
    } catch (error) {
      failed ??= error;
      return done;
    }
  };
  const stop = new AbortController();
  const controller = new Controller({
    name: 'bench',
    queue,
    clock,
    random,
    reconcile: counting,
    metrics: metrics.controller('bench'),
    log: createLogger({ level: 'info', clock }),
  });
  const running = controller.run({ stop: stop.signal, kill: new AbortController().signal, ready() {} });
  let least = Infinity;
  for (let round = 1; round <= ROUNDS; round++) {
    const before = process.cpuUsage();
    for (const key of keys) queue.add(key);
    await waitUntil(() => finished === round * keys.length, { deadlineMs: DEADLINE_MS });
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000 / keys.length);
  }
  stop.abort();
  await running;
  if (failed !== undefined) throw failed as Error;
  return least;
}
