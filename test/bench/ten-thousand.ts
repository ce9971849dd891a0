import { setTimeout as sleep } from 'node:timers/promises';

import type { ControlPlane } from '../control-plane/index.ts';
import { waitUntil } from '../kit/index.ts';
import { deedsIn, writesIn } from '../scenario/operator/audit.ts';
import type { Cluster } from '../scenario/operator/cluster.ts';
import { copyComponent } from '../scenario/operator/copies.ts';
import { createSettled, ordinary } from '../scenario/operator/fleet.ts';
import { Replica } from '../scenario/operator/replica.ts';
import type { BundledOperator } from './bundled-operator.ts';
import { type Figure, loadNote } from './figure.ts';
import { onCluster } from './on-cluster.ts';

/** What an operator that finds many settled components takes. */
export interface Scale {
  /** Of one component as it is stored, managed fields included. */
  readonly objectBytes: number;
  /** From the birth of the process until its cache is full. Milliseconds. */
  readonly listedMs: number;
  /** From the birth of the process until each component was reconciled. Milliseconds. */
  readonly steadyMs: number;
  /** CPU time that this took once the program was loaded. Milliseconds; depends less on what else the machine does. */
  readonly cpuMs: number;
  /** From the answer to each change until the write of its status, while the others were reconciled. Milliseconds. */
  readonly changesMs: readonly number[];
  /** Components that were still waiting when the last change had been worked on. */
  readonly waitingAfterChanges: number;
  /** Once at rest. MB of 10⁶ bytes. */
  readonly rssMb: number;
}

const OBJECTS = 10_000;
const CHANGES = 5;
const DEADLINE_MS = 60_000;
const REST_MS = 10_000;
const LOOK_MS = 50;
const RECONCILES = 'controller_runtime_reconcile_total';
const THIS_KIND = 'controller="imagecomponent"';

/** The figures of an operator that finds ten thousand components. */
export function measureTenThousand(): Promise<Figure[]> {
  return onCluster(async (plane, cluster, operator) =>
    figuresOf(await measureScale(plane, cluster, operator, { count: OBJECTS, changes: CHANGES }), operator),
  );
}

export function figuresOf(scale: Scale, operator: BundledOperator): Figure[] {
  const { objectBytes, listedMs, steadyMs, cpuMs, changesMs, waitingAfterChanges, rssMb } = scale;
  const objects = `${OBJECTS} components of ${objectBytes} bytes`;
  return [
    {
      name: 'start to steady state with 10 000 components',
      value: steadyMs / 1000,
      unit: 's',
      target: { below: 5 },
      note: `${objects}; listed after ${(listedMs / 1000).toFixed(1)} s; ${Math.round(cpuMs)} ms of CPU; ${loadNote()}`,
    },
    {
      name: 'a change among 10 000 components that all wait',
      value: Math.max(...changesMs),
      unit: 'ms',
      target: { below: 200 },
      note: `longest of ${changesMs.join(', ')}; ${waitingAfterChanges} components still waited after that; ${loadNote()}`,
    },
    {
      name: 'RSS with 10 000 components',
      value: rssMb,
      unit: 'MB',
      target: { below: 220 },
      note: `${objects}; ${operator.nodeFlags}`,
    },
  ];
}

/** Puts settled components of ordinary size into the cluster. @returns their names and the bytes of one. */
export async function populate(
  plane: ControlPlane,
  cluster: Cluster,
  count: number,
): Promise<{ names: string[]; objectBytes: number }> {
  await createSettled(cluster, ordinary('original'));
  const names = Array.from({ length: count - 1 }, (_, number) => `copy-${number}`);
  const objectBytes = await copyComponent(plane, 'original', names);
  await cluster.shows(count);
  return { names, objectBytes };
}

/** Starts the operator on a cluster with `count` settled components and nothing else, and stops it again. */
export async function measureScale(
  plane: ControlPlane,
  cluster: Cluster,
  operator: BundledOperator,
  { count, changes }: { count: number; changes: number },
): Promise<Scale> {
  const { names, objectBytes } = await populate(plane, cluster, count);
  const bornAt = performance.now();
  const replica = await Replica.start(plane, 'scale', operator.options);
  const sinceBirth = () => performance.now() - bornAt;
  try {
    await replica.logged('Waiting to lead');
    const listedMs = sinceBirth();
    await replica.logged('Started');
    const changed = names.slice(-changes);
    const answeredAt = new Map<string, number>();
    for (const name of changed) {
      await cluster.changeOne(name, 'echo changed');
      answeredAt.set(name, Date.now());
      await settledOne(cluster, name);
    }
    const waitingAfterChanges = await replica.metric('workqueue_depth', 'name="imagecomponent"');
    // A change is reconciled once more than the others.
    await waitUntil(
      async () => (await replica.metric(RECONCILES, THIS_KIND)) >= count || (await sleep(LOOK_MS)),
      { deadlineMs: DEADLINE_MS, what: 'every component to be reconciled' },
    );
    const steadyMs = sinceBirth();
    const { cpuMs } = await replica.usage();
    await sleep(REST_MS);
    const written = deedsIn(await writesIn(plane)).filter((write) => write.replica === 'scale');
    const changesMs = changed.map((name) => {
      const write = written.find((one) => one.name === name);
      // Below 0 when the operator was faster than the answer on its way here.
      return Math.max(0, (write?.receivedAt ?? Number.NaN) - (answeredAt.get(name) ?? Number.NaN));
    });
    if (written.length !== changes)
      throw new Error(`${written.length} statuses were written, not ${changes}`);
    const { rssMb } = await replica.usage();
    return { objectBytes, listedMs, steadyMs, cpuMs, changesMs, waitingAfterChanges, rssMb };
  } finally {
    await replica.stop();
  }
}

async function settledOne(cluster: Cluster, name: string): Promise<void> {
  const isSettled = async () => {
    const { metadata, status } = await cluster.read(name);
    return status.observedGeneration === metadata.generation;
  };
  await waitUntil(isSettled, { deadlineMs: DEADLINE_MS, what: `the status of ${name}` });
}
