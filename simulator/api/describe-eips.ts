import type { Product } from '../wire/schema.ts';
import type { EipRecord } from '../world/network-record.ts';
import type { Answer, Call } from './api.ts';
import { minute, second } from './form.ts';
import { pageByNumber } from './paging.ts';
import { hasTags, readTagFilter } from './tags.ts';

/** DescribeEipAddresses of both products. */
export function describeEips(call: Call, product: Product): Answer {
  const { parameters, holdings } = call;
  const isVpc = product === 'Vpc';
  const ids = parameters.text('AllocationId')?.split(',');
  const addresses = parameters.text('EipAddress')?.split(',');
  const status = parameters.text('Status');
  const isp = parameters.text('ISP');
  const instanceId = parameters.text('AssociatedInstanceId')?.split(',');
  const type = parameters.text('AssociatedInstanceType');
  const name = isVpc ? parameters.text('EipName') : undefined;
  const group = isVpc ? parameters.text('ResourceGroupId') : undefined;
  const filter = isVpc ? readTagFilter(parameters) : [];
  const found = [...holdings.eips.values()]
    .filter(
      (eip) =>
        (ids === undefined || ids.includes(eip.id)) &&
        (addresses === undefined || addresses.includes(eip.address)) &&
        (status === undefined || eip.status === status) &&
        (isp === undefined || eip.isp === isp) &&
        (instanceId === undefined || instanceId.includes(eip.instanceId)) &&
        (type === undefined || (type === 'EcsInstance' && eip.instanceId !== '')) &&
        (name === undefined || eip.name === name) &&
        (group === undefined || eip.resourceGroupId === group) &&
        hasTags(eip.tags, filter),
    )
    .toReversed();
  call.endDryRun();
  const { items, members } = pageByNumber(found, parameters, 100);
  return { ...members, EipAddresses: { EipAddress: items.map((eip) => render(eip, product)) } };
}

function render(eip: EipRecord, product: Product): Record<string, unknown> {
  const common = {
    AllocationId: eip.id,
    AllocationTime: product === 'Vpc' ? second(eip.createdAt) : minute(eip.createdAt),
    IpAddress: eip.address,
    Bandwidth: String(eip.bandwidth),
    EipBandwidth: String(eip.bandwidth),
    ChargeType: 'PostPaid',
    ExpiredTime: '',
    InternetChargeType: eip.internetChargeType,
    InstanceId: eip.instanceId,
    InstanceType: eip.instanceId === '' ? '' : 'EcsInstance',
    OperationLocks: { LockReason: [] },
    RegionId: eip.regionId,
    Status: eip.status,
  };
  if (product !== 'Vpc') return common;
  return {
    ...common,
    Name: eip.name,
    Description: eip.description,
    ISP: eip.isp,
    Netmode: eip.netmode,
    InstanceRegionId: eip.instanceId === '' ? '' : eip.regionId,
    BusinessStatus: 'Normal',
    DeletionProtection: false,
    ResourceGroupId: eip.resourceGroupId,
    Tags: { Tag: Object.entries(eip.tags).map(([Key, Value]) => ({ Key, Value })) },
  };
}
