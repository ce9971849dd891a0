import { ApiError, invalidParameter, missingParameter } from '../wire/api-error.ts';
import { spotPrice } from '../world/spot-price.ts';
import { type Answer, type Call, read } from './api.ts';

/** Made-up prices, in the account's currency: disks per GiB and hour, bandwidth per Mbit/s and hour. */
const DISK_PER_GIB = 0.0014;
const BANDWIDTH_PER_MBIT = 0.06;
/** Hours of each unit, and how many of it may be asked for (API DescribePrice). */
const UNITS = { Hour: [1, 1], Week: [168, 4], Month: [720, 9], Year: [8640, 5] } as const;

export const describePrice = read('DescribePrice', describe);

interface Part {
  resource: string;
  /** Per hour and piece. */
  price: number;
}

function describe(call: Call): Answer {
  const { parameters, account } = call;
  const unit = parameters.oneOf('PriceUnit', ['Hour', 'Week', 'Month', 'Year']) ?? 'Hour';
  const [hours, most] = UNITS[unit];
  const period = parameters.integer('Period', { min: 1, max: most }) ?? 1;
  const amount = parameters.integer('Amount', { min: 1, max: 1000 }) ?? 1;
  const kind = parameters.oneOf('ResourceType', ['instance', 'disk']) ?? 'instance';
  const parts = kind === 'instance' ? instanceParts(call) : [...diskParts(call)];
  const factor = hours * period * amount;
  const DetailInfo = parts.map(({ resource, price }) => ({
    Resource: resource,
    OriginalPrice: round(price * factor),
    TradePrice: round(price * factor),
    DiscountPrice: 0,
    SubRules: { Rule: [] },
  }));
  const total = round(parts.reduce((sum, { price }) => sum + price, 0) * factor);
  const Price = {
    OriginalPrice: total,
    TradePrice: total,
    DiscountPrice: 0,
    Currency: account.currency,
    DetailInfos: { DetailInfo },
  };
  return { PriceInfo: { Price, Rules: { Rule: [] } } };
}

function instanceParts(call: Call): Part[] {
  const { parameters, holdings, simulation } = call;
  const { region } = holdings;
  const type = region.types.get(parameters.text('InstanceType') ?? '');
  if (type === undefined) throw invalidParameter('InstanceType');
  const imageId = parameters.text('ImageId');
  if (imageId !== undefined && simulation.core.world.visibleImage(holdings, imageId) === undefined) {
    throw new ApiError(404, 'InvalidImageId.NotFound', 'The specified ImageId does not exist.');
  }
  const zone = parameters.text('ZoneId');
  if (zone !== undefined && !holdings.region.zones.some(({ id }) => id === zone)) {
    throw new ApiError(404, 'InvalidZoneId.NotFound', 'The specified ZoneId does not exist.');
  }
  const strategies = ['NoSpot', 'SpotAsPriceGo', 'SpotWithPriceLimit'] as const;
  const strategy = parameters.oneOf('SpotStrategy', strategies) ?? 'NoSpot';
  const system = parameters.group('SystemDisk');
  const bandwidth = parameters.integer('InternetMaxBandwidthOut', { min: 0, max: 100 }) ?? 0;
  const byBandwidth = parameters.text('InternetChargeType') === 'PayByBandwidth';
  return [
    {
      resource: 'instanceType',
      price: strategy === 'NoSpot' ? type.price : spotPrice(region, type.id, zone),
    },
    { resource: 'systemDisk', price: DISK_PER_GIB * (system.integer('Size', { min: 1 }) ?? 40) },
    ...(parameters.groups('DataDisk').length > 0 ? diskParts(call) : []),
    ...(byBandwidth && bandwidth > 0
      ? [{ resource: 'bandwidth', price: BANDWIDTH_PER_MBIT * bandwidth }]
      : []),
  ];
}

function diskParts({ parameters }: Call): Part[] {
  const disks = parameters.groups('DataDisk');
  if (disks.length === 0) throw missingParameter('DataDisk.1.Category');
  return disks.map((disk) => {
    const size = disk.integer('Size', { min: 1 });
    if (size === undefined) throw missingParameter('DataDisk.1.Size');
    return { resource: 'dataDisk', price: DISK_PER_GIB * size };
  });
}

function round(price: number): number {
  return Number(price.toFixed(4));
}
