import { ApiClient } from '../../../src/kube/client.ts';
import { kubeconfigAccess } from '../../../src/kube/kubeconfig.ts';
import type { ReflectorOptions } from '../../../src/kube/reflector.ts';
import { CONFIG_MAPS, type ConfigMap } from '../../../src/kube/resources.ts';
import type { Transport } from '../../../src/kube/transport.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { type ControlPlane, controlPlaneFor, type ControlPlaneOptions } from '../../control-plane/index.ts';
import type { Suite } from '../../kit/suite.ts';
import { waitUntil } from '../../kit/index.ts';
import { contents, observe, type Observed, transportTo } from './setup.ts';

/** A real API server, ConfigMaps in its namespace "default", and reflectors that follow them. */
export class ApiServerScene {
  readonly #plane: () => ControlPlane;
  readonly #followed: Observed<ConfigMap>[] = [];
  #transport: Transport | undefined;

  constructor(test: Suite, options: ControlPlaneOptions = {}) {
    this.#plane = controlPlaneFor(test, options);
    test.before(async () => {
      this.#transport = transportTo(await this.access());
    });
    test.after.each(() => this.#cleanUp());
    test.after(() => this.#transport?.close());
  }

  get plane(): ControlPlane {
    return this.#plane();
  }

  get transport(): Transport {
    if (this.#transport === undefined) throw new Error('The suite has not begun');
    return this.#transport;
  }

  get client(): ApiClient {
    return new ApiClient(this.transport);
  }

  /** The administrator's access. */
  access() {
    return kubeconfigAccess({ paths: [this.plane.kubeconfigPath], clock: systemClock() });
  }

  /** Starts a reflector and waits until it watches. */
  async follow(options: Partial<ReflectorOptions<ConfigMap>> = {}): Promise<Observed<ConfigMap>> {
    const observed = observe(CONFIG_MAPS, {
      transport: this.transport,
      namespace: 'default',
      clock: systemClock(),
      ...options,
    });
    this.#followed.push(observed);
    observed.reflector.start();
    await waitUntil(() => observed.reflector.state.phase === 'Watching', { what: 'the watch' });
    return observed;
  }

  create(name: string): Promise<ConfigMap> {
    const metadata = { name, namespace: 'default' };
    return this.client.create(CONFIG_MAPS, { apiVersion: 'v1', kind: 'ConfigMap', metadata });
  }

  async change(name: string, value: string): Promise<ConfigMap> {
    const live = await this.client.get(CONFIG_MAPS, { name, namespace: 'default' });
    return this.client.replace(CONFIG_MAPS, { ...live, data: { value } });
  }

  remove(name: string): Promise<void> {
    return this.client.delete(CONFIG_MAPS, { name, namespace: 'default' });
  }

  /** Waits until the store shows exactly what the API server has. */
  async equal({ store }: Observed<ConfigMap>, deadlineMs = 10_000): Promise<void> {
    const wanted = contents(await this.client.list(CONFIG_MAPS, { namespace: 'default' })).join();
    const isEqual = () => contents(store.list()).join() === wanted;
    await waitUntil(isEqual, { deadlineMs, what: 'the store to be equal' });
  }

  async #cleanUp(): Promise<void> {
    await Promise.all(this.#followed.splice(0).map(({ reflector }) => reflector.stop()));
    for (const { metadata } of await this.client.list(CONFIG_MAPS, { namespace: 'default' })) {
      if (metadata.name !== 'kube-root-ca.crt') await this.client.delete(CONFIG_MAPS, metadata);
    }
  }
}
