import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { InstanceRecord } from '../world/instance-record.ts';
import { type Answer, type Call, DRY_RUN, read, write } from './api.ts';
import { readAutoReleaseTime } from './auto-release.ts';
import { second } from './form.ts';

export function instanceNotFound(): ApiError {
  return new ApiError(404, 'InvalidInstanceId.NotFound', 'The specified InstanceId does not exist.');
}

export function incorrectStatus(): ApiError {
  const message = 'The current status of the resource does not support this operation.';
  return new ApiError(403, 'IncorrectInstanceStatus', message);
}

/** The instance that a call names. @throws ApiError when the account has none of this id in the region. */
export function readInstance({ parameters, holdings }: Call): InstanceRecord {
  const instance = holdings.instances.get(parameters.required('InstanceId'));
  if (instance === undefined) throw instanceNotFound();
  return instance;
}

/** @throws ApiError for an instance that is locked for security. */
export function refuseLocked(instance: InstanceRecord): void {
  if (!instance.operationLocks.includes('security')) return;
  throw new ApiError(403, 'InstanceLockedForSecurity', 'The instance is locked due to security.');
}

/** A change while an image is being made of the instance breaks the snapshot. */
export function breakImages({ simulation }: Call, instance: InstanceRecord, what: string): void {
  if (!simulation.core.switches.changeFailsImage) return;
  for (const image of simulation.images.creatingFrom(instance)) {
    simulation.images.fail(image, `${what} of the source instance while the image was being created`);
  }
}

export const startInstance = write('StartInstance', start, { dryRun: DRY_RUN });

function start(call: Call): Answer {
  const instance = readInstance(call);
  refuseLocked(instance);
  if (instance.status !== 'Stopped') throw incorrectStatus();
  const { region } = call.holdings;
  const stock = region.stock.get(`${instance.zoneId}/${instance.instanceType}`) ?? 0;
  if (instance.stoppedMode === 'StopCharging' && stock < 1) {
    throw new ApiError(
      403,
      'OperationDenied.NoStock',
      'The requested resource is sold out in the specified zone.',
    );
  }
  call.endDryRun();
  breakImages(call, instance, 'start');
  call.simulation.instances.start(instance);
  return {};
}

export const stopInstance = write('StopInstance', stop, { dryRun: DRY_RUN });

function stop(call: Call): Answer {
  const instance = readInstance(call);
  checkStop(instance);
  const mode = call.parameters.oneOf('StoppedMode', ['KeepCharging', 'StopCharging']) ?? 'KeepCharging';
  call.endDryRun();
  stopOne(call, instance, mode);
  return {};
}

function checkStop(instance: InstanceRecord): void {
  refuseLocked(instance);
  if (instance.status !== 'Running' || instance.transition !== undefined) throw incorrectStatus();
}

function stopOne(call: Call, instance: InstanceRecord, mode: 'KeepCharging' | 'StopCharging'): void {
  breakImages(call, instance, 'stop');
  call.simulation.instances.stop(instance, mode);
}

export const stopInstances = write('StopInstances', stopMany, { dryRun: 'DRYRUN.SUCCESS' });

function stopMany(call: Call): Answer {
  const instances = readMany(call);
  const mode = call.parameters.oneOf('StoppedMode', ['KeepCharging', 'StopCharging']) ?? 'KeepCharging';
  const partly = call.parameters.text('BatchOptimization') === 'SuccessFirst';
  if (!partly) for (const instance of instances) checkStop(instance);
  call.endDryRun();
  const responses = instances.map((instance) => {
    const PreviousStatus = instance.status;
    try {
      checkStop(instance);
      stopOne(call, instance, mode);
      return {
        Code: '200',
        Message: 'success',
        InstanceId: instance.id,
        PreviousStatus,
        CurrentStatus: instance.status,
      };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const CurrentStatus = instance.status;
      return {
        Code: error.code,
        Message: error.message,
        InstanceId: instance.id,
        PreviousStatus,
        CurrentStatus,
      };
    }
  });
  return { InstanceResponses: { InstanceResponse: responses } };
}

export const rebootInstance = write('RebootInstance', reboot, { dryRun: DRY_RUN });

function reboot(call: Call): Answer {
  const instance = readInstance(call);
  refuseLocked(instance);
  if (instance.status !== 'Running') throw incorrectStatus();
  call.endDryRun();
  breakImages(call, instance, 'reboot');
  call.simulation.instances.reboot(instance);
  return {};
}

export const deleteInstance = write('DeleteInstance', deleteOne, { dryRun: DRY_RUN });

function deleteOne(call: Call): Answer {
  const instance = readInstance(call);
  checkDelete(call, instance);
  call.endDryRun();
  remove(call, instance);
  return {};
}

export const deleteInstances = write('DeleteInstances', deleteMany, {
  dryRun: 'DRYRUN.SUCCESS',
  token: { status: 400, mismatch: 'IdempotentParameterMismatch' },
});

function deleteMany(call: Call): Answer {
  const instances = readMany(call);
  for (const instance of instances) checkDelete(call, instance);
  call.endDryRun();
  for (const instance of instances) remove(call, instance);
  return {};
}

function readMany({ parameters, holdings }: Call): InstanceRecord[] {
  const ids = parameters.texts('InstanceId');
  if (ids.length === 0 || ids.length > 100) throw invalidParameter('InstanceId');
  return ids.map((id) => {
    const instance = holdings.instances.get(id);
    if (instance === undefined) throw instanceNotFound();
    return instance;
  });
}

function checkDelete({ simulation, parameters }: Call, instance: InstanceRecord): void {
  const { timeline, profile } = simulation.core;
  if (timeline.now() - instance.createdAt < profile.instance.initializing) {
    const message = 'The specified instance status does not support this operation.';
    throw new ApiError(403, 'IncorrectInstanceStatus.Initializing', message);
  }
  if (instance.deletionProtection) {
    const message = 'The operation is not allowed due to deletion protection.';
    throw new ApiError(403, 'InvalidOperation.DeletionProtection', message);
  }
  refuseLocked(instance);
  if (instance.status !== 'Stopped' && parameters.flag('Force') !== true) throw incorrectStatus();
}

function remove(call: Call, instance: InstanceRecord): void {
  if (instance.transition === 'release') return;
  breakImages(call, instance, 'deletion');
  call.simulation.instances.release(instance, 'DeleteInstance');
}

export const modifyAutoReleaseTime = write('ModifyInstanceAutoReleaseTime', (call) => {
  const instance = readInstance(call);
  const now = call.simulation.core.timeline.now();
  instance.autoReleaseAt = readAutoReleaseTime(call.parameters.text('AutoReleaseTime'), now);
  call.simulation.instances.planAutoRelease(instance);
  return {};
});

export const getConsoleOutput = read('GetInstanceConsoleOutput', (call) => {
  const instance = readInstance(call);
  return {
    InstanceId: instance.id,
    ConsoleOutput: Buffer.from(`${instance.console.join('\n')}\n`).toString('base64'),
    LastUpdateTime: second(call.simulation.core.timeline.now()),
  };
});
