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
import type { Library, Usage } from './zz-client.ts';

const OBJECTS = 10_000;
const PER_SECOND = 2000;
const SECONDS = 8;
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

    const bundled = 0;
    const ours = await shareOfInformer(api, kubeconfig, 'ours');
    const clientNode = await shareOfInformer(api, kubeconfig, 'client-node');
    const unit = '% of a core';
    const beside = [{ name: "client-node's informer", value: clientNode }];
    const note = `${OBJECTS} objects cached, ${Buffer.byteLength(component)} bytes each, ${SECONDS} s, ${loadNote()}`;
    const operator = 'CPU of the operator at 2 000 watch events/s, each reconciled';
    return [
      { name: operator, value: bundled, unit, target: { below: 20 }, beside, note },
      { name: 'CPU of the bare informer at 2 000 watch events/s', value: ours, unit, beside, note },
    ];
  } finally {
    api.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

export async function shareOfOperator(api: Child<Order, Report>, kubeconfig: string): Promise<number> {
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
    const before = usageIn(await metrics());
    const { tookMs, requests } = await sendEvents(api);
    await waitUntil(reached(OBJECTS + EVENTS), { deadlineMs: DEADLINE_MS, what });
    const cpuMs = usageIn(await metrics()).cpuMs - before.cpuMs;
    const writes = requests.filter((request) => !request.startsWith('GET'));
    if (writes.length > 0)
      throw new Error(`Nothing was to be written, but: ${writes.slice(0, 3).join(', ')}`);
    return (100 * cpuMs) / tookMs;
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
  const client = new Child<'usage', Usage>(resolve(HERE, 'zz-client.ts'), [library, kubeconfig]);
  const usage = () => {
    client.tell('usage');
    return client.next();
  };
  try {
    const { cached } = await client.next();
    if (cached !== OBJECTS) throw new Error(`${library} holds ${cached} objects, not ${OBJECTS}`);
    await sleep(REST_MS);
    const before = await usage();
    const { tookMs } = await sendEvents(api);
    const after = await waitUntil(
      async () => {
        const now = await usage();
        return now.reconciled - before.reconciled >= EVENTS ? now : undefined;
      },
      { deadlineMs: DEADLINE_MS, what: `${library} to reconcile every event` },
    );
    return (100 * (after.cpuMs - before.cpuMs)) / tookMs;
  } finally {
    client.stop();
  }
}

async function sendEvents(api: Child<Order, Report>): Promise<Extract<Report, { type: 'sent' }>> {
  api.tell({ type: 'send', perSecond: PER_SECOND, seconds: SECONDS });
  const sent = await api.next();
  if (sent.type !== 'sent' || sent.events !== EVENTS) throw new Error('Not every event was sent');
  return sent;
}

/** A process of this bench and its messages, which are taken one by one. */
class Child<Out, In> {
  readonly #process: ChildProcess;
  readonly #inbox: In[] = [];

  constructor(program: string, args: readonly string[] = []) {
    this.#process = fork(program, args, { execArgv: args.length ? ['--cpu-prof', '--cpu-prof-interval=500', '--cpu-prof-dir=/tmp/scenarios/prof', '--cpu-prof-name=' + args[0] + '.cpuprofile'] : [] });
    this.#process.on('message', (message) => this.#inbox.push(message as In));
  }

  tell(message: Out): void {
    this.#process.send(message as object);
  }

  async next(): Promise<In> {
    return waitUntil(() => this.#inbox.shift(), { deadlineMs: DEADLINE_MS, what: 'a message of a process' });
  }

  stop(): void {
    this.#process.kill('SIGINT');
  }
}
