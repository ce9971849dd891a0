import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { type SimulatorOptions, startSimulator } from '../../../simulator/start.ts';
import { type ClientOptions, codeOf, rawCall } from './clients.ts';

/** The sample network of the default world. */
export const HANGZHOU = {
  RegionId: 'cn-hangzhou',
  VSwitchId: 'vsw-bp1sample0000000000h',
  SecurityGroupId: 'sg-bp1sample000000000000',
};

export const SHANGHAI = {
  RegionId: 'cn-shanghai',
  VSwitchId: 'vsw-uf6sample0000000000f',
  SecurityGroupId: 'sg-uf6sample000000000000',
};

/** What RunInstances needs at least. */
export const LAUNCH = { ...HANGZHOU, ImageFamily: 'acs:debian_12_x64', InstanceType: 'ecs.g7.large' };

type Json = Record<string, unknown>;

/** A simulator whose clock stands still, with durations of minutes: a test sees every state by stepping over it. */
export class Stepped {
  readonly simulator: SimulatorHandle;

  private constructor(simulator: SimulatorHandle) {
    this.simulator = simulator;
  }

  static async start(options: SimulatorOptions = {}): Promise<Stepped> {
    const simulator = await startSimulator({
      profile: 'real',
      timeScale: 0,
      epochMs: Date.UTC(2026, 0, 1),
      ...options,
    });
    // A spread of durations would only make the numbers in tests less readable.
    simulator.simulation.core.profile.spread = 0;
    return new Stepped(simulator);
  }

  /** Moves simulated time. */
  seconds(count: number): Promise<void> {
    return this.simulator.advance(count * 1000);
  }

  /** A call in Hangzhou unless it says otherwise. */
  call(
    action: string,
    parameters: Json = {},
    options: ClientOptions & { version?: string } = {},
  ): Promise<Json> {
    return rawCall(this.simulator.endpoint, action, { RegionId: 'cn-hangzhou', ...parameters }, options);
  }

  /** The error code that the call ends with. */
  code(
    action: string,
    parameters: Json = {},
    options: ClientOptions & { version?: string } = {},
  ): Promise<string | undefined> {
    return codeOf(this.call(action, parameters, options));
  }

  /** Launches one instance and answers its id. */
  async launch(parameters: Json = {}): Promise<string> {
    const answer = await this.call('RunInstances', { ...LAUNCH, ...parameters });
    return launchedIds(answer)[0] ?? '';
  }

  /** Launches an instance and steps until its agent answers. */
  async running(parameters: Json = {}): Promise<string> {
    const id = await this.launch(parameters);
    await this.seconds(60);
    return id;
  }

  async instance(id: string): Promise<Json | undefined> {
    const answer = await this.call('DescribeInstances', { InstanceIds: JSON.stringify([id]) });
    return list(answer, 'Instances', 'Instance')[0];
  }

  async image(id: string, regionId = 'cn-hangzhou'): Promise<Json | undefined> {
    const answer = await this.call('DescribeImages', { RegionId: regionId, ImageId: id, Status: 'ALL' });
    return list(answer, 'Images', 'Image')[0];
  }

  /** An Available image of a stopped instance, and both ids. */
  async imageOf(parameters: Json = {}): Promise<{ instanceId: string; imageId: string }> {
    const instanceId = await this.running();
    await this.call('StopInstance', { InstanceId: instanceId });
    await this.seconds(30);
    const answer = await this.call('CreateImage', { InstanceId: instanceId, ...parameters });
    await this.seconds(600);
    return { instanceId, imageId: String(answer['ImageId']) };
  }

  async result(invokeId: string): Promise<Json | undefined> {
    const answer = await this.call('DescribeInvocationResults', {
      InvokeId: invokeId,
      ContentEncoding: 'PlainText',
    });
    return list(answer, 'Invocation', 'InvocationResults', 'InvocationResult')[0];
  }

  /** Closes it, after checking that nothing was strange to the official models. */
  async end(): Promise<void> {
    try {
      this.simulator.assertClean();
    } finally {
      await this.simulator.close();
    }
  }
}

/** A list inside its wrappers. */
export function list(answer: Json, ...path: string[]): Json[] {
  let value: unknown = answer;
  for (const name of path) value = (value as Json | undefined)?.[name];
  if (!Array.isArray(value))
    throw new Error(`No list at ${path.join('.')} of ${JSON.stringify(answer).slice(0, 500)}`);
  return value as Json[];
}

/** The ids that RunInstances answers. */
export function launchedIds(answer: Json): string[] {
  const ids: unknown[] = list(answer, 'InstanceIdSets', 'InstanceIdSet');
  return ids.filter((id) => typeof id === 'string');
}
