import type { InstanceRecord } from '../world/instance-record.ts';
import type { Region } from '../world/region.ts';
import { spotPrice } from '../world/spot-price.ts';
import type { Core } from './core.ts';
import type { Instances } from './instances.ts';

const HOUR = 3_600_000;

/**
 * Takes spot instances back when the market turns against them: the price is above the limit of an instance, or more
 * was sold than there is (a stock below zero). An instance in its protected hours is looked at when they end. Each is
 * announced five minutes ahead, and an announcement is not taken back.
 */
export class SpotMarket {
  readonly #core: Core;
  readonly #instances: Instances;

  constructor(core: Core, instances: Instances) {
    this.#core = core;
    this.#instances = instances;
    core.timeline.handle('spot', ({ id }) => {
      const instance = instances.find(id)?.instance;
      if (instance !== undefined) this.#review(instance);
    });
  }

  /** Call when a price or a stock of the region has changed. */
  changed(region: Region): void {
    for (const instance of this.#spotInstances(region)) this.#review(instance);
  }

  /** Those that are still the market's to take, oldest first. */
  #spotInstances(region: Region): InstanceRecord[] {
    return this.#core.world
      .allHoldings()
      .filter((holdings) => holdings.region === region)
      .flatMap((holdings) => [...holdings.instances.values()])
      .filter(({ spotStrategy }) => spotStrategy !== 'NoSpot')
      .toSorted((a, b) => a.createdAt - b.createdAt);
  }

  #review(instance: InstanceRecord): void {
    const region = this.#core.world.regions.get(instance.regionId);
    if (region === undefined || isGoing(instance)) return;
    if (!isOutbid(region, instance) && !this.#isInExcess(region, instance)) return;
    const protectedUntil = instance.createdAt + (instance.spotDuration ?? 0) * HOUR;
    const left = protectedUntil - this.#core.timeline.now();
    if (left > 0) this.#core.timeline.plan(left, { kind: 'spot', id: instance.id, step: 'review' });
    else this.#instances.reclaim(instance);
  }

  /** Those that are going already count towards what is missing. */
  #isInExcess(region: Region, { zoneId, instanceType }: InstanceRecord): boolean {
    const missing = -(region.stock.get(`${zoneId}/${instanceType}`) ?? 0);
    if (missing <= 0) return false;
    const going = this.#spotInstances(region).filter(
      (other) => other.zoneId === zoneId && other.instanceType === instanceType && isGoing(other),
    );
    return going.length < missing;
  }
}

/** Its end has been announced or has begun, or it takes no place: stopped without charge. */
function isGoing({ operationLocks, transition, stoppedMode }: InstanceRecord): boolean {
  return operationLocks.includes('Recycling') || transition === 'release' || stoppedMode === 'StopCharging';
}

function isOutbid(region: Region, instance: InstanceRecord): boolean {
  if (instance.spotStrategy !== 'SpotWithPriceLimit') return false;
  return spotPrice(region, instance.instanceType, instance.zoneId) > (instance.spotPriceLimit ?? 0);
}
