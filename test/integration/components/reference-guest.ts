import { randomBytes } from 'node:crypto';

import { CloudFactory } from '../../../src/cloud/cloud-factory.ts';
import { buildTags, type Cloud, type Invocation, isFinished } from '../../../src/cloud/port.ts';
import { checkParameters } from '../../../src/components/parameters.ts';
import { parseContent } from '../../../src/components/parse.ts';
import { describeProblem } from '../../../src/components/problem.ts';
import { renderTasks } from '../../../src/components/render.ts';
import type { RenderedTask } from '../../../src/components/rendered.ts';
import type { Task } from '../../../src/components/task.ts';
import { usesSecret } from '../../../src/build/delivered-texts.ts';
import { bootKeyScript, parseBootKey } from '../../../src/build/guest/boot-key.ts';
import { deliveryOf } from '../../../src/build/guest/delivery.ts';
import { type GuestTask, isSensitive } from '../../../src/build/guest/guest-task.ts';
import { parseReport } from '../../../src/build/guest/report.ts';
import type { InstanceRecord } from '../../../src/build/record.ts';
import { fillingFor, guestAction, known } from '../../../src/controllers/image-build/task-content.ts';
import { commandTag } from '../../../src/controllers/image-build/invocation-output.ts';
import type { BuildSession } from '../../../src/controllers/image-build/session.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { waitUntil } from '../../kit/index.ts';
import { GuestWorld } from '../simulator/guest-world.ts';

const REGION = 'cn-hangzhou';
const CLUSTER = 'cluster-1';

/** An instance of the simulator that components are run in as a build does it: rendered, delivered, in order. */
export class ReferenceGuest {
  readonly world: GuestWorld;
  readonly #factory: CloudFactory;
  readonly #cloud: Cloud;
  readonly #instanceID: string;
  #calls = 0;

