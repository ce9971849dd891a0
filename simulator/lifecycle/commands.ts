import type { Execution, ExecutionResult } from '../guests/port.ts';
import { digest } from '../ledger/redact.ts';
import type { FileInvocationRecord, InvocationRecord, TaskRecord } from '../world/command-record.ts';
import type { InstanceRecord } from '../world/instance-record.ts';
import type { Holdings } from '../world/region.ts';
import { canTakeCommands } from './agents.ts';
import { type Core, note, spread } from './core.ts';
import { deliverFile } from './files.ts';
import { LastLine } from './last-line.ts';
import type { Downfall, Instances } from './instances.ts';
import type { Machines } from './machines.ts';
import { endWith, fillBuiltIn } from './results.ts';
import { endTask, hasEnded, keepOutput } from './tasks.ts';

/** Source: `agent/taskengine/host/processor_unix.go` of GitHub aliyun/aliyun_assist_client. */
const EXIT_POWEROFF = 193;
const EXIT_REBOOT = 194;

/** One call that sends something to agents. */
export type Sent =
  | { kind: 'command'; record: InvocationRecord }
  | { kind: 'file'; record: FileInvocationRecord };

/** Delivers commands and files to agents, runs them in guests and keeps their results. */
export class Commands {
  readonly #core: Core;
  readonly #machines: Machines;
  readonly #instances: Instances;
  /** Deliveries that wait for an agent, by instance. */
  readonly #waiting = new Map<string, Set<Sent>>();
  /** Scripts that run, by `invocation/instance`. */
  readonly #live = new Map<string, Execution[]>();
  /** How often commands start that a fault lets start several times, by invocation. */
  readonly deliveries = new Map<string, number>();

