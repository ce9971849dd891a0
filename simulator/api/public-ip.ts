import { note } from '../lifecycle/core.ts';
import { ApiError, invalidParameter } from '../wire/api-error.ts';
import { write } from './api.ts';
import { incorrectStatus, readInstance, refuseLocked } from './instance-lifecycle.ts';
import { freePublicAddress } from './public-addresses.ts';

/** An address that an instance has already is answered again (documented). `IpAddress` is for a whitelist only. */
export const allocatePublicIpAddress = write('AllocatePublicIpAddress', (call) => {
  const { parameters, holdings, simulation } = call;
  const instance = readInstance(call);
  refuseLocked(instance);
  if (instance.status !== 'Running' && instance.status !== 'Stopped') throw incorrectStatus();
  if (parameters.text('IpAddress') !== undefined) throw invalidParameter('IpAddress');
  if ([...holdings.eips.values()].some(({ instanceId }) => instanceId === instance.id)) {
    const message = 'The specified instance already has an elastic IP address.';
    throw new ApiError(403, 'InvalidAssociation.Duplicated', message);
  }
  if (instance.publicIp === '') {
    instance.publicIp = freePublicAddress(simulation.core);
    note(simulation.core, 'instance', instance, 'publicAddress', { address: instance.publicIp });
  }
  return { IpAddress: instance.publicIp };
});
