/**
 * A process that keeps a cache of components and reconciles each change of it, by doing next to nothing, for
 * `watch-events.ts`: with the informer of this repository, or with that of @kubernetes/client-node. Queue and
 * controller are the same for both.
 *
 *   node watch-client.ts ours|client-node KUBECONFIG
 */
import type { KubernetesObject } from '@kubernetes/client-node';

import { IMAGE_COMPONENTS } from '../../src/api/names.ts';
import { kubeconfigAccess } from '../../src/kube/kubeconfig.ts';
import { Informer } from '../../src/kube/informer.ts';
import type { KubeObject } from '../../src/kube/port.ts';
import { Transport } from '../../src/kube/transport.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { Controller } from '../../src/runtime/controller.ts';
import { done } from '../../src/runtime/result.ts';
import { WorkQueue } from '../../src/runtime/work-queue.ts';

export type Library = 'ours' | 'client-node';

/** Sent when the cache is full, and in answer to every message. */
export interface Usage {
  /** Objects in the cache. */
  readonly cached: number;
  readonly reconciled: number;
  /** CPU time of the process so far. Milliseconds. */
  readonly cpuMs: number;
}

interface Cache {
  has(key: string): boolean;
  size(): number;
}

const clock = systemClock();
const random = Math.random;
const never = new AbortController().signal;
const queue = new WorkQueue({ clock, random });
let reconciled = 0;

async function withOurs(path: string): Promise<Cache> {
  const access = await kubeconfigAccess({ paths: [path], clock });
  const transport = new Transport({ access, clock, random, version: 'bench' });
  const cache = new Informer<KubeObject>({
    type: IMAGE_COMPONENTS,
    clock,
    random,
    transport,
    namespaces: [],
  });
  await new Promise<void>((ready) => void cache.run({ stop: never, ready }));
  cache.subscribe(({ key }) => queue.add(key));
  return { has: (key) => cache.get(key) !== undefined, size: () => cache.size };
}

async function withClientNode(path: string): Promise<Cache> {
  const { KubeConfig, CustomObjectsApi, makeInformer } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromFile(path);
  const api = config.makeApiClient(CustomObjectsApi);
  const { group, version, plural } = IMAGE_COMPONENTS;
  const list = () =>
    api.listClusterCustomObject({ group, version, plural }) as Promise<{ items: KubernetesObject[] }>;
  const informer = makeInformer<KubernetesObject>(config, `/apis/${group}/${version}/${plural}`, list);
  for (const verb of ['add', 'update', 'delete'] as const)
    informer.on(verb, ({ metadata }) => queue.add(`${metadata?.namespace}/${metadata?.name}`));
  await informer.start();
  const has = (key: string) => {
    const [namespace = '', name = ''] = key.split('/');
    return informer.get(name, namespace) !== undefined;
  };
  return { has, size: () => informer.list().length };
}

const [library, path = ''] = process.argv.slice(2);
const cache = library === 'ours' ? await withOurs(path) : await withClientNode(path);
const controller = new Controller({
  name: 'bench',
  queue,
  clock,
  random,
  reconcile(key) {
    if (cache.has(key)) reconciled++;
    return Promise.resolve(done);
  },
});
void controller.run({ stop: never, kill: never, ready() {} });

function tell(): void {
  const { user, system } = process.cpuUsage();
  const usage: Usage = { cached: cache.size(), reconciled, cpuMs: (user + system) / 1000 };
  process.send?.(usage);
}

process.on('message', tell);
tell(); process.on('SIGINT', () => process.exit(0)); process.on('disconnect', () => process.exit(0));
