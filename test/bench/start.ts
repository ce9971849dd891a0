import { setTimeout as sleep } from 'node:timers/promises';

import type { ControlPlane } from '../control-plane/index.ts';
import { deedsIn, writesIn } from '../scenario/operator/audit.ts';
import type { Cluster } from '../scenario/operator/cluster.ts';
import { component } from '../scenario/operator/components.ts';
import { cpuMsOf, memoryOf } from '../scenario/operator/process-usage.ts';
import { Replica } from '../scenario/operator/replica.ts';
import type { BundledOperator } from './bundled-operator.ts';

/** What a start of the operator took. */
export interface Start {
  /** From the birth of the process until the API server has its first write of a status. Milliseconds. */
  readonly firstReconcileMs: number;
  /** CPU time of the process until it was at rest. */
  readonly cpuMs: number;
  /** Once at rest. MB of 10⁶ bytes. */
  readonly rssMb: number;
}

/** Memory is given back, if at all, some seconds after the last work. */
const REST_MS = 5000;

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
    return {
      firstReconcileMs: first.receivedAt - bornAt,
      cpuMs: cpuMsOf(replica.pid),
      rssMb: memoryOf(replica.pid).rssMb,
    };
  } finally {
    await replica.stop();
  }
}