  constructor(core: Core, machines: Machines, instances: Instances) {
    this.#core = core;
    this.#machines = machines;
    this.#instances = instances;
    core.timeline.handle('task', ({ id, step }) => this.#step(id, step));
    instances.listen({
      agentUp: (instance) => this.#flush(instance),
      machineDown: (instance, why) => this.#machineDown(instance, why),
    });
  }

  /** Lets a command that has not been delivered yet start several times, as a fault. */
  deliverTimes(invocationId: string, times: number): void {
    this.deliveries.set(invocationId, times);
  }

  /** Commands that an instance runs or waits for right now. */
  active(instanceId: string): number {
    const running = [...this.#live.keys()].filter((key) => key.endsWith(`/${instanceId}`)).length;
    return running + (this.#waiting.get(instanceId)?.size ?? 0);
  }

  send(sent: Sent): void {
    for (const task of sent.record.tasks.values()) this.#dispatch(sent, task);
  }

  /** Stops what has not ended. A running script is killed, or only shown as stopped, by the switch. */
  stop(invocation: InvocationRecord, instanceIds: string[]): void {
    const now = this.#core.timeline.now();
    for (const task of invocation.tasks.values()) {
      if (hasEnded(task) || (instanceIds.length > 0 && !instanceIds.includes(task.instanceId))) continue;
      task.stoppedAt = now;
      task.updatedAt = now;
      if (task.status === 'Pending') {
        endTask(task, 'Cancelled', now);
        continue;
      }
      task.status = 'Stopping';
      const key = `${invocation.id}/${task.instanceId}`;
      if (this.#core.switches.stopInvocationKills) this.#kill(key, invocation.terminationMode);
      this.#core.timeline.plan(this.#core.profile.agent.delivery, { kind: 'task', id: key, step: 'stopped' });
    }
  }

  #dispatch(sent: Sent, task: TaskRecord): void {
    const instance = this.#instances.find(task.instanceId)?.instance;
    if (instance === undefined || instance.status !== 'Running') {
      const errorCode = instance === undefined ? 'InstanceNotExists' : 'InstanceNotRunning';
      endTask(task, 'Aborted', this.#core.timeline.now(), {
        errorCode,
        errorInfo: `The instance is not Running.`,
      });
      return;
    }
    this.awaitAgent(sent, instance.id);
    const id = `${sent.record.id}/${instance.id}`;
    const { delivery, deliveryTimeout } = this.#core.profile.agent;
    this.#core.timeline.plan(spread(this.#core, delivery), { kind: 'task', id, step: 'deliver' });
    this.#core.timeline.plan(deliveryTimeout, { kind: 'task', id, step: 'undelivered' });
  }

  /** Keeps what has been sent until the agent of an instance takes it, or does not within its time. */
  awaitAgent(sent: Sent, instanceId: string): void {
    const waiting = this.#waiting.get(instanceId) ?? new Set();
    this.#waiting.set(instanceId, waiting.add(sent));
  }

  #step(id: string, step: string): void {
    const [sentId = '', instanceId = ''] = id.split('/');
    if (step === 'timeout') {
      this.#timeout(id);
      return;
    }
    if (step === 'stopped') {
      const task = this.#invocation(sentId)?.tasks.get(instanceId);
      if (task?.status === 'Stopping') endTask(task, 'Terminated', this.#core.timeline.now());
      return;
    }
    const sent = [...(this.#waiting.get(instanceId) ?? [])].find(({ record }) => record.id === sentId);
    const instance = this.#instances.find(instanceId)?.instance;
    if (sent === undefined || instance === undefined) return;
    if (step === 'deliver') {
      if (canTakeCommands(instance)) this.#deliver(sent, instance);
      return;
    }
    this.#waiting.get(instanceId)?.delete(sent);
    const task = sent.record.tasks.get(instanceId);
    if (task === undefined) return;
    const errorCode = instance.agent.installed ? 'DeliveryTimeout' : 'ClientNotRunning';
    endTask(task, 'Aborted', this.#core.timeline.now(), {
      errorCode,
      errorInfo: 'Cloud Assistant did not answer.',
    });
  }

  #flush(instance: InstanceRecord): void {
    for (const sent of this.#waiting.get(instance.id) ?? []) this.#deliver(sent, instance);
  }

  #deliver(sent: Sent, instance: InstanceRecord): void {
    this.#waiting.get(instance.id)?.delete(sent);
    const task = sent.record.tasks.get(instance.id);
    const guest = this.#machines.guest(instance.id);
    if (task === undefined || task.status !== 'Pending') return;
    const now = this.#core.timeline.now();
    if (guest === undefined) {
      endTask(task, 'Aborted', now, {
        errorCode: 'ClientNotResponse',
        errorInfo: 'The agent does not answer.',
      });
      return;
    }
    Object.assign(task, { status: 'Running', startedAt: now, updatedAt: now });
    if (sent.kind === 'file') deliverFile(this.#core, sent.record, task, guest);
    else this.#execute(sent.record, task, instance);
  }

  #execute(invocation: InvocationRecord, task: TaskRecord, instance: InstanceRecord): void {
    const key = `${invocation.id}/${instance.id}`;
    if (invocation.repeatMode === 'DryRun') {
      endTask(task, 'Success', this.#core.timeline.now(), { exitCode: 0 });
      return;
    }
    // Only rules can speak for Windows.
    if (instance.osType === 'windows' && this.#machines.host.capability.executes) {
      const errorInfo = 'Windows guests do not execute in the simulator.';
      endTask(task, 'Error', this.#core.timeline.now(), { errorCode: 'ExecutionException', errorInfo });
      return;
    }
    const timeout = invocation.timeoutSeconds * 1000 * this.#scriptTime();
    this.#core.timeline.plan(timeout, { kind: 'task', id: key, step: 'timeout' });
    const live: Execution[] = [];
    this.#live.set(key, live);
    const times = this.deliveries.get(invocation.id) ?? (this.#core.switches.commandsDeliveredTwice ? 2 : 1);
    for (let time = 1; time <= times; time++) {
      const lastLine = times > 1 ? new LastLine() : undefined;
      const execution = this.#run(invocation, task, instance, time === 1, lastLine);
      live.push(execution);
      if (lastLine !== undefined) void this.#noteReturn(invocation, instance, execution, lastLine);
    }
    const [first] = live;
    void first?.done.then((result) => this.#whenPlausible(() => this.#finish(invocation, task, key, result)));
  }

  /** Scripts that really run do so in real time, however fast simulated time goes: their time-outs are real, too. */
  #scriptTime(): number {
    return this.#machines.host.capability.executes ? Math.max(1, this.#core.timeline.rate) : 1;
  }

  /**
   * Rules give outcomes at once; a script still takes its time. No planned step: like a script that really runs it ends
   * with this process.
   */
  #whenPlausible(finish: () => void): void {
    if (this.#machines.host.capability.executes) finish();
    else this.#core.timeline.call(this.#core.profile.agent.ruledScript, finish);
  }

  /** How each of several deliveries of one command ended, which tells whether more than one of them did the work. */
  async #noteReturn(
    invocation: InvocationRecord,
    { id: instanceId }: InstanceRecord,
    { done }: Execution,
    lastLine: LastLine,
  ): Promise<void> {
    const result = await done;
    if (result.kind !== 'exited') return;
    const { clientToken } = invocation;
    const { exitCode } = result;
    const detail = { instanceId, clientToken, exitCode, lastLine: digest(lastLine.text) };
    note(this.#core, 'command', invocation, 'returned', detail);
  }

  #run(
    invocation: InvocationRecord,
    task: TaskRecord,
    instance: InstanceRecord,
    listen: boolean,
    lastLine: LastLine | undefined,
  ): Execution {
    const guest = this.#machines.guest(instance.id);
    if (guest === undefined) throw new Error(`No machine behind ${instance.id}`);
    task.starts++;
    const detail = {
      instanceId: instance.id,
      bootId: instance.bootId,
      script: digest(invocation.script),
      clientToken: invocation.clientToken,
      time: task.starts,
    };
    note(this.#core, 'command', invocation, 'started', detail);
    return guest.run({
      script: fillBuiltIn(invocation, instance),
      user: invocation.username || 'root',
      workingDir: invocation.workingDir || '/root',
      env: {},
      onOutput: (chunk) => {
        lastLine?.add(chunk);
        if (!listen || hasEnded(task)) return;
        keepOutput(task, chunk);
        this.#core.changed();
      },
    });
  }

  #finish(invocation: InvocationRecord, task: TaskRecord, key: string, result: ExecutionResult): void {
    this.#live.delete(key);
    const now = this.#core.timeline.now();
    const ended = task.status === 'Stopping' ? endTask(task, 'Terminated', now) : endWith(task, result, now);
    if (ended) {
      const { status, exitCode } = task;
      note(this.#core, 'command', invocation, 'ended', { instanceId: task.instanceId, status, exitCode });
    }
    if (result.kind === 'exited') this.#obey(task.instanceId, result.exitCode);
  }

  /** Two exit codes tell the agent to power off or to reboot the machine. */
  #obey(instanceId: string, exitCode: number): void {
    const instance = this.#instances.find(instanceId)?.instance;
    if (instance === undefined) return;
    if (exitCode === EXIT_REBOOT) this.#instances.endFromInside(instance, 'reboot');
    if (exitCode === EXIT_POWEROFF) this.#instances.endFromInside(instance, 'poweroff');
  }

  /** A step of a script that has ended before its time is void. */
  #timeout(key: string): void {
    const [invocationId = '', instanceId = ''] = key.split('/');
    const invocation = this.#invocation(invocationId);
    const task = invocation?.tasks.get(instanceId);
    if (!this.#live.has(key) || invocation === undefined || task === undefined) return;
    const errorInfo = `The command ran longer than ${invocation.timeoutSeconds} s.`;
    if (endTask(task, 'Timeout', this.#core.timeline.now(), { errorCode: 'ExecutionTimeout', errorInfo })) {
      note(this.#core, 'command', invocation, 'ended', { instanceId: task.instanceId, status: 'Timeout' });
    }
    this.#kill(key, invocation.terminationMode);
  }

  #kill(key: string, scope: 'Process' | 'ProcessTree'): void {
    for (const execution of this.#live.get(key) ?? []) execution.kill(scope);
  }

  #machineDown(instance: InstanceRecord, why: Downfall): void {
    const now = this.#core.timeline.now();
    for (const sent of this.#waiting.get(instance.id) ?? []) {
      const task = sent.record.tasks.get(instance.id);
      if (task !== undefined && why !== 'InstanceRestarted')
        endTask(task, 'Aborted', now, { errorCode: why });
    }
    if (why !== 'InstanceRestarted') this.#waiting.delete(instance.id);
    for (const key of this.#live.keys()) {
      const [invocationId = '', instanceId] = key.split('/');
      if (instanceId !== instance.id) continue;
      this.#live.delete(key);
      const task = this.#invocation(invocationId)?.tasks.get(instance.id);
      if (task !== undefined)
        endTask(task, 'Failed', now, { errorCode: why, errorInfo: 'The machine went down.' });
    }
  }

  #invocation(id: string): InvocationRecord | undefined {
    const holders: Holdings[] = this.#core.world.allHoldings();
    return holders.map((holdings) => holdings.invocations.get(id)).find((record) => record !== undefined);
  }
}
