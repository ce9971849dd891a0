import { setTimeout as sleep } from 'node:timers/promises';

import type { ControlPlane } from '../control-plane/index.ts';
import { deedsIn, writesIn } from '../scenario/operator/audit.ts';
import type { Cluster } from '../scenario/operator/cluster.ts';
import { component } from '../scenario/operator/components.ts';
import { Replica } from '../scenario/operator/replica.ts';
import type { BundledOperator } from './bundled-operator.ts';
import { type Figure, loadNote, median } from './figure.ts';
import { onCluster } from './on-cluster.ts';

/** What a start of the operator took. */
export interface Start {
  /** From the birth of the process until the API server has its first write of a status. Milliseconds. */
  readonly firstReconcileMs: number;
  /** Once at rest. MB of 10⁶ bytes. */
  readonly rssMb: number;
}

const STARTS = 5;
/** Memory is given back, if at all, some seconds after the last work. */
const REST_MS = 5000;

/** The figures of some starts, one after the other. */
export function measureStarts(): Promise<Figure[]> {
  return onCluster(async (plane, cluster, operator) => {
    const found: Start[] = [];
    for (let start = 0; start < STARTS; start++) found.push(await measureStart(plane, cluster, operator));
    return figuresOf(found, operator);
  });
}

/** Of one or more starts: the median time, the greatest memory. */
export function figuresOf(found: readonly Start[], operator: BundledOperator): Figure[] {
  const times = found.map(({ firstReconcileMs }) => firstReconcileMs);
  const range = found.length === 1 ? '' : `median of ${times.toSorted((a, b) => a - b).join(', ')}; `;
  return [
    {
      name: 'start to first reconcile',
      value: median(times),
      unit: 'ms',
      target: { below: 400 },
      note: `${range}${loadNote()}`,
    },
    {
      name: 'RSS idle',
      value: Math.max(...found.map(({ rssMb }) => rssMb)),
      unit: 'MB',
      target: { below: 90 },
      note: `${operator.nodeFlags}; with a kubeconfig, which a pod does not load`,
    },
  ];
}

let starts = 0;

/** Starts the operator on a cluster that holds one component it has not seen, and stops it again. */
export async function measureStart(
  plane: ControlPlane,
  cluster: Cluster,
  operator: BundledOperator,
): Promise<Start> {
  const name = `start-${++starts}`;
  await cluster.create([component(name)]);
  const bornAt = Date.now();
  const replica = await Replica.start(plane, name, operator.options);
  try {
    await cluster.settled();
    const first = deedsIn(await writesIn(plane)).find((write) => write.replica === name);
    if (first === undefined) throw new Error('The first write is not in the audit log');
    await sleep(REST_MS);
    return { firstReconcileMs: first.receivedAt - bornAt, rssMb: (await replica.usage()).rssMb };
  } finally {
    await replica.stop();
  }
}
