import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ImageBuild } from '../../../src/api/objects.ts';
import type { FaultScope } from '../../../simulator/faults/rule.ts';
import { bundle } from '../../../tools/bundle.ts';
import { type CloudWorld, type CloudWorldOptions, startCloudWorld } from '../../kit/cloud-world.ts';
import type { Suite } from '../../kit/suite.ts';
import { OPERATOR_USER, OperatorProcess } from '../../kit/operator-process.ts';
import { secret, template } from '../../kit/samples.ts';
import { ApiProxy } from './api-proxy.ts';
import type { ApiWrite } from './api-write.ts';
import { diarist } from './evidence.ts';

/** Component of every build here. */
export const DIARIST = 'diarist';
const NO_COPIES = { distribution: { regions: [] } };

/** A call or a write that stands still. */
export interface Held {
  /** Resolves when it does. */
  readonly hit: Promise<void>;
  release(): void;
}

/**
 * A whole installation with everything between its parts under control: operators reach the API server through a proxy
 * and the cloud through the simulator's faults. They run from the bundle, as in the container: they start in half the
 * time, and here they start often.
 */
export class CrashWorld {
  readonly cloud: CloudWorld;
  readonly proxy: ApiProxy;
  readonly #program: string;
  readonly #directory: string;
  readonly #added: ApiProxy[] = [];

  private constructor(parts: { cloud: CloudWorld; proxy: ApiProxy; program: string; directory: string }) {
    this.cloud = parts.cloud;
    this.proxy = parts.proxy;
    this.#program = parts.program;
    this.#directory = parts.directory;
  }

  static async start(options: CloudWorldOptions = {}): Promise<CrashWorld> {
    const directory = await mkdtemp(join(tmpdir(), 'imagesmith-crash-'));
    const program = await bundle(directory);
    const cloud = await startCloudWorld(options);
    const proxy = await ApiProxy.start(cloud.plane, OPERATOR_USER);
    await cloud.apply(secret(), diarist(DIARIST));
    return new CrashWorld({ cloud, proxy, program, directory });
  }

  get simulator(): CloudWorld['simulator'] {
    return this.cloud.simulator;
  }

  /** Starts an operator behind the proxy, without leader election: a dead leader's Lease holds up the next one. */
  startOperator(...flags: string[]): OperatorProcess {
    return this.startOperatorBehind(this.proxy, ...flags);
  }

  /** The same behind a proxy of the test's own. */
  startOperatorBehind(proxy: ApiProxy, ...flags: string[]): OperatorProcess {
    const operator = new OperatorProcess(proxy.kubeconfig, {
      program: this.#program,
      flags: ['--leader-elect=false', ...this.#cloudFlags(), ...flags],
    });
    this.cloud.operators.push(operator);
    return operator;
  }

  /** One more way to the API server, for an operator that is to see something else than the others. */
  async addProxy(): Promise<ApiProxy> {
    const proxy = await ApiProxy.start(this.cloud.plane, OPERATOR_USER);
    this.#added.push(proxy);
    return proxy;
  }

  /** Ends an operator as a power cut would. */
  async kill(operator: OperatorProcess): Promise<void> {
    await operator.stop('SIGKILL');
    const at = this.cloud.operators.indexOf(operator);
    if (at >= 0) this.cloud.operators.splice(at, 1);
  }

  /** Applies a template whose first build begins by itself. @returns the name of that build. */
  async order(
    name: string,
    spec: Record<string, unknown> = NO_COPIES,
    components: string[] = [DIARIST],
  ): Promise<string> {
    await this.cloud.apply(template(name, components, spec));
    return `${name}-1`;
  }

  /** Holds the n-th call of that scope from now on, on its way there or on the way back. */
  holdCall(scope: FaultScope, when: 'before' | 'after', nth = 1): Held {
    const fault = this.simulator.fault(scope, { kind: 'hold', when }, { from: nth, times: 1 });
    return { hit: fault.hit(), release: () => fault.remove() };
  }

  /** Holds the n-th matching write to the API server from now on. */
  holdWrite(matches: (write: ApiWrite) => boolean, when: 'before' | 'after', nth = 1): Held {
    return this.proxy.hold({ matches, when, nth });
  }

  /** The UID of a build, which tells it from a later one of the same name. */
  async uidOf(name: string): Promise<string> {
    const uid = (await this.cloud.build(name))?.metadata.uid;
    if (uid === undefined) throw new Error(`There is no build ${name}`);
    return uid;
  }

  ended(name: string, deadlineMs?: number): Promise<ImageBuild> {
    return this.cloud.ended(name, deadlineMs);
  }

  async close(): Promise<void> {
    await Promise.all(this.cloud.operators.map((operator) => operator.stop('SIGKILL')));
    await Promise.all([this.proxy, ...this.#added].map((proxy) => proxy.close()));
    await this.cloud.close();
    await rm(this.#directory, { recursive: true, force: true });
  }

  /** Endpoint, and when both clocks agreed: cloud time = origin + (wall time − origin) × rate. */
  #cloudFlags(): string[] {
    const { rate } = this.simulator.simulation.core.timeline;
    const origin = (Date.now() * rate - this.simulator.now()) / (rate - 1);
    return [
      `--endpoints=*=http://${this.simulator.endpoint}`,
      `--cloud-clock-rate=${rate}`,
      `--cloud-clock-origin=${new Date(origin).toISOString()}`,
    ];
  }
}

/** Gives a suite such a world of its own. */
export function crashWorldFor(test: Suite, options: CloudWorldOptions = {}): () => CrashWorld {
  let world: CrashWorld | undefined;
  test.before(
    async () => {
      world = await CrashWorld.start(options);
    },
    { timeoutMs: 20 * 60_000 },
  );
  test.after(async () => {
    await world?.close();
  });
  return () => {
    if (world === undefined) throw new Error('The world exists only while the tests of its suite run');
    return world;
  };
}
