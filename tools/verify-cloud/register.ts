import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** An unverified entry of the register. */
export interface Entry {
  /** What the checks call it. For entries with a switch, the switch. */
  readonly name: string;
  readonly behaviour: string;
  /** Why no check can settle it; undefined when one does. */
  readonly reason: string | undefined;
}

export const REGISTER = resolve(import.meta.dirname, '../../simulator/ASSUMPTIONS.md');

/**
 * The unverified entries of `simulator/ASSUMPTIONS.md`. In the table of switches the last two columns are switch and
 * check, in the other one the last column is the check: `` `name` ``, or the reason why there is none.
 *
 * @throws Error naming a row that does not have this form.
 */
export function readRegister(text = readFileSync(REGISTER, 'utf8')): Entry[] {
  const switched = rows(text, '## Unverified, with a switch').map((cells): Entry => {
    const [behaviour = '', , , name = '', check = ''] = cells;
    const quoted = nameOf(name);
    if (quoted === undefined || check === '') throw new Error(`The row "${behaviour}" lacks switch or check`);
    if (nameOf(check) !== undefined && nameOf(check) !== quoted)
      throw new Error(`The row "${behaviour}" names a check that is not its switch`);
    return { name: quoted, behaviour, reason: nameOf(check) === undefined ? check : undefined };
  });
  const plain = rows(text, '## Unverified, without a switch').map((cells): Entry => {
    const [behaviour = '', , check = ''] = cells;
    if (check === '') throw new Error(`The row "${behaviour}" has neither a check nor a reason`);
    const name = nameOf(check);
    return { name: name ?? behaviour, behaviour, reason: name === undefined ? check : undefined };
  });
  return [...switched, ...plain];
}

/** The cells of a section's table, without its head. */
function rows(text: string, heading: string): string[][] {
  const start = text.indexOf(`${heading}\n`);
  if (start < 0) throw new Error(`The register has no section "${heading}"`);
  const section = text.slice(start + heading.length).split(/^## /m)[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

function nameOf(cell: string): string | undefined {
  return /^`(\w+)`$/.exec(cell)?.[1];
}
