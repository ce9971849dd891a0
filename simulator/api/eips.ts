import { note, spread } from '../lifecycle/core.ts';
import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { Product } from '../wire/schema.ts';
import type { EipRecord } from '../world/network-record.ts';
import type { Answer, Api, Call } from './api.ts';
import { describeEips } from './describe-eips.ts';
import { freePublicAddress } from './public-addresses.ts';
import { readTags } from './tags.ts';

/** Documented default: 20 elastic IPs per account. */
const QUOTA = 20;
const TOKEN = { status: 400, mismatch: 'IdempotentParameterMismatch' };

/** Elastic IP calls exist in product Vpc and, with fewer fields, in product Ecs. */
export function eipApis(product: Product): Api[] {
  const effect = 'write' as const;
  const token = product === 'Vpc' ? { token: TOKEN } : {};
  return [
    {
      product,
      action: 'AllocateEipAddress',
      effect,
      handle: (call) => allocate(call, product),
      token: TOKEN,
    },
    { product, action: 'AssociateEipAddress', effect, handle: associate, ...token },
    { product, action: 'UnassociateEipAddress', effect, handle: unassociate, ...token },
    { product, action: 'ReleaseEipAddress', effect, handle: release },
    {
      product,
      action: 'DescribeEipAddresses',
      effect: 'read',
      handle: (call) => describeEips(call, product),
      ...(product === 'Vpc' && { dryRun: 'DryRunOperation' as const }),
    },
  ];
}

function allocate(call: Call, product: Product): Answer {
  const { parameters, holdings, account, simulation } = call;
  const { core } = simulation;
  const bandwidth = Number(parameters.text('Bandwidth') ?? '5');
  if (!Number.isInteger(bandwidth) || bandwidth < 1 || bandwidth > 500) throw invalidParameter('Bandwidth');
  const chargeType = parameters.oneOf('InternetChargeType', ['PayByBandwidth', 'PayByTraffic']);
  const isVpc = product === 'Vpc';
  if (isVpc) parameters.oneOf('InstanceChargeType', ['PostPaid']);
  if (core.world.holdingsOf(account.uid).reduce((sum, { eips }) => sum + eips.size, 0) >= QUOTA) {
    throw new ApiError(400, 'QuotaExceeded.Eip', 'The maximum number of elastic IP addresses is reached.');
  }
  const eip: EipRecord = {
    id: core.ids.resource('eip', holdings.region.id),
    address: freePublicAddress(core),
    name: isVpc ? (parameters.text('Name') ?? '') : '',
    description: isVpc ? (parameters.text('Description') ?? '') : '',
    accountUid: account.uid,
    regionId: holdings.region.id,
    status: 'Available',
    bandwidth,
    internetChargeType: chargeType ?? 'PayByBandwidth',
    isp: parameters.text('ISP') ?? 'BGP',
    netmode: isVpc ? (parameters.text('Netmode') ?? 'public') : 'public',
    instanceId: '',
    createdAt: core.timeline.now(),
    resourceGroupId: isVpc ? (parameters.text('ResourceGroupId') ?? '') : '',
    tags: isVpc ? readTags(parameters) : {},
  };
  holdings.eips.set(eip.id, eip);
  note(core, 'network', eip, 'Available');
  const answer = { AllocationId: eip.id, EipAddress: eip.address };
  return isVpc ? { ...answer, ResourceGroupId: eip.resourceGroupId } : answer;
}

function readEip({ parameters, holdings }: Call): EipRecord {
  const eip = holdings.eips.get(parameters.required('AllocationId'));
  if (eip !== undefined) return eip;
  throw new ApiError(404, 'InvalidAllocationId.NotFound', 'Specified allocation ID is not found.');
}

function wrongStatus(): ApiError {
  const message = 'Current elastic IP status does not support this operation.';
  return new ApiError(400, 'IncorrectEipStatus', message);
}

/** Only ECS instances are modelled as what an address can belong to. */
function associate(call: Call): Answer {
  const { parameters, holdings } = call;
  const eip = readEip(call);
  parameters.oneOf('InstanceType', ['EcsInstance']);
  const instance = holdings.instances.get(parameters.required('InstanceId'));
  if (instance === undefined) {
    throw new ApiError(404, 'InvalidInstanceId.NotFound', 'The specified InstanceId does not exist.');
  }
  if (eip.status !== 'Available') throw wrongStatus();
  if (instance.status !== 'Running' && instance.status !== 'Stopped') {
    const message = 'The current status of the instance does not support this operation.';
    throw new ApiError(400, 'IncorrectInstanceStatus', message);
  }
  if ([...holdings.eips.values()].some(({ instanceId }) => instanceId === instance.id)) {
    const message = 'The specified instance already has an elastic IP address.';
    throw new ApiError(400, 'InvalidAssociation.Duplicated', message);
  }
  if (instance.publicIp !== '') {
    const message = 'The specified instance already has a public IP address.';
    throw new ApiError(400, 'InvalidStatus.InstanceHasBandWidth', message);
  }
  eip.instanceId = instance.id;
  pass(call, eip, 'Associating');
  return {};
}

function unassociate(call: Call): Answer {
  const { parameters } = call;
  const eip = readEip(call);
  const instanceId = parameters.text('InstanceId');
  if (eip.status !== 'InUse') throw wrongStatus();
  if (instanceId !== undefined && instanceId !== eip.instanceId) {
    throw new ApiError(400, 'InvalidAssociation.NotFound', 'The address does not belong to the instance.');
  }
  pass(call, eip, 'Unassociating');
  return {};
}

function pass(call: Call, eip: EipRecord, status: 'Associating' | 'Unassociating'): void {
  const { core } = call.simulation;
  eip.status = status;
  note(core, 'network', eip, status);
  core.timeline.plan(spread(core, core.profile.network.vSwitch), { kind: 'eip', id: eip.id, step: status });
}

function release(call: Call): Answer {
  const eip = readEip(call);
  if (eip.status !== 'Available') throw wrongStatus();
  call.holdings.eips.delete(eip.id);
  note(call.simulation.core, 'network', eip, 'gone');
  return {};
}
