import { type Api, type Json, Refusal, text } from './api.ts';
import type { Part } from './check.ts';

/** What a run costs at most, to the eye: the bill is the service's. */
export interface Cost {
  readonly amount: number;
  readonly currency: string;
  /** Where the price of the instance comes from. */
  readonly source: 'DescribePrice' | 'table';
  readonly lines: readonly string[];
}

export interface CostQuestion {
  readonly parts: readonly Part[];
  readonly minutes: number;
  readonly instanceType: string;
}

/** Per hour, in CNY, for when the service cannot be asked: generous, so that the sum is no surprise. */
const TABLE: Readonly<Record<string, number>> = {
  'ecs.g6.large': 0.9,
  'ecs.g7.large': 1.0,
  'ecs.c6.large': 0.7,
  'ecs.c7.large': 0.8,
};
/** For a type that the table does not have. */
const UNKNOWN_TYPE = 2;
/** Two images of 20 GiB, stored for hours; and what copies move before they are cancelled. */
const SNAPSHOTS = 0.1;
const COPY_TRAFFIC = 2;

/** An upper bound from a price per hour. An instance that starts is charged for at least an hour here. */
export function costOf(
  { parts, minutes, instanceType }: CostQuestion,
  price: { perHour: number; currency: string } | undefined,
): Cost {
  const known = price ?? { perHour: TABLE[instanceType] ?? UNKNOWN_TYPE, currency: 'CNY' };
  const hours = Math.max(1, Math.ceil(minutes / 60));
  const items: [Part, string, number][] = [
    ['builder', `${instanceType} with its disk for ${hours} h`, known.perHour * hours],
    ['image', 'images and snapshots of 20 GiB for some hours', SNAPSHOTS],
    ['copies', 'traffic of two copies until they are cancelled', COPY_TRAFFIC],
  ];
  const counted = items.filter(([part]) => parts.includes(part));
  return {
    amount: counted.reduce((sum, [, , amount]) => sum + amount, 0),
    currency: known.currency,
    source: price === undefined ? 'table' : 'DescribePrice',
    lines: counted.map(([, what, amount]) => `${what}: ${amount.toFixed(2)} ${known.currency}`),
  };
}

/** Asks the service what an instance costs in an hour; undefined when it does not say. */
export async function priceOf(
  api: Api,
  instanceType: string,
): Promise<{ perHour: number; currency: string } | undefined> {
  try {
    const answer = await api.call('DescribePrice', {
      ResourceType: 'instance',
      InstanceType: instanceType,
      SystemDisk: { Category: 'cloud_essd', PerformanceLevel: 'PL0', Size: 20 },
      PriceUnit: 'Hour',
      Period: 1,
    });
    const price = (answer['PriceInfo'] as Json | undefined)?.['Price'] as Json | undefined;
    const perHour = Number(price?.['TradePrice']);
    if (!(perHour > 0)) return undefined;
    return { perHour, currency: text(price?.['Currency']) || 'CNY' };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
