import type { MachineEnd } from '../guests/port.ts';
import type { Holdings } from '../world/region.ts';
import type { DiskRecord, InstanceRecord, InstanceStatus } from '../world/instance-record.ts';
import { bootOptions } from './boot-options.ts';
import { type Core, note, spread } from './core.ts';
import type { Machines } from './machines.ts';
import { agentDown, agentUp } from './agents.ts';
import { leaveNetwork } from './network.ts';
import { charge, takeStock } from './stock.ts';
import { publishEvent } from './system-events.ts';

/** Why a machine went down, for what runs on it. */
export type Downfall = 'InstanceRestarted' | 'InstanceNotRunning' | 'InstanceReleased';

/** Who wants to know what happens to instances. */
export interface InstanceListener {
  agentUp(instance: InstanceRecord): void;
  /** The machine is going down; nothing on it survives. */
  machineDown(instance: InstanceRecord, why: Downfall): void;
}

/** Moves instances through their states: Pending, Starting, Running, Stopping, Stopped, gone. */
export class Instances {
  readonly #core: Core;
  readonly #machines: Machines;
  readonly #listeners: InstanceListener[] = [];

  constructor(core: Core, machines: Machines) {
    this.#core = core;
    this.#machines = machines;
    core.timeline.handle('instance', ({ id, step, generation }) => this.#step(id, step, generation));
  }

  listen(listener: InstanceListener): void {
    this.#listeners.push(listener);
  }

  find(instanceId: string): { holdings: Holdings; instance: InstanceRecord } | undefined {
    for (const holdings of this.#core.world.allHoldings()) {
      const instance = holdings.instances.get(instanceId);
      if (instance !== undefined) return { holdings, instance };
    }
    return undefined;
  }

  /**
   * Puts a new instance into the world; its system disk's files are made from its image. It starts by itself, or
   * with `boots` false ends in Stopped, as after CreateInstance.
   */
  launch(holdings: Holdings, instance: InstanceRecord, disks: DiskRecord[], boots = true): void {
    const [system] = disks;
    const image = this.#core.world.visibleImage(holdings, instance.imageId);
    if (system === undefined || image === undefined)
      throw new Error('An instance needs a system disk and an image');
    holdings.instances.set(instance.id, instance);
    for (const disk of disks) {
      holdings.disks.set(disk.id, disk);
      holdings.snapshots.get(disk.sourceSnapshotId)?.createdDisks.push(disk.id);
    }
    takeStock(holdings, instance, -1);
    this.#machines.createDisk(system.id, image);
    this.#enter(instance, 'Pending', 'launch', { disks: instance.diskIds, type: instance.instanceType });
    this.#plan(instance, boots ? 'starting' : 'created', this.#core.profile.instance.pending);
    if (instance.autoReleaseAt !== undefined) this.planAutoRelease(instance);
  }

  start(instance: InstanceRecord): void {
    const found = this.find(instance.id);
    if (found !== undefined && instance.stoppedMode === 'StopCharging')
      takeStock(found.holdings, instance, -1);
    instance.stoppedMode = 'Not-applicable';
    this.#enter(instance, 'Starting', 'start');
    this.#boot(instance);
    this.#plan(instance, 'running', this.#core.profile.instance.starting);
  }

  stop(instance: InstanceRecord, mode: 'KeepCharging' | 'StopCharging'): void {
    instance.stoppedMode = mode;
    this.#down(instance, 'InstanceNotRunning');
    this.#enter(instance, 'Stopping', 'stop');
    this.#plan(instance, 'stopped', this.#core.profile.instance.stopping);
  }

  /** The old boot still answers for a quarter of the time, as the service's status lags behind the call. */
  reboot(instance: InstanceRecord): void {
    instance.transition = 'reboot';
    instance.generation++;
    note(this.#core, 'instance', instance, 'rebootRequested', { bootId: instance.bootId });
    this.#plan(instance, 'rebooting', this.#core.profile.instance.rebooting / 4);
  }

  release(instance: InstanceRecord, why: string): void {
    this.#down(instance, 'InstanceReleased');
    this.#enter(instance, 'Stopping', 'release', { why });
    this.#plan(instance, 'gone', this.#core.profile.instance.releasing);
  }

  /** Removes an instance from one moment to the next, as when its host fails. */
  vanish(instance: InstanceRecord): void {
    this.#down(instance, 'InstanceReleased');
    instance.generation++;
    publishEvent(this.#core, instance, 'SystemFailure.Delete');
    this.#gone(instance, 'vanished');
  }

  /** After an outage in which every machine went down: one that ran, or was starting, comes up again by itself. */
  comeBack(instance: InstanceRecord): void {
    agentDown(this.#core, instance);
    const ran = instance.status === 'Running' && instance.transition === undefined;
    if (!ran && instance.status !== 'Starting') return;
    instance.generation++;
    note(this.#core, 'instance', instance, 'cameBack');
    this.#boot(instance);
    this.#plan(instance, 'running', this.#core.profile.instance.rebooting / 2);
  }

  /** Spot reclaim: locked with five minutes' notice, then released or, if asked for, stopped without charge. */
  reclaim(instance: InstanceRecord): void {
    instance.operationLocks = ['Recycling'];
    note(this.#core, 'instance', instance, 'reclaimAnnounced');
    this.#core.timeline.plan(5 * 60_000, { kind: 'instance', id: instance.id, step: 'reclaim' });
  }

  /** A reboot or power-off that the guest itself starts. */
  endFromInside(instance: InstanceRecord, how: 'reboot' | 'poweroff'): void {
    if (instance.status !== 'Running' || instance.transition !== undefined) return;
    this.#halt(instance);
    this.#endedByItself(instance, { reason: how, message: '' });
  }

  planAutoRelease(instance: InstanceRecord): void {
    if (instance.autoReleaseAt === undefined) return;
    const delay = instance.autoReleaseAt - this.#core.timeline.now();
    this.#core.timeline.plan(delay, { kind: 'instance', id: instance.id, step: 'autoRelease' });
  }

  #step(id: string, step: string, generation: number | undefined): void {
    const instance = this.find(id)?.instance;
    if (instance === undefined) return;
    if (generation !== undefined && generation !== instance.generation) return;
    if (step === 'created') this.#enter(instance, 'Stopped', undefined);
    else if (step === 'starting') {
      this.#enter(instance, 'Starting', 'launch');
      this.#boot(instance);
      this.#plan(instance, 'running', this.#core.profile.instance.starting);
    } else if (step === 'rebooting') {
      this.#down(instance, 'InstanceRestarted');
      this.#enter(instance, 'Stopping', 'reboot');
      this.#plan(instance, 'restarting', this.#core.profile.instance.rebooting / 4);
    } else if (step === 'restarting') {
      this.#enter(instance, 'Starting', 'reboot');
      this.#halt(instance);
      this.#boot(instance);
      this.#plan(instance, 'running', this.#core.profile.instance.rebooting / 2);
    } else if (step === 'running') this.#whenBooted(instance);
    else if (step === 'agent') this.#agent(instance);
    else if (step === 'stopped') this.#stopped(instance);
    else if (step === 'gone') this.#gone(instance, 'gone');
    else if (step === 'autoRelease') this.#autoRelease(instance);
    else if (step === 'reclaim') this.#reclaimed(instance);
    else if (step === 'vanish') this.vanish(instance);
  }

  readonly #booting = new Map<string, Promise<void>>();

  #boot(instance: InstanceRecord): void {
    const [systemDisk = ''] = instance.diskIds;
    instance.bootCount++;
    instance.bootId = this.#core.ids.uuid();
    const { generation } = instance;
    const options = bootOptions(this.#core, instance);
    const boot = this.#machines.boot(instance.id, systemDisk, options, (end) =>
      this.#endedByItself(instance, end),
    );
    const known = boot.catch((error: unknown) => {
      if (instance.generation !== generation) return;
      instance.console.push(`[    0.000000] Kernel panic - not syncing: ${String(error)}`);
      instance.agent.installed = false;
      note(this.#core, 'trouble', instance, 'bootFailed', { error: String(error) });
    });
    this.#booting.set(instance.id, known);
    instance.console.push(`[    0.000000] Linux version 6.1.0 (boot ${instance.bootCount})`);
  }

  /**
   * A reboot from inside is not seen in the status, which stays Running; a power-off is. A crash leaves a machine
   * that looks Running and does not answer.
   */
  #endedByItself(instance: InstanceRecord, { reason, message }: MachineEnd): void {
    note(this.#core, 'instance', instance, 'machineEnded', { reason });
    if (instance.transition !== undefined) return;
    if (message !== '') instance.console.push(message);
    this.#down(instance, reason === 'reboot' ? 'InstanceRestarted' : 'InstanceNotRunning');
    if (reason === 'reboot') {
      instance.generation++;
      this.#boot(instance);
      this.#plan(instance, 'running', this.#core.profile.instance.rebooting / 2);
    } else if (reason === 'poweroff') {
      instance.stoppedMode = 'KeepCharging';
      this.#enter(instance, 'Stopping', 'stop', { why: 'power-off from inside' });
      this.#plan(instance, 'stopped', this.#core.profile.instance.stopping);
    }
  }

  #halt(instance: InstanceRecord): void {
    const [systemDisk = ''] = instance.diskIds;
    this.#core.background.run(`stopping ${instance.id}`, this.#machines.stop(instance.id, systemDisk));
  }

  #whenBooted(instance: InstanceRecord): void {
    const { generation } = instance;
    const booted = (this.#booting.get(instance.id) ?? Promise.resolve()).then(() => {
      if (instance.generation !== generation) return;
      instance.startedAt = this.#core.timeline.now();
      instance.console.push(`${instance.hostName} login: `);
      this.#enter(instance, 'Running', undefined, { bootId: instance.bootId });
      this.#plan(instance, 'agent', this.#core.profile.agent.start);
    });
    this.#core.background.run(`booting ${instance.id}`, booted);
  }

  #agent(instance: InstanceRecord): void {
    if (instance.agent.installPending) {
      instance.agent.installPending = false;
      instance.agent.installed = true;
    }
    if (!agentUp(this.#core, instance)) return;
    for (const listener of this.#listeners) listener.agentUp(instance);
  }

  #stopped(instance: InstanceRecord): void {
    this.#halt(instance);
    const found = this.find(instance.id);
    if (found !== undefined && instance.stoppedMode === 'StopCharging')
      takeStock(found.holdings, instance, 1);
    this.#enter(instance, 'Stopped', undefined);
  }

  #reclaimed(instance: InstanceRecord): void {
    instance.operationLocks = instance.operationLocks.filter((lock) => lock !== 'Recycling');
    if (instance.spotInterruptionBehavior !== 'Stop') this.release(instance, 'spot reclaim');
    else if (instance.status === 'Running') this.stop(instance, 'StopCharging');
  }

  #autoRelease(instance: InstanceRecord): void {
    if (instance.autoReleaseAt === undefined || instance.autoReleaseAt > this.#core.timeline.now()) return;
    if (instance.transition === 'release') return;
    this.release(instance, 'AutoReleaseTime');
  }

  #gone(instance: InstanceRecord, what: 'gone' | 'vanished'): void {
    const found = this.find(instance.id);
    if (found === undefined) return;
    const { holdings } = found;
    const { id } = instance;
    holdings.instances.delete(id);
    this.#booting.delete(instance.id);
    const [systemDisk = ''] = instance.diskIds;
    const ended = this.#machines
      .stop(instance.id, systemDisk)
      .then(() => this.#machines.deleteDisk(systemDisk));
    this.#core.background.run(`deleting ${instance.id}`, ended);
    for (const diskId of instance.diskIds) {
      const disk = holdings.disks.get(diskId);
      if (disk === undefined) continue;
      if (disk.deleteWithInstance) {
        holdings.disks.delete(diskId);
        note(this.#core, 'disk', disk, 'gone');
      } else Object.assign(disk, { status: 'Available', instanceId: '', device: '' });
    }
    for (const eip of holdings.eips.values()) {
      if (eip.instanceId === id) Object.assign(eip, { status: 'Available', instanceId: '' });
    }
    if (instance.stoppedMode !== 'StopCharging') takeStock(holdings, instance, 1);
    charge(this.#core, instance, holdings);
    leaveNetwork(this.#core, holdings, instance);
    note(this.#core, 'instance', instance, what);
  }

  #down(instance: InstanceRecord, why: Downfall): void {
    agentDown(this.#core, instance);
    for (const listener of this.#listeners) listener.machineDown(instance, why);
  }

  #enter(
    instance: InstanceRecord,
    status: InstanceStatus,
    transition: InstanceRecord['transition'],
    detail: Record<string, unknown> = {},
  ): void {
    instance.status = status;
    instance.transition = transition;
    instance.generation++;
    note(this.#core, 'instance', instance, status, detail);
  }

  #plan({ id, generation }: InstanceRecord, step: string, ms: number): void {
    this.#core.timeline.plan(spread(this.#core, ms), { kind: 'instance', id, step, generation });
  }
}
