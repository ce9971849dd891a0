import { invalidParameter } from '../wire/api-error.ts';
import type { InstanceType, Region } from '../world/region.ts';
import { type Answer, type Call, read } from './api.ts';
import { pageByToken } from './paging.ts';

export const describeRegions = read('DescribeRegions', ({ simulation }) => ({
  Regions: {
    Region: [...simulation.core.world.regions.values()].map(({ id, name }) => ({
      RegionId: id,
      LocalName: name,
      RegionEndpoint: `ecs.${id}.aliyuncs.com`,
      Status: 'available',
    })),
  },
}));

export const describeZones = read('DescribeZones', ({ holdings }) => {
  const { region } = holdings;
  return {
    Zones: {
      Zone: region.zones.map(({ id, name }) => ({
        ZoneId: id,
        LocalName: name,
        ZoneType: 'AvailabilityZone',
        AvailableInstanceTypes: { InstanceTypes: typesIn(region, id).map((type) => type.id) },
        AvailableDiskCategories: { DiskCategories: categoriesIn(region, id) },
        AvailableResourceCreation: { ResourceTypes: ['VSwitch', 'IoOptimized', 'Instance', 'Disk'] },
        AvailableVolumeCategories: { VolumeCategories: [] },
        AvailableDedicatedHostTypes: { DedicatedHostType: [] },
        DedicatedHostGenerations: { DedicatedHostGeneration: [] },
      })),
    },
  };
});

function typesIn(region: Region, zoneId: string): InstanceType[] {
  return [...region.types.values()].filter(({ id }) => region.stock.has(`${zoneId}/${id}`));
}

function categoriesIn(region: Region, zoneId: string): string[] {
  return [...new Set(typesIn(region, zoneId).flatMap(({ diskCategories }) => diskCategories))];
}

export const describeInstanceTypes = read('DescribeInstanceTypes', describeTypes);

function describeTypes({ parameters, holdings }: Call): Answer {
  const ids = parameters.texts('InstanceTypes');
  const family = parameters.text('InstanceTypeFamily');
  const architecture = parameters.text('CpuArchitecture');
  const nvme = parameters.text('NvmeSupport');
  const bounds: [string, (type: InstanceType) => number, 1 | -1][] = [
    ['MinimumCpuCoreCount', ({ cpu }) => cpu, 1],
    ['MaximumCpuCoreCount', ({ cpu }) => cpu, -1],
    ['MinimumMemorySize', ({ memoryGiB }) => memoryGiB, 1],
    ['MaximumMemorySize', ({ memoryGiB }) => memoryGiB, -1],
  ];
  const found = [...holdings.region.types.values()].filter(
    (type) =>
      (ids.length === 0 || ids.includes(type.id)) &&
      (family === undefined || type.family === family) &&
      (architecture === undefined || type.architecture === architecture) &&
      (nvme === undefined || type.nvme === nvme) &&
      bounds.every(([name, of, sign]) => {
        const bound = parameters.number(name);
        return bound === undefined || (of(type) - bound) * sign >= 0;
      }),
  );
  const { items, nextToken } = pageByToken(found, parameters, { min: 1, max: 100, fallback: 100 });
  return { NextToken: nextToken, InstanceTypes: { InstanceType: items.map(renderType) } };
}

function renderType(type: InstanceType): Record<string, unknown> {
  return {
    InstanceTypeId: type.id,
    InstanceTypeFamily: type.family,
    InstanceCategory: type.burstable ? 'Shared' : 'General-purpose',
    InstanceFamilyLevel: type.burstable ? 'CreditEntryLevel' : 'EnterpriseLevel',
    CpuCoreCount: type.cpu,
    MemorySize: type.memoryGiB,
    CpuArchitecture: type.architecture,
    GPUAmount: 0,
    GPUSpec: '',
    LocalStorageAmount: 0,
    LocalStorageCapacity: 0,
    LocalStorageCategory: '',
    InitialCredit: type.burstable ? 60 : 0,
    BaselineCredit: type.burstable ? 20 : 0,
    EniQuantity: 2,
    EniPrivateIpAddressQuantity: 6,
    NvmeSupport: type.nvme,
    SupportedBootModes: { SupportedBootMode: type.bootModes },
  };
}

