import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { waitUntil } from '../kit/index.ts';
import { OperatorProcess } from '../kit/operator-process.ts';
import { metricIn, usageIn } from '../scenario/operator/replica.ts';
import { bundledOperator } from './bundled-operator.ts';
import { type Figure, loadNote } from './figure.ts';
import { settledComponent } from './objects.ts';
import type { Order, Report } from './scripted-api.ts';
import type { Library, Usage } from './watch-client.ts';

const OBJECTS = 10_000;
const PER_SECOND = 2000;
const SECONDS = 6;
/** The least counts: what else the machine does only adds. */
const ROUNDS = 2;
const EVENTS = PER_SECOND * SECONDS;
const DEADLINE_MS = 30_000;
/** Until the work that a full cache leaves behind is over. */
const REST_MS = 2000;
const HERE = import.meta.dirname;

/** CPU that a steady stream of watch events costs: the whole operator, then the bare informers of two libraries. */
export async function measureWatchEvents(): Promise<Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), 'imagesmith-bench-'));
  const api = new Child<Order, Report>(resolve(HERE, 'scripted-api.ts'));
  try {
    const component = JSON.stringify(await settledComponent('component'));
    api.tell({ type: 'serve', component, count: OBJECTS });
    const serving = await api.next();
    if (serving.type !== 'serving') throw new Error('The scripted API server did not start');
    const kubeconfig = join(directory, 'kubeconfig');
    await writeFile(kubeconfig, serving.kubeconfig, { mode: 0o600 });

    const { share: bundled, nodeFlags } = await shareOfOperator(api, kubeconfig);
    const ours = await shareOfInformer(api, kubeconfig, 'ours');
    const clientNode = await shareOfInformer(api, kubeconfig, 'client-node');
    const common = { unit: '% of a core', target: { below: 20 } };
    const note = `${OBJECTS} objects cached, ${Buffer.byteLength(component)} bytes each, the least of ${ROUNDS} × ${SECONDS} s, ${loadNote()}`;
    return [
      {
        ...common,
        name: 'CPU of the informer at 2 000 watch events/s',
        value: ours,
        beside: [{ name: 'that of @kubernetes/client-node', value: clientNode }],
        note,
      },
      {
        ...common,
        name: 'CPU of the operator at 2 000 watch events/s, each of them reconciled in full',
        value: bundled,
        note: nodeFlags,
      },
    ];
  } finally {
    api.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function shareOfOperator(
  api: Child<Order, Report>,
  kubeconfig: string,
): Promise<{ share: number; nodeFlags: string }> {
  const bundled = await bundledOperator();
  const flags = [...(bundled.options.flags ?? []), '--leader-elect=false'];
  const operator = new OperatorProcess(kubeconfig, { ...bundled.options, flags });
  try {
    const url = `http://127.0.0.1:${await operator.port()}/metrics`;
    const metrics = async () => (await fetch(url)).text();
    const reconciled = async () =>
      metricIn(await metrics(), 'controller_runtime_reconcile_total', 'controller="imagecomponent"');
    const reached = (count: number) => async () => (await reconciled()) >= count || (await sleep(100));
    const what = 'the operator to reconcile everything';
    await waitUntil(reached(OBJECTS), { deadlineMs: DEADLINE_MS, what });
    await sleep(REST_MS);
    const share = await leastShare(api, async (round) => {
      await waitUntil(reached(OBJECTS + round * EVENTS), { deadlineMs: DEADLINE_MS, what });
      return usageIn(await metrics()).cpuMs;
    });
    return { share, nodeFlags: bundled.nodeFlags };
  } finally {
    await operator.stop();
    await bundled.remove();
  }
}

async function shareOfInformer(
  api: Child<Order, Report>,
  kubeconfig: string,
  library: Library,
): Promise<number> {
  const client = new Child<'usage', Usage>(resolve(HERE, 'watch-client.ts'), [library, kubeconfig]);
  const usage = () => {
    client.tell('usage');
    return client.next();
  };
  try {
    const { cached } = await client.next();
    if (cached !== OBJECTS) throw new Error(`${library} holds ${cached} objects, not ${OBJECTS}`);
    await sleep(REST_MS);
    const { reconciled } = await usage();
    const usedAfter = (round: number) => async () => {
      const now = await usage();
      return now.reconciled >= reconciled + round * EVENTS ? now.cpuMs : undefined;
    };
    const what = `${library} to reconcile every event`;
    return await leastShare(api, (round) => waitUntil(usedAfter(round), { deadlineMs: DEADLINE_MS, what }));
  } finally {
    client.stop();
  }
}

/**
 * Sends events in rounds. `cpuMsAfter` waits until those of all rounds up to that one are worked off and returns what
 * the client has used by then. @returns percent of a core
 */
async function leastShare(
  api: Child<Order, Report>,
  cpuMsAfter: (round: number) => Promise<number>,
): Promise<number> {
  let least = Infinity;
  for (let round = 1; round <= ROUNDS; round++) {
    const before = await cpuMsAfter(round - 1);
    api.tell({ type: 'send', perSecond: PER_SECOND, seconds: SECONDS });
    const sent = await api.next();
    if (sent.type !== 'sent' || sent.events !== EVENTS) throw new Error('Not every event was sent');
    const writes = sent.requests.filter((request) => !request.startsWith('GET'));
    if (writes.length > 0)
      throw new Error(`Nothing was to be written, but: ${writes.slice(0, 3).join(', ')}`);
    least = Math.min(least, (100 * ((await cpuMsAfter(round)) - before)) / sent.tookMs);
  }
  return least;
}

/** A process of this bench and its messages, which are taken one by one. */
class Child<Out, In> {
  readonly #process: ChildProcess;
  readonly #inbox: In[] = [];

  constructor(program: string, args: readonly string[] = []) {
    this.#process = fork(program, args);
    this.#process.on('message', (message) => this.#inbox.push(message as In));
  }

  tell(message: Out): void {
    this.#process.send(message as object);
  }

  async next(): Promise<In> {
    return waitUntil(() => this.#inbox.shift(), { deadlineMs: DEADLINE_MS, what: 'a message of a process' });
  }

  stop(): void {
    this.#process.kill('SIGKILL');
  }
}
