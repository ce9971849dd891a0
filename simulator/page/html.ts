import { escapeXml } from '../wire/xml.ts';

/** What a cell holds; everything is escaped. */
export type Cell = string | number | undefined;

export interface Table {
  title: string;
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** Rows of one table that are shown. */
const MAX_ROWS = 100;

const STYLE = `
body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5rem; color: #222; background: #fff; }
h1 { font-size: 1.3rem; } h2 { font-size: 1rem; margin: 1.5rem 0 .3rem; }
table { border-collapse: collapse; } th { text-align: left; font-weight: 600; }
th, td { padding: .15rem .9rem .15rem 0; border-bottom: 1px solid #ddd; white-space: nowrap; }
p { margin: .2rem 0; } .none { color: #777; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818; } th, td { border-color: #444; } }
`;

/** A page that loads nothing, runs nothing and asks for itself again. */
export function htmlPage(title: string, facts: readonly string[], tables: readonly Table[]): string {
  return [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
    '<meta http-equiv="refresh" content="2">',
    `<title>${escapeXml(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escapeXml(title)}</h1>`,
    ...facts.map((fact) => `<p>${escapeXml(fact)}</p>`),
    ...tables.map(renderTable),
    '</body></html>',
  ].join('\n');
}

/** What a browser may do with the page: nothing but show it. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html;charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'cache-control': 'no-store',
};

function renderTable({ title, head, rows }: Table): string {
  const heading = `<h2>${escapeXml(title)} (${rows.length})</h2>`;
  if (rows.length === 0) return `${heading}<p class="none">none</p>`;
  const shown = rows.slice(0, MAX_ROWS).map((row) => line('td', row));
  const rest = rows.length - shown.length;
  const more = rest > 0 ? `<p class="none">and ${rest} more</p>` : '';
  return `${heading}<table><thead>${line('th', head)}</thead><tbody>${shown.join('')}</tbody></table>${more}`;
}

function line(element: 'td' | 'th', cells: readonly Cell[]): string {
  const inside = cells.map((cell) => `<${element}>${escapeXml(String(cell ?? ''))}</${element}>`);
  return `<tr>${inside.join('')}</tr>`;
}
