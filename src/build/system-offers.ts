import { type CatalogFile, entriesOf, parseCatalog } from '../components/catalog.ts';
import type { OfferedComponent } from './select-component.ts';

/** What the System catalogue offers. @throws Error when a file of it cannot be used: the program is damaged. */
export function systemOffers(files: readonly CatalogFile[]): OfferedComponent[] {
  const { catalog, problems } = parseCatalog(files);
  if (catalog === undefined) throw new Error(`The System catalogue cannot be used: ${problems.join('; ')}`);
  return entriesOf(catalog).map(({ name, version, contentHash, component }) => ({
    catalog: 'System',
    name,
    version,
    label: name,
    hash: contentHash,
    component,
  }));
}
