import { setTimeout as sleep } from 'node:timers/promises';

import type { ControlPlane } from '../control-plane/index.ts';
import { waitUntil } from '../kit/index.ts';
import { deedsIn, writesIn } from '../scenario/operator/audit.ts';
import type { Cluster } from '../scenario/operator/cluster.ts';
import { copyComponent } from '../scenario/operator/copies.ts';
import { createSettled, ordinary } from '../scenario/operator/fleet.ts';
import { cpuMsOf, memoryOf } from '../scenario/operator/process-usage.ts';
import { Replica } from '../scenario/operator/replica.ts';
import type { BundledOperator } from './bundled-operator.ts';

/** What an operator that finds many settled components takes. */
export interface Scale {
  /** Of one component as it is stored, managed fields included. */
  readonly objectBytes: number;
  /** From the birth of the process until its cache is full. Milliseconds. */
  readonly listedMs: number;
  /** From the birth of the process until each component was reconciled. Milliseconds. */
  readonly steadyMs: number;
  /** CPU time that the process had used by then. Milliseconds; depends less on what else the machine does. */
  readonly cpuMs: number;
  /** From the answer to a change until the write of its status, while the others were reconciled. Milliseconds. */
  readonly changesMs: readonly number[];
  /** Components that were still waiting when the last change had been worked on. */
  readonly waitingAfterChanges: number;
  /** Once at rest, and the most it ever was. MB of 10⁶ bytes. */
  readonly rssMb: number;
  readonly peakMb: number;
}

const DEADLINE_MS = 60_000;
const REST_MS = 10_000;
const LOOK_MS = 50;
const RECONCILES = 'controller_runtime_reconcile_total';
const THIS_KIND = 'controller="imagecomponent"';

/** Puts settled components of ordinary size into the cluster. @returns their names and the bytes of one. */
export async function populate(
  plane: ControlPlane,
  cluster: Cluster,
  count: number,
): Promise<{ names: string[]; objectBytes: number }> {
  await createSettled(cluster, ordinary('original'));
  const names = Array.from({ length: count - 1 }, (_, number) => `copy-${number}`);
  return { names, objectBytes: await copyComponent(plane, 'original', names) };
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
    const cpuMs = cpuMsOf(replica.pid);
    await sleep(REST_MS);
    const written = deedsIn(await writesIn(plane)).filter((write) => write.replica === 'scale');
    const changesMs = changed.map((name) => {
      const write = written.find((one) => one.name === name);
      return (write?.receivedAt ?? Number.NaN) - (answeredAt.get(name) ?? Number.NaN);
    });
    if (written.length !== changes) throw new Error(`${written.length} statuses were written, not ${changes}`);
    const { rssMb, peakMb } = memoryOf(replica.pid);
    return { objectBytes, listedMs, steadyMs, cpuMs, changesMs, waitingAfterChanges, rssMb, peakMb };
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
