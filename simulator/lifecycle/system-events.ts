import type { InstanceRecord } from '../world/instance-record.ts';
import type { SystemEventRecord, SystemEventType } from '../world/system-event-record.ts';
import { type Core, note } from './core.ts';
import type { Instances } from './instances.ts';

const REASONS: Readonly<Record<SystemEventType, string>> = {
  'SystemMaintenance.Reboot': 'The host of the instance is maintained.',
  'SystemFailure.Reboot': 'The host of the instance has failed.',
  'SystemFailure.Delete': 'The instance could not be kept.',
  'InstanceFailure.Reboot': 'The operating system of the instance has failed.',
};

/** Publishes an event that is over already, or, with a time to come, one that is announced. */
export function publishEvent(
  core: Core,
  instance: InstanceRecord,
  type: SystemEventType,
  notBefore: number = core.timeline.now(),
): SystemEventRecord {
  const now = core.timeline.now();
  const isOver = notBefore <= now;
  const event: SystemEventRecord = {
    id: core.ids.resource('e', instance.regionId),
    accountUid: instance.accountUid,
    regionId: instance.regionId,
    instanceId: instance.id,
    type,
    status: isOver ? 'Executed' : 'Scheduled',
    reason: REASONS[type],
    publishedAt: now,
    notBefore,
    finishedAt: isOver ? now : undefined,
    bootCount: instance.bootCount,
    resourceGroupId: instance.resourceGroupId,
    tags: { ...instance.tags },
  };
  core.world.holdings(instance.accountUid, instance.regionId).systemEvents.set(event.id, event);
  note(core, 'instance', instance, 'systemEvent', { event: event.id, type, notBefore });
  if (!isOver) core.timeline.plan(notBefore - now, { kind: 'systemEvent', id: event.id, step: 'due' });
  return event;
}

/**
 * Carries announced events out: maintenance reboots the instance. Who reboots it before has avoided that; an instance
 * that is gone or stopped by then cancels it.
 */
export class SystemEvents {
  readonly #core: Core;
  readonly #instances: Instances;

  constructor(core: Core, instances: Instances) {
    this.#core = core;
    this.#instances = instances;
    core.timeline.handle('systemEvent', ({ id }) => this.#due(id));
  }

  #due(id: string): void {
    const event = this.#core.world.allHoldings().flatMap(({ systemEvents }) => systemEvents.get(id) ?? [])[0];
    if (event?.status !== 'Scheduled') return;
    const instance = this.#instances.find(event.instanceId)?.instance;
    event.finishedAt = this.#core.timeline.now();
    if (instance?.status !== 'Running' || instance.transition === 'release') event.status = 'Canceled';
    else if (instance.bootCount !== event.bootCount) event.status = 'Avoided';
    else {
      event.status = 'Executed';
      this.#instances.reboot(instance);
    }
    this.#core.changed();
  }
}