export const describeAvailableResource = read('DescribeAvailableResource', describeAvailable);

function describeAvailable({ parameters, holdings }: Call): Answer {
  const { region } = holdings;
  const destination = parameters.oneOf('DestinationResource', ['InstanceType', 'SystemDisk', 'Zone']);
  if (destination === undefined) throw invalidParameter('DestinationResource');
  const zone = parameters.text('ZoneId');
  const type = parameters.text('InstanceType');
  const category = parameters.text('SystemDiskCategory');
  const cores = parameters.integer('Cores');
  const memory = parameters.number('Memory');
  const fits = (candidate: InstanceType) =>
    (type === undefined || candidate.id === type) &&
    (category === undefined || candidate.diskCategories.includes(category)) &&
    (cores === undefined || candidate.cpu === cores) &&
    (memory === undefined || candidate.memoryGiB === memory);
  const zones = region.zones.filter(({ id }) => zone === undefined || id === zone);
  return {
    AvailableZones: {
      AvailableZone: zones.map(({ id }) => {
        const types = typesIn(region, id).filter(fits);
        const inStock = types.some((candidate) => (region.stock.get(`${id}/${candidate.id}`) ?? 0) > 0);
        const supported = destination === 'SystemDisk' ? diskOffers(types) : typeOffers(region, id, types);
        return {
          RegionId: region.id,
          ZoneId: id,
          ...stockOf(inStock),
          AvailableResources: {
            AvailableResource: [{ Type: destination, SupportedResources: { SupportedResource: supported } }],
          },
        };
      }),
    },
  };
}

function stockOf(inStock: boolean): { Status: string; StatusCategory: string } {
  return inStock
    ? { Status: 'Available', StatusCategory: 'WithStock' }
    : { Status: 'SoldOut', StatusCategory: 'WithoutStock' };
}

function typeOffers(region: Region, zoneId: string, types: InstanceType[]): Record<string, unknown>[] {
  return types.map(({ id }) => ({ Value: id, ...stockOf((region.stock.get(`${zoneId}/${id}`) ?? 0) > 0) }));
}

function diskOffers(types: InstanceType[]): Record<string, unknown>[] {
  const categories = [...new Set(types.flatMap(({ diskCategories }) => diskCategories))];
  return categories.map((Value) => ({ Value, ...stockOf(true), Min: 20, Max: 2048, Unit: 'GiB' }));
}

/** Per hour. Disks cost a flat rate per GiB, traffic nothing. */
const DISK_PRICE_PER_GIB = 0.0014;

export const describePrice = read('DescribePrice', ({ parameters, holdings, account }) => {
  if ((parameters.text('ResourceType') ?? 'instance') !== 'instance') throw invalidParameter('ResourceType');
  const type = holdings.region.types.get(parameters.text('InstanceType') ?? '');
  if (type === undefined) throw invalidParameter('InstanceType');
  const spot = ['SpotAsPriceGo', 'SpotWithPriceLimit'].includes(parameters.text('SpotStrategy') ?? '');
  const amount = parameters.integer('Amount', { min: 1 }) ?? 1;
  const instance = type.price * (spot ? 0.2 : 1) * amount;
  const disk = DISK_PRICE_PER_GIB * (parameters.group('SystemDisk').integer('Size') ?? 40) * amount;
  const total = Number((instance + disk).toFixed(4));
  return {
    PriceInfo: {
      Price: {
        OriginalPrice: total,
        TradePrice: total,
        DiscountPrice: 0,
        Currency: account.currency,
        DetailInfos: { DetailInfo: [priceDetail('instanceType', instance), priceDetail('systemDisk', disk)] },
      },
      Rules: { Rule: [] },
    },
  };
});

function priceDetail(Resource: string, price: number): Record<string, unknown> {
  return { Resource, OriginalPrice: price, TradePrice: price, DiscountPrice: 0, SubRules: { Rule: [] } };
}
