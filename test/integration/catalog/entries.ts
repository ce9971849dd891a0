import { catalogFiles } from '../../../src/catalog-files.ts';
import { type CatalogEntry, entriesOf, parseCatalog } from '../../../src/components/catalog.ts';

/** Every entry of the System catalogue; throws when it has problems. */
export function catalogEntries(): readonly CatalogEntry[] {
  const { catalog, problems } = parseCatalog(catalogFiles());
  if (catalog === undefined) throw new Error(problems.join('\n'));
  return entriesOf(catalog);
}
