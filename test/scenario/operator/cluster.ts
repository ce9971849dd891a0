import { setTimeout as sleep } from 'node:timers/promises';

import { IMAGE_COMPONENTS } from '../../../src/api/names.ts';
import type { ImageComponent } from '../../../src/api/objects.ts';
import { ApiClient } from '../../../src/kube/client.ts';
import type { KubeObject } from '../../../src/kube/port.ts';
import { Transport } from '../../../src/kube/transport.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import type { ControlPlane } from '../../control-plane/index.ts';
import { waitUntil } from '../../kit/index.ts';
import type { Suite } from '../../kit/suite.ts';
import { change, type Draft, unsettled } from './components.ts';

/** Requests of one {@link Cluster.each} at the same time. */
const PARALLEL = 16;

/** Components as an administrator sees and changes them, many at a time and over kept connections. */
export class Cluster {
  readonly client: ApiClient;
  readonly #transport: Transport;

  constructor(plane: ControlPlane) {
    const tls = plane.credentialsFor('admin', ['system:masters']);
    this.#transport = new Transport({
      access: {
        server: new URL(plane.url),
        namespace: undefined,
        credentials: () => Promise.resolve({ headers: {}, tls }),
        renew: () => {},
      },
      clock: systemClock(),
      random: Math.random,
      version: 'test',
      writes: { perSecond: 1e6, burst: 1e6 },
    });
    this.client = new ApiClient(this.#transport);
  }

  close(): void {
    this.#transport.close();
  }

  async create(drafts: readonly Draft[]): Promise<void> {
    await this.each(drafts, async (draft) => {
      // The API server fills in what a draft leaves out.
      await this.client.create<KubeObject>(IMAGE_COMPONENTS, draft);
    });
  }

  /** Changes what the components of these names do. @returns them as stored. */
  async change(names: readonly string[], text: string): Promise<ImageComponent[]> {
    const changed: ImageComponent[] = [];
    await this.each(names, async (name) => void changed.push(await this.changeOne(name, text)));
    return changed;
  }

  changeOne(name: string, text: string): Promise<ImageComponent> {
    return this.#transport.json<ImageComponent>({
      method: 'PATCH',
      path: `/apis/imagesmith.dev/v1alpha1/namespaces/default/imagecomponents/${name}`,
      contentType: 'application/merge-patch+json',
      body: change(text),
    });
  }

  async delete(names: readonly string[]): Promise<void> {
    await this.each(names, (name) => this.client.delete(IMAGE_COMPONENTS, { namespace: 'default', name }));
  }

  list(): Promise<ImageComponent[]> {
    return this.client.list(IMAGE_COMPONENTS);
  }

  read(name: string): Promise<ImageComponent> {
    return this.client.get(IMAGE_COMPONENTS, { namespace: 'default', name });
  }

  /** Waits until the status of every component speaks of its present spec and says what it must. */
  async settled(deadlineMs = 60_000): Promise<ImageComponent[]> {
    let left: string[] = [];
    let found: ImageComponent[] = [];
    const look = async () => {
      found = await this.list();
      left = found.flatMap((one) => unsettled(one) ?? []);
      // Not every 10 ms: a list of many objects is work that what is waited for needs the CPU for.
      if (left.length > 0) await sleep(40);
      return left.length === 0;
    };
    try {
      await waitUntil(look, { deadlineMs });
    } catch (error) {
      const named = left.slice(0, 5).join('; ');
      throw new Error(`${left.length} of ${found.length} components did not settle: ${named}`, {
        cause: error,
      });
    }
    return found;
  }

  /**
   * Waits until the API server shows so many components. Of those that came past it into etcd it must first take note,
   * which takes it some seconds for thousands.
   */
  async shows(count: number): Promise<void> {
    const what = `the API server to show ${count} components`;
    await waitUntil(async () => (await this.list()).length >= count, { deadlineMs: 120_000, what });
  }

  /** Runs `work` for every item, some at a time, in no order. */
  async each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
    const queue = items.values();
    const worker = async () => {
      for (const item of queue) await work(item);
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
  }
}

/** The {@link Cluster} of a suite's control plane, closed after the last test. */
export function clusterFor(test: Suite, plane: () => ControlPlane): () => Cluster {
  let cluster: Cluster | undefined;
  test.after(() => cluster?.close());
  return () => (cluster ??= new Cluster(plane()));
}