  private constructor(world: GuestWorld, instanceID: string) {
    this.world = world;
    this.#instanceID = instanceID;
    this.#factory = new CloudFactory({
      cloudClock: systemClock(),
      wallClock: systemClock(),
      endpoints: { overrides: { '*': `http://${world.simulator.endpoint}` } },
    });
    const credentials = { accessKeyID: 'simulator-key', accessKeySecret: 'simulator-secret' };
    this.#cloud = this.#factory.open({ namespace: 'images', credentials });
  }

  /** An instance that runs, or why none can here. */
  static async start(): Promise<ReferenceGuest | string> {
    const world = await GuestWorld.start();
    return typeof world === 'string' ? world : new ReferenceGuest(world, await world.running());
  }

  async end(): Promise<void> {
    this.#factory.close();
    await this.world.end();
  }

  /** What a script prints. */
  sh(script: string): Promise<string> {
    return this.world.output(this.#instanceID, script);
  }

  /**
   * Runs a component's content to its end: what each task printed, nothing for tasks that print nothing.
   *
   * @throws Error with what is wrong in the content, or what a task that failed printed.
   */
  async run(content: string, given: Readonly<Record<string, string>> = {}): Promise<string[]> {
    const parsed = parseContent(content, { osType: 'Linux', type: 'Build', path: 'spec.content' });
    if (parsed.result === undefined) throw new Error((parsed.problems ?? []).map(describeProblem).join('\n'));
    const { parameters, tasks } = parsed.result;
    const pairs = Object.entries(given).map(([name, value]) => ({ name, value }));
    const { values, problems } = checkParameters(parameters, pairs);
    if (problems.length > 0) throw new Error(problems.map(describeProblem).join('\n'));
    const rendered = renderTasks(tasks, values, { firstIndex: 0, secretIndexOf: () => 0 });
    const buildUID = crypto.randomUUID();
    const printed: string[] = [];
    for (const index of rendered.keys())
      printed.push(await this.#task(rendered, index, buildUID, namesCloud(tasks[index])));
    return printed;
  }

  async #task(
    tasks: readonly RenderedTask[],
    index: number,
    buildUID: string,
    cloudParameters: boolean,
  ): Promise<string> {
    const task = tasks[index];
    if (task === undefined) throw new RangeError(`There is no task ${index}`);
    const { session, builder } = this.#sessionOf(tasks, buildUID);
    if (task.action === 'Reboot') {
      await this.world.rebooted(this.#instanceID);
      return '';
    }
    if (task.action === 'InvokeCommand') {
      const fill = await fillingFor(session, builder, task);
      const { parameters = {}, username } = task;
      const { invokeID } = await this.#cloud.invokeCommand({
        ...this.#creation(buildUID, commandTag(index)),
        instanceID: this.#instanceID,
        commandID: known(fill(task.commandID), 'commandID'),
        timeoutSeconds: task.timeoutSeconds,
        username: username === undefined ? undefined : known(fill(username), 'username'),
        parameters: Object.fromEntries(
          Object.entries(parameters).map(([name, text]) => [name, known(fill(text), name)]),
        ),
      });
      const { output, status } = await this.#ended(invokeID);
      if (status !== 'Success') throw new Error(`${task.name}: ${status}\n${output}`);
      return output.replace(/\n$/, '');
    }
    const guestTask: GuestTask = {
      osType: 'Linux',
      buildUID,
      attempt: 1,
      index,
      timeoutSeconds: task.timeoutSeconds,
      keepOutput: true,
      sensitive: usesSecret(task),
      cloudParameters,
      action: await guestAction(session, builder, task),
    };
    const delivery = deliveryOf(guestTask, isSensitive(guestTask) ? await this.#encryption(buildUID) : {});
    if (delivery.problem !== undefined) throw new Error(delivery.problem);
    for (const chunk of delivery.chunks) await this.#send(chunk, buildUID);
    const { output } = await this.#send(delivery.command, buildUID, delivery.enableParameter);
    const report = parseReport(output);
    if (report?.state !== 'exited' || report.exitCode !== 0)
      throw new Error(`${task.name}: ${report?.state} ${report?.exitCode}\n${output}`);
    return report.outputTail.replace(/\n$/, '');
  }

  async #encryption(buildUID: string) {
    const answer = parseBootKey((await this.#send(bootKeyScript(buildUID), buildUID)).output);
    if (answer?.key === undefined) throw new Error(answer?.message ?? 'The guest made no key');
    return { encryption: { key: answer.key, random: (bytes: number) => randomBytes(bytes) } };
  }

  async #send(content: string, buildUID: string, enableParameter = false): Promise<Invocation> {
    const { invokeID } = await this.#cloud.runCommand({
      ...this.#creation(buildUID, `Task-${this.#calls}`),
      instanceID: this.#instanceID,
      name: 'imagesmith task',
      type: 'RunShellScript',
      content,
      timeoutSeconds: 60,
      enableParameter,
    });
    return this.#ended(invokeID);
  }

  #ended(invokeID: string): Promise<Invocation> {
    return waitUntil(
      async () => {
        const query = { regionID: REGION, invokeIDs: [invokeID] };
        const [result] = await this.#cloud.describeInvocationResults(query, {});
        return result !== undefined && isFinished(result.status) ? result : undefined;
      },
      { what: `the end of ${invokeID}`, deadlineMs: 30_000 },
    );
  }

  #creation(buildUID: string, command: string) {
    const tags = buildTags({
      clusterID: CLUSTER,
      buildUID,
      namespace: 'images',
      name: 'example',
      role: 'Task',
      attempt: 1,
      lifecycle: 'scaffold',
      command,
    });
    return { regionID: REGION, clientToken: `reference-${++this.#calls}-${buildUID}`.slice(0, 64), tags };
  }

  /** As much of a build's session as the making of a task's content looks at. */
  #sessionOf(
    tasks: readonly RenderedTask[],
    uid: string,
  ): { session: BuildSession; builder: InstanceRecord } {
    const plan = {
      regionID: REGION,
      source: { osType: 'Linux' },
      tasks: tasks.map((task) => ({ component: 'example', task })),
    };
    const session = {
      plan,
      cloud: this.#cloud,
      signal: new AbortController().signal,
      named: { uid, name: 'example' },
      deps: { clusterID: CLUSTER },
    };
    return {
      session: session as unknown as BuildSession,
      builder: { attempt: 1, instanceID: this.#instanceID } as unknown as InstanceRecord,
    };
  }
}

/** True for a script in which its author names what Cloud Assistant fills in. */
function namesCloud(task: Task | undefined): boolean {
  return task?.action === 'RunShellCommand' && task.commandContent.includes('{{ACS::');
}
