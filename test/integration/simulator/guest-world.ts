import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startGuestHost } from '../../../simulator/guests/start.ts';
import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { waitUntil } from '../../kit/index.ts';
import { LAUNCH, launchedIds, list } from './calls.ts';
import { rawCall } from './clients.ts';

type Json = Record<string, unknown>;

/** A simulator with guests that execute, and what a client of its API does with them. In Hangzhou. */
export class GuestWorld {
  readonly simulator: SimulatorHandle;
  readonly #directory: string;

  private constructor(simulator: SimulatorHandle, directory: string) {
    this.simulator = simulator;
    this.#directory = directory;
  }

  /** The world, or why guests cannot execute here. */
  static async start(): Promise<GuestWorld | string> {
    const directory = mkdtempSync(join(tmpdir(), 'guest-world-'));
    const guests = await startGuestHost({ storeDir: join(directory, 'store') });
    if (guests.capability.executes) return new GuestWorld(await startSimulator({ guests }), directory);
    rmSync(directory, { recursive: true });
    return guests.capability.reason;
  }

  async end(): Promise<void> {
    try {
      this.simulator.assertClean();
    } finally {
      await this.simulator.close();
      rmSync(this.#directory, { recursive: true, force: true });
    }
  }

  call(action: string, parameters: Json = {}): Promise<Json> {
    return rawCall(this.simulator.endpoint, action, { RegionId: 'cn-hangzhou', ...parameters });
  }

  /** Launches an instance and waits until its agent answers. */
  async running(parameters: Json = {}): Promise<string> {
    const [id = ''] = launchedIds(await this.call('RunInstances', { ...LAUNCH, ...parameters }));
    await waitUntil(() => this.#agentUps(id) > 0, { what: 'the agent', deadlineMs: 40_000 });
    return id;
  }

  async rebooted(id: string): Promise<void> {
    const ups = this.#agentUps(id);
    await this.call('RebootInstance', { InstanceId: id });
    const what = { what: 'the agent after the reboot', deadlineMs: 10_000 };
    await waitUntil(() => this.#agentUps(id) > ups, what);
  }

  /** What a script on the instance prints, without white space around it. */
  async output(id: string, script: string): Promise<string> {
    const command = { Type: 'RunShellScript', CommandContent: script, InstanceId: [id] };
    const { InvokeId } = await this.call('RunCommand', command);
    const result = await waitUntil(
      async () => {
        const asked = { InvokeId, ContentEncoding: 'PlainText' };
        const answer = await this.call('DescribeInvocationResults', asked);
        const [found] = list(answer, 'Invocation', 'InvocationResults', 'InvocationResult');
        return found?.['FinishedTime'] === '' ? undefined : found;
      },
      { what: script, deadlineMs: 10_000 },
    );
    return String(result['Output']).trim();
  }

  #agentUps(id: string): number {
    return this.simulator.ledger.events.filter((event) => event.id === id && event.what === 'agentUp').length;
  }
}
