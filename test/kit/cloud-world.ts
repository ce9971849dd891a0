import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { ImageBuild, ImageComponent, ImageTemplate } from '../../src/api/objects.ts';
import { startGuestHost } from '../../simulator/guests/start.ts';
import type { GuestHost } from '../../simulator/guests/port.ts';
import type { Rule } from '../../simulator/guests/rules.ts';
import type { SimulatorHandle } from '../../simulator/handle.ts';
import { neverTwoInstances, noCommandStartedTwice, nothingLeft } from '../../simulator/ledger/invariants.ts';
import { startSimulator, type SimulatorOptions } from '../../simulator/start.ts';
import { type ControlPlane, startControlPlane } from '../control-plane/index.ts';
import { hostileSwitches, isHostileRun } from './hostile.ts';
import { lintAll } from './lint.ts';
import { installOperator, OperatorProcess } from './operator-process.ts';
import type { Suite } from './suite.ts';
import { waitUntil } from './wait-until.ts';

const root = resolve(import.meta.dirname, '../..');
/** Namespace that everything is applied to unless a test says otherwise. */
export const NAMESPACE = 'images';

export interface CloudWorldOptions extends Pick<SimulatorOptions, 'profile' | 'switches' | 'world' | 'seed'> {
  /** Simulated seconds per second. */
  readonly timeScale?: number;
  readonly controllerManager?: boolean;
  /** Guests do not execute: these rules say what comes of their scripts. */
  readonly rules?: readonly Rule[];
}

/**
 * A whole installation: API server, a simulator with guests that execute, and operators as processes. Objects are
 * applied with kubectl; what came of them is asserted on the objects and on the simulator's ledger.
 */
export class CloudWorld {
  readonly plane: ControlPlane;
  readonly simulator: SimulatorHandle;
  readonly operators: OperatorProcess[] = [];
  readonly #kubeconfig: string;
  readonly #guests: GuestHost;
  readonly #store: string;
  readonly #rate: number;

  constructor(parts: {
    plane: ControlPlane;
    simulator: SimulatorHandle;
    kubeconfig: string;
    guests: GuestHost;
    store: string;
    rate: number;
  }) {
    this.plane = parts.plane;
    this.simulator = parts.simulator;
    this.#kubeconfig = parts.kubeconfig;
    this.#guests = parts.guests;
    this.#store = parts.store;
    this.#rate = parts.rate;
  }

  /** False where scripts cannot run on this machine; tests that need them are then skipped by name. */
  get guestsExecute(): boolean {
    return this.#guests.capability.executes;
  }

