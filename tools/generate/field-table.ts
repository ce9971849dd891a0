import { boundsOf, type Crd, type Schema } from './crd.ts';

/** The fields below `root` (`spec` or `status`) of a kind as a Markdown table, in the order of the CRD. */
export function fieldTable(crd: Crd, root: 'spec' | 'status'): string {
  const schema = crd.schema.properties?.[root];
  if (schema === undefined) throw new Error(`${crd.path} has no ${root}`);
  const rows = rowsOf(root, schema).map((cells) => `| ${cells.join(' | ')} |`);
  return ['| field | type | meaning |', '|---|---|---|', ...rows].join('\n');
}

function rowsOf(path: string, schema: Schema): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const field = `${path}.${name}`;
    const required = schema.required?.includes(name) === true;
    const row = [`\`${field}\`${required ? ' *' : ''}`, typeName(inner), meaningOf(inner)];
    // Conditions have one shape in every kind and a page of their own.
    if (field === 'status.conditions') return [row];
    if (inner.items !== undefined) return [row, ...rowsOf(`${field}[]`, inner.items)];
    return [row, ...rowsOf(field, inner)];
  });
}

function typeName(schema: Schema): string {
  if (schema.items !== undefined) return `list of ${plural(schema.items)}`;
  if (schema.additionalProperties !== undefined) return `map of ${plural(schema.additionalProperties)}`;
  return schema.format === 'date-time' ? 'time' : (schema.type ?? '');
}

function plural(schema: Schema): string {
  return `${schema.type ?? ''}s`;
}

function meaningOf(schema: Schema): string {
  const itemEnum = schema.items?.enum;
  const bounds = [
    ...boundsOf(schema),
    ...(itemEnum === undefined ? [] : [`Items: ${itemEnum.map((value) => `\`${value}\``).join(', ')}`]),
  ];
  const text = [schema.description ?? '', ...bounds.map((bound) => `${bound}.`)].filter(Boolean).join(' ');
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
}
