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
  const families = [
    ...parameters.texts('InstanceTypeFamilies'),
    ...[parameters.text('InstanceTypeFamily') ?? []].flat(),
  ];
  const architectures = [
    ...parameters.texts('CpuArchitectures'),
    ...[parameters.text('CpuArchitecture') ?? []].flat(),
  ];
  const gpus = parameters.integer('MinimumGPUAmount', { min: 0 }) ?? 0;
  const cards = parameters.integer('MinimumEniQuantity', { min: 0 }) ?? 0;
  const level = parameters.text('InstanceFamilyLevel');
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
      (families.length === 0 || families.includes(type.family)) &&
      (architectures.length === 0 || architectures.includes(type.architecture)) &&
      // No type here has a GPU or more than two network interfaces.
      gpus === 0 &&
      cards <= ENIS &&
      (level === undefined || levelOf(type) === level) &&
      (nvme === undefined || type.nvme === nvme) &&
      bounds.every(([name, of, sign]) => {
        const bound = parameters.number(name);
        return bound === undefined || (of(type) - bound) * sign >= 0;
      }),
  );
  const { items, nextToken } = pageByToken(found, parameters, { min: 1, max: 100, fallback: 100 });
  return { NextToken: nextToken, InstanceTypes: { InstanceType: items.map(renderType) } };
}

const ENIS = 2;

function levelOf({ burstable }: InstanceType): string {
  return burstable ? 'CreditEntryLevel' : 'EnterpriseLevel';
}

function renderType(type: InstanceType): Record<string, unknown> {
  return {
    InstanceTypeId: type.id,
    InstanceTypeFamily: type.family,
    InstanceCategory: type.burstable ? 'Shared' : 'General-purpose',
    InstanceFamilyLevel: levelOf(type),
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
    EniQuantity: ENIS,
    EniPrivateIpAddressQuantity: 6,
    NvmeSupport: type.nvme,
    SupportedBootModes: { SupportedBootMode: type.bootModes },
  };
}

export const describeAvailableResource = read('DescribeAvailableResource', describeAvailable);

const DESTINATIONS = [
  'InstanceType',
  'SystemDisk',
  'DataDisk',
  'Zone',
  'Network',
  'IoOptimized',
  'ddh',
] as const;

function describeAvailable({ parameters, holdings }: Call): Answer {
  const { region } = holdings;
  const destination = parameters.oneOf('DestinationResource', DESTINATIONS);
  if (destination === undefined) throw invalidParameter('DestinationResource');
  const zone = parameters.text('ZoneId');
  const type = parameters.text('InstanceType');
  const category = parameters.text('SystemDiskCategory');
  parameters.oneOf('InstanceChargeType', ['PostPaid', 'PrePaid']);
  parameters.oneOf('SpotStrategy', ['NoSpot', 'SpotAsPriceGo', 'SpotWithPriceLimit']);
  parameters.oneOf('ResourceType', ['instance', 'disk', 'reservedinstance', 'ddh']);
  const dataCategory = parameters.text('DataDiskCategory');
  // Only I/O optimized instances in VPCs are sold.
  const isSold =
    parameters.oneOf('IoOptimized', ['none', 'optimized']) !== 'none' &&
    parameters.oneOf('NetworkCategory', ['classic', 'vpc']) !== 'classic';
  const cores = parameters.integer('Cores');
  const memory = parameters.number('Memory');
  const fits = (candidate: InstanceType) =>
    isSold &&
    (dataCategory === undefined || candidate.diskCategories.includes(dataCategory)) &&
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
        const supported = offersOf(destination, region, id, types);
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

function offersOf(
  destination: (typeof DESTINATIONS)[number],
  region: Region,
  zoneId: string,
  types: InstanceType[],
): Record<string, unknown>[] {
  if (destination === 'SystemDisk' || destination === 'DataDisk') return diskOffers(types, destination);
  if (destination === 'InstanceType') return typeOffers(region, zoneId, types);
  // Dedicated hosts are not sold.
  if (destination === 'ddh') return [];
  const values = { Network: 'vpc', IoOptimized: 'optimized', Zone: zoneId };
  return [{ Value: values[destination], ...stockOf(types.length > 0) }];
}

function stockOf(inStock: boolean): { Status: string; StatusCategory: string } {
  return inStock
    ? { Status: 'Available', StatusCategory: 'WithStock' }
    : { Status: 'SoldOut', StatusCategory: 'WithoutStock' };
}

function typeOffers(region: Region, zoneId: string, types: InstanceType[]): Record<string, unknown>[] {
  return types.map(({ id }) => ({ Value: id, ...stockOf((region.stock.get(`${zoneId}/${id}`) ?? 0) > 0) }));
}

function diskOffers(
  types: InstanceType[],
  destination: 'SystemDisk' | 'DataDisk',
): Record<string, unknown>[] {
  const categories = [...new Set(types.flatMap(({ diskCategories }) => diskCategories))];
  return categories.map((Value) => ({
    Value,
    ...stockOf(true),
    Min: 20,
    Max: destination === 'SystemDisk' ? 2048 : 32_768,
    Unit: 'GiB',
  }));
}
