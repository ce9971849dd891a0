import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CatalogFile } from './components/catalog.ts';

/** Where the System catalogue is: beside the bundled program, or in the source tree. */
const PLACES = [join(import.meta.dirname, 'catalog'), join(import.meta.dirname, '../config/catalog')];

/**
 * The files of the System catalogue.
 *
 * @throws Error when there is no such folder: the program was installed without part of itself.
 */
export function catalogFiles(): CatalogFile[] {
  const folder = PLACES.find((place) => existsSync(place));
  if (folder === undefined)
    throw new Error(`The System catalogue is missing: neither ${PLACES.join(' nor ')} exists`);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml')
    .toSorted()
    .map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') }));
}
