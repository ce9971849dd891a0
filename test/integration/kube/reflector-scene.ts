import { CONFIG_MAPS, type ConfigMap } from '../../../src/kube/resources.ts';
import type { ReflectorOptions } from '../../../src/kube/reflector.ts';
import type { Transport } from '../../../src/kube/transport.ts';
import type { Clock } from '../../../src/runtime/clock.ts';
import { assert, waitUntil } from '../../kit/index.ts';
import { type Call, MisbehavingServer, type Reply, type Script } from '../../kit/misbehaving-server.ts';
import { contents, fastClock, observe, type Observed, plainAccess, transportTo } from './setup.ts';
import { World } from './world.ts';

/** A world behind a server that may misbehave, and a reflector that follows it. Time runs 20 times as fast. */
export class Scene {
  readonly world = new World();
  readonly server: MisbehavingServer;
  readonly transport: Transport;
  readonly #observed: Observed<ConfigMap>[] = [];
  readonly #transports: Transport[] = [];

  private constructor(server: MisbehavingServer) {
    this.server = server;
    this.server.script = this.honest;
    this.transport = this.transportWith(fastClock());
  }

  static async open(): Promise<Scene> {
    return new Scene(await MisbehavingServer.start());
  }

  /** Another way to the server, by another clock. */
  transportWith(clock: Clock): Transport {
    const transport = transportTo(plainAccess(this.server.url), { clock });
    this.#transports.push(transport);
    return transport;
  }

  readonly honest: Script = (call, reply) => this.world.serve(call, reply);

  /** The next `count` calls of one sort are answered by `script`, all others honestly. */
  misbehave(sort: 'list' | 'watch', count: number, script: (reply: Reply, call: Call) => void): void {
    let left = count;
    this.server.script = (call, reply) => {
      if (isWatch(call) === (sort === 'watch') && left > 0) {
        left--;
        script(reply, call);
      } else this.honest(call, reply);
    };
  }

  /** Starts a reflector. */
  follow(options: Partial<ReflectorOptions<ConfigMap>> = {}): Observed<ConfigMap> {
    const observed = observe(CONFIG_MAPS, { transport: this.transport, ...options });
    this.#observed.push(observed);
    observed.reflector.start();
    return observed;
  }

  /** Starts a reflector and waits until it watches. */
  async watching(options: Partial<ReflectorOptions<ConfigMap>> = {}): Promise<Observed<ConfigMap>> {
    const observed = this.follow(options);
    await waitUntil(() => observed.reflector.state.phase === 'Watching', { what: 'the watch' });
    await waitUntil(() => this.world.watchers.size === this.#observed.length, {
      what: 'the watch at the server',
    });
    return observed;
  }

  /** Waits until the store shows exactly the world, and its events tell the same story. */
  async equal({ store, events }: Observed<ConfigMap>): Promise<void> {
    const wanted = () => contents(this.world.objects.values()).join();
    await waitUntil(() => contents(store.list()).join() === wanted(), {
      what: 'the store to equal the world',
    });
    const told = new Map<string, ConfigMap>();
    for (const event of events) {
      if ('old' in event) {
        const before = told.get(event.key);
        assert.ok(before !== undefined, `${event.type} of ${event.key}, which was not told of`);
        assert.is(before.metadata.uid, event.old.metadata.uid, 'another object ends than the one that began');
      } else assert.ok(!told.has(event.key), `${event.key} was added twice`);
      if ('new' in event) told.set(event.key, event.new);
      else told.delete(event.key);
    }
    assert.equal(contents(told.values()).join(), wanted());
  }

  get lists(): Call[] {
    return this.server.calls.filter((call) => !isWatch(call));
  }

  get watches(): Call[] {
    return this.server.calls.filter(isWatch);
  }

  /** Stops everything and proves that nothing of it stays. */
  async close(): Promise<void> {
    await Promise.all(this.#observed.map(({ reflector }) => reflector.stop()));
    for (const transport of this.#transports) transport.close();
    await waitUntil(() => this.server.openConnections === 0, { what: 'the end of every connection' });
    await this.server.stop();
  }
}

function isWatch(call: Call): boolean {
  return call.query.get('watch') === 'true';
}
