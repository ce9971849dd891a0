/** What the table shows of a component. */
export interface Row {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly parameters: readonly string[];
  readonly description: string;
}

/** Columns of a terminal in which the table stays readable. */
const WIDTH = 120;
const MAX_PARAMETERS = 30;
const GAP = '   ';

/** A table as kubectl prints it, at most 120 columns wide: long lists of parameters and descriptions are cut. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ['NAME', 'VERSION', 'TYPE', 'PARAMETERS', 'DESCRIPTION'],
    ...rows.map(({ name, version, type, parameters, description }) => [
      name,
      version,
      type,
      shownParameters(parameters),
      description,
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const left = WIDTH - widths.reduce((sum, width) => sum + width + GAP.length, 0);
  return cells
    .map((row) => {
      const [description = ''] = row.slice(4);
      const shown = [
        ...row.slice(0, 4).map((cell, column) => cell.padEnd(widths[column] ?? 0)),
        cut(description, left),
      ];
      return `${shown.join(GAP).trimEnd()}\n`;
    })
    .join('');
}

/** As many names as have room, and how many more there are. */
function shownParameters(names: readonly string[]): string {
  if (names.length === 0) return '-';
  for (let count = names.length; count > 0; count--) {
    const more = names.length - count;
    const text = `${names.slice(0, count).join(',')}${more === 0 ? '' : ` +${more}`}`;
    if (text.length <= MAX_PARAMETERS) return text;
  }
  return `${names.length} parameters`;
}

function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  const words = text.slice(0, width);
  return `${words.slice(0, Math.max(words.lastIndexOf(' '), width - 15)).trimEnd()}…`;
}
