import type { StoreEvent } from './port.ts';

/** How a list differed from what the store held. */
export interface ListDifference {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
}

export function listDifference(events: readonly StoreEvent<unknown>[]): ListDifference {
  const count = (type: StoreEvent<unknown>['type']) => events.filter((event) => event.type === type).length;
  return { added: count('add'), updated: count('update'), removed: count('delete') };
}
