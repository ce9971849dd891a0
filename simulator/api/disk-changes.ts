import { note, spread } from '../lifecycle/core.ts';
import { showDisks } from '../lifecycle/guest-disks.ts';
import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { DiskRecord, InstanceRecord } from '../world/instance-record.ts';
import { type Answer, type Call, write } from './api.ts';
import { checkDataDiskSize, MOST_DATA_DISKS } from './disk-limits.ts';
import { incorrectStatus, readInstance, refuseLocked } from './instance-lifecycle.ts';

export const attachDisk = write('AttachDisk', attach);
export const detachDisk = write('DetachDisk', detach);
export const deleteDisk = write('DeleteDisk', remove);
export const resizeDisk = write('ResizeDisk', resize, {
  token: { status: 400, mismatch: 'IdempotentParameterMismatch' },
});

function readDisk({ parameters, holdings }: Call): DiskRecord {
  const disk = holdings.disks.get(parameters.required('DiskId'));
  if (disk !== undefined) return disk;
  throw new ApiError(404, 'InvalidDiskId.NotFound', 'The specified disk does not exist.');
}

function wrongStatus(): ApiError {
  const message = 'The current disk status does not support this operation.';
  return new ApiError(403, 'IncorrectDiskStatus', message);
}

function checkSteady(instance: InstanceRecord): void {
  refuseLocked(instance);
  const steady = instance.status === 'Running' || instance.status === 'Stopped';
  if (!steady || instance.transition !== undefined) throw incorrectStatus();
}

/** Data disks only: a system disk never leaves its instance here. */
function attach(call: Call): Answer {
  const { parameters, holdings } = call;
  const instance = readInstance(call);
  const disk = readDisk(call);
  checkSteady(instance);
  if (disk.status !== 'Available') throw wrongStatus();
  if (parameters.flag('Bootable') === true) throw invalidParameter('Bootable');
  if (disk.zoneId !== instance.zoneId) {
    const message = 'The specified disk and instance are not in the same zone.';
    throw new ApiError(403, 'ResourcesNotInSameZone', message);
  }
  if (instance.diskIds.length > MOST_DATA_DISKS) {
    throw new ApiError(403, 'InstanceDiskLimitExceeded', 'The instance has the maximum number of disks.');
  }
  const taken = instance.diskIds.map((id) => holdings.disks.get(id)?.device);
  const device = parameters.text('Device') ?? freeDevice(taken);
  if (!/^\/dev\/xvd[b-z]$/.test(device)) throw invalidParameter('Device');
  if (taken.includes(device)) {
    throw new ApiError(403, 'InvalidDevice.InUse', 'The specified device has been occupied.');
  }
  disk.instanceId = instance.id;
  disk.device = device;
  disk.deleteWithInstance = parameters.flag('DeleteWithInstance') ?? false;
  disk.attachedAt = call.simulation.core.timeline.now();
  instance.diskIds.push(disk.id);
  pass(call, disk, 'Attaching');
  return {};
}

function freeDevice(taken: (string | undefined)[]): string {
  const letters = 'bcdefghijklmnopqrstuvwxyz';
  const free = letters.split('').find((letter) => !taken.includes(`/dev/xvd${letter}`));
  return `/dev/xvd${free ?? 'z'}`;
}

function detach(call: Call): Answer {
  const { parameters, holdings } = call;
  const instance = readInstance(call);
  const disk = readDisk(call);
  checkSteady(instance);
  if (disk.type === 'system') throw new ApiError(403, 'DiskNotPortable', 'The disk is not portable.');
  if (disk.status !== 'In_use') throw wrongStatus();
  if (disk.instanceId !== instance.id) {
    throw new ApiError(403, 'DependencyViolation', 'The disk is not attached to the specified instance.');
  }
  disk.deleteWithInstance = parameters.flag('DeleteWithInstance') ?? disk.deleteWithInstance;
  instance.diskIds = instance.diskIds.filter((id) => id !== disk.id);
  showDisks(call.simulation.machines, holdings, instance);
  pass(call, disk, 'Detaching');
  return {};
}

function pass({ simulation }: Call, disk: DiskRecord, status: 'Attaching' | 'Detaching'): void {
  const { core } = simulation;
  disk.status = status;
  note(core, 'disk', disk, status);
  core.timeline.plan(spread(core, core.profile.network.vSwitch), { kind: 'disk', id: disk.id, step: status });
}

/** Scripts see an online resize at once, an offline one, the default, after a restart. */
function resize(call: Call): Answer {
  const { parameters, holdings } = call;
  const disk = readDisk(call);
  const size = parameters.integer('NewSize', { min: 1 }) ?? 0;
  const type = parameters.oneOf('Type', ['offline', 'online']) ?? 'offline';
  if (disk.status !== 'In_use' && disk.status !== 'Available') throw wrongStatus();
  const instance = holdings.instances.get(disk.instanceId);
  if (instance !== undefined) {
    checkSteady(instance);
    if (type === 'online' && instance.status !== 'Running') throw incorrectStatus();
  }
  const snapshots = [...holdings.snapshots.values()];
  if (snapshots.some(({ sourceDiskId, status }) => sourceDiskId === disk.id && status === 'progressing')) {
    const message = 'A previous snapshot creation is in process.';
    throw new ApiError(403, 'IncorrectDiskStatus.CreatingSnapshot', message);
  }
  if (size <= disk.sizeGiB) {
    const message = 'The specified new disk size is not larger than the original one.';
    throw new ApiError(403, 'InvalidDiskSize.TooSmall', message);
  }
  checkDataDiskSize(size, disk.category, disk.performanceLevel);
  if (disk.type === 'system' && size > 2048) {
    throw new ApiError(403, 'InvalidDiskSize.NotSupported', 'The disk size is not supported.');
  }
  disk.sizeGiB = size;
  if (instance !== undefined && type === 'online') showDisks(call.simulation.machines, holdings, instance);
  note(call.simulation.core, 'disk', disk, 'resized', { sizeGiB: size });
  return { OrderId: '' };
}

/** Documented: an unknown id is ignored; snapshots stay. */
function remove({ parameters, holdings, simulation }: Call): Answer {
  const disk = holdings.disks.get(parameters.required('DiskId'));
  if (disk === undefined) return {};
  if (disk.type === 'system' || disk.status !== 'Available') throw wrongStatus();
  holdings.disks.delete(disk.id);
  note(simulation.core, 'disk', disk, 'gone');
  return {};
}
