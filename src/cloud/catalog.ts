import { DescribeAvailableResourceRequest } from '@alicloud/ecs20140526/dist/models/DescribeAvailableResourceRequest.js';
import { DescribeAvailableResourceResponse } from '@alicloud/ecs20140526/dist/models/DescribeAvailableResourceResponse.js';
import { DescribeImageComponentsRequest } from '@alicloud/ecs20140526/dist/models/DescribeImageComponentsRequest.js';
import { DescribeImageComponentsResponse } from '@alicloud/ecs20140526/dist/models/DescribeImageComponentsResponse.js';
import { DescribeImageSupportInstanceTypesRequest } from '@alicloud/ecs20140526/dist/models/DescribeImageSupportInstanceTypesRequest.js';
import { DescribeImageSupportInstanceTypesResponse } from '@alicloud/ecs20140526/dist/models/DescribeImageSupportInstanceTypesResponse.js';
import { DescribeInstanceTypesRequest } from '@alicloud/ecs20140526/dist/models/DescribeInstanceTypesRequest.js';
import { DescribeInstanceTypesResponse } from '@alicloud/ecs20140526/dist/models/DescribeInstanceTypesResponse.js';
import type { DescribeInstanceTypesResponseBodyInstanceTypesInstanceType as WireType } from '@alicloud/ecs20140526/dist/models/DescribeInstanceTypesResponseBody.js';

import { chunks } from './decode.ts';
import { type Fields, reading } from './operation.ts';
import { byToken } from './paging.ts';
import type { CatalogCalls, InstanceType } from './port/catalog.ts';
import type { Rpc } from './rpc.ts';

const TYPES = reading(
  'ecs',
  'DescribeInstanceTypes',
  DescribeInstanceTypesRequest,
  DescribeInstanceTypesResponse,
);
const SUPPORT = reading(
  'ecs',
  'DescribeImageSupportInstanceTypes',
  DescribeImageSupportInstanceTypesRequest,
  DescribeImageSupportInstanceTypesResponse,
);
const COMPONENTS = reading(
  'ecs',
  'DescribeImageComponents',
  DescribeImageComponentsRequest,
  DescribeImageComponentsResponse,
);
const STOCK = reading(
  'ecs',
  'DescribeAvailableResource',
  DescribeAvailableResourceRequest,
  DescribeAvailableResourceResponse,
);

/** Most type names in one DescribeInstanceTypes. */
const NAMES_PER_CALL = 10;
/** Largest page of DescribeInstanceTypes since November 2023. */
const PAGE = 100;

/** What can be bought (ECS 2014-05-26). Always asks; keeping answers is done by the caller. */
export function catalogCalls(rpc: Rpc): CatalogCalls {
  return {
    async describeInstanceTypes(query, options) {
      const common: Fields<DescribeInstanceTypesRequest> = {
        cpuArchitecture: query.cpuArchitecture,
        minimumCpuCoreCount: query.minCPU,
        maximumCpuCoreCount: query.maxCPU,
        minimumMemorySize: query.minMemoryGiB,
        maximumMemorySize: query.maxMemoryGiB,
        maxResults: PAGE,
      };
      const parts =
        query.instanceTypes === undefined ? [undefined] : chunks(query.instanceTypes, NAMES_PER_CALL);
      const lists = parts.map((instanceTypes) =>
        byToken(async (nextToken) => {
          const body = await rpc.call(
            TYPES,
            query.regionID,
            { ...common, instanceTypes, nextToken },
            options,
          );
          return { items: (body.instanceTypes?.instanceType ?? []).map(typeOf), nextToken: body.nextToken };
        }),
      );
      return (await Promise.all(lists)).flat();
    },

    async describeImageSupportInstanceTypes({ regionID, imageID }, options) {
      const fields = { regionId: regionID, imageId: imageID, actionType: 'CreateEcs' };
      const { instanceTypes } = await rpc.call(SUPPORT, regionID, fields, options);
      return (instanceTypes?.instanceType ?? []).map(({ instanceTypeId }) => instanceTypeId ?? '');
    },

    async describeImageComponents({ regionID, imageComponentIDs, name, owner }, options) {
      const imageComponentId = imageComponentIDs === undefined ? undefined : [...imageComponentIDs];
      return byToken(async (nextToken) => {
        const fields = { regionId: regionID, imageComponentId, name, owner, maxResults: 500, nextToken };
        const body = await rpc.call(COMPONENTS, regionID, fields, options);
        const items = (body.imageComponent?.imageComponentSet ?? []).map((wire) => ({
          imageComponentID: wire.imageComponentId ?? '',
          name: wire.name ?? '',
          version: wire.componentVersion ?? '',
          type: wire.componentType ?? '',
          osType: wire.systemType ?? '',
          owner: wire.owner ?? '',
          content: wire.content ?? '',
        }));
        return { items, nextToken: body.nextToken };
      });
    },

    async describeAvailableResource(query, options) {
      const fields: Fields<DescribeAvailableResourceRequest> = {
        regionId: query.regionID,
        resourceType: 'instance',
        destinationResource: query.destination,
        instanceChargeType: 'PostPaid',
        networkCategory: 'vpc',
        ioOptimized: 'optimized',
        instanceType: query.instanceType,
        zoneId: query.zoneID,
        spotStrategy: query.spotStrategy,
        cores: query.cpu,
        memory: query.memoryGiB,
        systemDiskCategory: query.systemDiskCategory,
      };
      const { availableZones } = await rpc.call(STOCK, query.regionID, fields, options);
      return (availableZones?.availableZone ?? []).flatMap((zone) =>
        (zone.availableResources?.availableResource ?? [])
          .filter(({ type }) => type === undefined || type === query.destination)
          .flatMap(({ supportedResources }) => supportedResources?.supportedResource ?? [])
          .map((wire) => ({
            zoneID: zone.zoneId ?? '',
            value: wire.value ?? '',
            available: zone.status === 'Available' && wire.status === 'Available',
            statusCategory: wire.statusCategory ?? '',
            min: wire.min,
            max: wire.max,
          })),
      );
    },
  };
}

function typeOf(wire: WireType): InstanceType {
  return {
    instanceType: wire.instanceTypeId ?? '',
    family: wire.instanceTypeFamily ?? '',
    cpu: wire.cpuCoreCount ?? 0,
    memoryGiB: wire.memorySize ?? 0,
    cpuArchitecture: wire.cpuArchitecture ?? '',
    nvmeSupport: wire.nvmeSupport ?? '',
    supportedBootModes: wire.supportedBootModes?.supportedBootMode ?? [],
    baselineCredit: wire.baselineCredit ?? 0,
    gpus: wire.GPUAmount ?? 0,
    category: wire.instanceCategory ?? '',
    level: wire.instanceFamilyLevel ?? '',
  };
}