  /** Starts an operator; several may run at once. */
  startOperator(...flags: string[]): OperatorProcess {
    const operator = new OperatorProcess(this.#kubeconfig, { flags: [...this.#cloudFlags(), ...flags] });
    this.operators.push(operator);
    return operator;
  }

  /** Applies objects with kubectl. @throws Error with what kubectl said. */
  async apply(...objects: object[]): Promise<void> {
    const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
    const { code, stderr } = await this.plane.kubectl(['apply', '-f', '-'], { input });
    if (code !== 0) throw new Error(`kubectl apply: ${stderr}`);
  }

  /** Runs kubectl in the namespace. @throws Error with what kubectl said. */
  async kubectl(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.plane.kubectl(['--namespace', NAMESPACE, ...args]);
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr}`);
    return stdout;
  }

  build(name: string): Promise<ImageBuild | undefined> {
    return this.#get('imgbuild', name);
  }

  template(name: string): Promise<ImageTemplate | undefined> {
    return this.#get('imgtpl', name);
  }

  component(name: string): Promise<ImageComponent | undefined> {
    return this.#get('imgcomp', name);
  }

  /** Waits until a build is over: succeeded, or failed with everything cleaned up. @throws with where it stands. */
  async ended(name: string, deadlineMs = 90_000): Promise<ImageBuild> {
    let last: ImageBuild | undefined;
    try {
      return await waitUntil(
        async () => {
          last = await this.build(name);
          const conditions = last?.status?.conditions ?? [];
          const over = conditions.some(({ type, status }) => type === 'CleanedUp' && status === 'True');
          return over ? last : undefined;
        },
        { deadlineMs, what: `the end of build ${name}` },
      );
    } catch (error) {
      const steps = last?.status?.steps?.filter(({ state }) => state !== 'Pending');
      const log = this.operators.map((operator) => operator.transcript()).join('\n');
      throw new Error(
        `${(error as Error).message}\n${JSON.stringify({ steps, conditions: last?.status?.conditions }, null, 1)}\n${log}`,
        { cause: error },
      );
    }
  }

  /** The reason of a build's, template's or component's condition, or of `Ready`. */
  reasonOf(
    object: ImageBuild | ImageTemplate | ImageComponent | undefined,
    type = 'Ready',
  ): string | undefined {
    return object?.status?.conditions?.find((condition) => condition.type === type)?.reason;
  }

  /** The promises that hold in every scenario, at rest: one builder, no script twice, nothing left but `products`. */
  async assertSafe({ products = true } = {}): Promise<void> {
    this.simulator.assertClean();
    this.simulator.assertHolds(
      neverTwoInstances(['imagesmith:build-uid', 'imagesmith:role', 'imagesmith:attempt']),
      noCommandStartedTwice,
      nothingLeft(
        ({ tags, kind }) =>
          products &&
          (kind === 'image' || kind === 'snapshot' || kind === 'imageShare') &&
          tags['imagesmith:lifecycle'] === 'product',
      ),
    );
    await lintAll(this.plane);
  }

  async close(): Promise<void> {
    await Promise.all(this.operators.map((operator) => operator.stop('SIGKILL')));
    await this.simulator.close();
    await this.#guests.close();
    await rm(this.#store, { recursive: true, force: true });
    await this.plane.stop();
  }

  async #get<T>(kind: string, name: string): Promise<T | undefined> {
    const { code, stdout } = await this.plane.kubectl([
      '--namespace',
      NAMESPACE,
      'get',
      kind,
      name,
      '-o',
      'json',
    ]);
    return code === 0 ? (JSON.parse(stdout) as T) : undefined;
  }

  /** Endpoint, and when both clocks agreed: cloud time = origin + (wall time − origin) × rate. */
  #cloudFlags(): string[] {
    const endpoint = `--endpoints=*=http://${this.simulator.endpoint}`;
    if (this.#rate === 1) return [endpoint];
    const origin = (Date.now() * this.#rate - this.simulator.now()) / (this.#rate - 1);
    return [
      endpoint,
      `--cloud-clock-rate=${this.#rate}`,
      `--cloud-clock-origin=${new Date(origin).toISOString()}`,
    ];
  }
}

/** Starts a world; in a hostile run with all switches hostile that `options` do not set. */
export async function startCloudWorld(options: CloudWorldOptions = {}): Promise<CloudWorld> {
  const { timeScale = 30, profile = 'demo', controllerManager = false, rules, ...rest } = options;
  const plane = await startControlPlane({});
  const kubeconfig = await installOperator(plane);
  // After the CRDs, which it would otherwise notice late.
  if (controllerManager) await plane.startControllerManager();
  const store = await mkdtemp(join(tmpdir(), 'imagesmith-guests-'));
  const guests = await startGuestHost({
    storeDir: store,
    ...(rules === undefined ? {} : { mode: 'rules', rules }),
  });
  const switches = { ...(isHostileRun() ? hostileSwitches(timeScale) : {}), ...rest.switches };
  const simulator = await startSimulator({ ...rest, switches, profile, timeScale, guests });
  const world = new CloudWorld({ plane, simulator, kubeconfig, guests, store, rate: timeScale });
  await plane.kubectl(['create', 'namespace', NAMESPACE]);
  await world.kubectl('apply', '-f', resolve(root, 'config/rbac/secret-reader-role.yaml'));
  return world;
}

/** Gives a suite a world of its own, from before its first test to after its last. */
export function cloudWorldFor(test: Suite, options: CloudWorldOptions = {}): () => CloudWorld {
  let world: CloudWorld | undefined;
  test.before(
    async () => {
      world = await startCloudWorld(options);
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
