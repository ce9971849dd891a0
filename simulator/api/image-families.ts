import type { ImageRecord } from '../world/image-record.ts';
import type { Call } from './api.ts';

/**
 * The newest Available image of a family: own families by name, public ones as `acs:…`, those of images shared with
 * the account as `acs:<owner uid>:<family>`. Deprecated images do not count, so deprecating the newest rolls back.
 */
export function newestOfFamily(call: Call, family: string): ImageRecord | undefined {
  const { holdings, simulation } = call;
  const candidates = [
    ...[...holdings.images.values()].filter((image) => image.family === family),
    ...[...holdings.region.publicImages.values()].filter((image) => image.family === family),
    ...simulation.core.world
      .sharedImages(holdings)
      .filter((image) => image.family !== '' && family === `acs:${image.accountUid}:${image.family}`),
  ];
  return candidates
    .filter(({ status }) => status === 'Available')
    .toSorted((a, b) => b.createdAt - a.createdAt)[0];
}
