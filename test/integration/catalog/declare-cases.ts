import { idMap } from '../../../simulator/guests/id-map.ts';
import { readHostFacts } from '../../../simulator/guests/host-facts.ts';
import type { ImageFiles } from '../../../simulator/guests/port.ts';
import { type Suite, suite } from '../../kit/suite.ts';
import { useHost } from '../guests/host-under-test.ts';
import { CATALOG_CASES } from './all-cases.ts';
import type { CatalogCase } from './case.ts';
import { catalogEntries } from './entries.ts';
import { ALL_DISTRIBUTIONS, type DistributionID, distributionOf } from './distributions.ts';
import { drivenImage } from './driven-image.ts';
import { runCase } from './run-case.ts';

/** Of all components the newest versions: the ones that cases are about. */
const newest = new Map(catalogEntries().map((entry) => [entry.name, entry]));

/**
 * Declares the cases of a kind on their distributions: those that `isWanted` picks, see {@link isQuick}.
 */
export function declareCases(
  how: CatalogCase['how'],
  isWanted: (one: CatalogCase, id: DistributionID) => boolean,
): void {
  const test = suite(`catalogue, ${how}`);
  // Owners and users must be real.
  const maps = (['range', 'auto'] as const).map((mode) => ({ mode, map: idMap(mode, readHostFacts()) }));
  const mode = maps.find(({ map }) => !('reason' in map))?.mode;
  if (mode === undefined) {
    const reasons = maps.map(({ map }) => ('reason' in map ? map.reason : ''));
    return test.skip('all cases', reasons.join('; '));
  }
  const cases = CATALOG_CASES.filter((one) => one.how === how);
  const under = useHost(test, mode);
  for (const id of ALL_DISTRIBUTIONS) {
    const here = cases.filter((one) => one.on.includes(id) && isWanted(one, id));
    if (here.length === 0) continue;
    const image = useImage(test, under, how, id);
    for (const one of here) {
      test(
        `${id}: ${one.component} ${one.title}`,
        () => {
          const entry = newest.get(one.component);
          if (entry === undefined) throw new Error(`The catalogue has no ${one.component}`);
          return runCase(
            under(),
            one.plain === true ? under().image : image(),
            entry,
            one,
            distributionOf(id),
          );
        },
        { timeoutMs: 20_000 },
      );
    }
  }
}

function useImage(
  test: Suite,
  under: ReturnType<typeof useHost>,
  how: CatalogCase['how'],
  id: DistributionID,
): () => ImageFiles {
  let image: ImageFiles | undefined;
  test.before(async () => {
    image = how === 'run' ? under().image : await drivenImage(under(), distributionOf(id));
  });
  return () => {
    if (image === undefined) throw new Error(`There is no image of ${id}`);
    return image;
  };
}

/**
 * Whether a driven case belongs to the quick suite: all on one distribution, and on a second with another package
 * manager what calls something. The long suite has the rest.
 */
export function isQuick(one: CatalogCase, id: DistributionID): boolean {
  if (id === 'debian-12') return true;
  return id === 'alinux-3' && (one.calls?.(distributionOf(id)).length ?? 0) > 0;
}
