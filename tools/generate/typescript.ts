import { boundsOf, type Crd, fileNameOf, type Schema } from './crd.ts';

const WIDTH = 110;

/**
 * The TypeScript types of a kind **as the API server returns its objects**: a field with a default is never absent.
 * Everything below `metadata` is read-only, because objects in a store are shared.
 */
export function typesOf(crd: Crd): string {
  const { kind, group, version, schema } = crd;
  const { spec, status } = schema.properties ?? {};
  if (spec === undefined || status === undefined) throw new Error(`${crd.path} must have spec and status`);
  const parts = [
    ...doc(schema.description ?? '', ''),
    `export interface ${kind} {`,
    `  apiVersion: '${group}/${version}';`,
    `  kind: '${kind}';`,
    '  metadata: ObjectMeta;',
    `  readonly spec: ${kind}Spec;`,
    `  readonly status: ${kind}Status;`,
    '}',
    ...interfaceOf(`${kind}Spec`, spec),
    ...interfaceOf(`${kind}Status`, status),
  ];
  const imports = [
    "import type { ObjectMeta } from '../object-meta.ts';",
    "import type { Condition } from './condition.ts';",
  ];
  return [header(crd.path), ...imports, '', ...parts, ''].join('\n');
}

/**
 * The type of conditions, which every kind has alike.
 *
 * @throws Error when the kinds differ.
 */
export function conditionTypeOf(crds: readonly Crd[]): string {
  const schemas = crds.map((crd) => crd.schema.properties?.['status']?.properties?.['conditions']?.items);
  const [first] = schemas;
  if (first === undefined) throw new Error('The status of every kind must have conditions');
  const odd = crds.filter((_, index) => JSON.stringify(schemas[index]) !== JSON.stringify(first));
  if (odd.length > 0)
    throw new Error(`${odd.map(({ path }) => path).join(', ')}: conditions differ from ${crds[0]?.path}`);
  return [header('crds/'), ...interfaceOf('Condition', first), ''].join('\n');
}

export function header(source: string): string {
  return `// Generated from ${source} by \`npm run generate\`. Do not edit.`;
}

/** The interface itself, then those of the objects inside it. */
function interfaceOf(name: string, schema: Schema): string[] {
  const nested: string[] = [];
  const members = Object.entries(schema.properties ?? {}).flatMap(([field, inner]) => {
    const always = schema.required?.includes(field) === true || inner.default !== undefined;
    const text = [
      inner.description ?? '',
      boundsOf(inner)
        .map((bound) => `${bound}.`)
        .join(' '),
    ].filter(Boolean);
    const type =
      field === 'conditions' && name.endsWith('Status')
        ? 'readonly Condition[]'
        : typeOf(inner, name + pascal(field), nested);
    return [...doc(text.join(' '), '  '), `  readonly ${field}${always ? '' : '?'}: ${type};`];
  });
  const body =
    members.length === 0
      ? [`export type ${name} = Readonly<Record<string, never>>;`]
      : [`export interface ${name} {`, ...members, '}'];
  return ['', ...doc(schema.description ?? '', ''), ...body, ...nested];
}

/** The type of one field; interfaces that it needs are added to `nested`. */
function typeOf(schema: Schema, name: string, nested: string[]): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => `'${value}'`).join(' | ');
  if (schema.type === 'string' || schema.type === 'boolean') return schema.type;
  if (schema.type === 'integer') return 'number';
  if (schema.type === 'array') return `readonly ${listItem(schema, name, nested)}[]`;
  if (schema.type === undefined) throw new Error(`${name} has no type`);
  if (schema.additionalProperties !== undefined) {
    return `Readonly<Record<string, ${typeOf(schema.additionalProperties, name, nested)}>>`;
  }
  nested.push(...interfaceOf(name, schema));
  return name;
}

function listItem(schema: Schema, name: string, nested: string[]): string {
  if (schema.items === undefined) throw new Error(`${name} has no items`);
  const type = typeOf(schema.items, name.replace(/s$/, ''), nested);
  return type.includes(' ') ? `(${type})` : type;
}

function pascal(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}

/** A doc comment, wrapped. */
function doc(text: string, indent: string): string[] {
  if (text === '') return [];
  const oneLine = `${indent}/** ${text} */`;
  if (oneLine.length <= WIDTH) return [oneLine];
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length + indent.length + 3 > WIDTH) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`), `${indent} */`];
}

/** The base name of the generated files of a kind, from the root of the repository. */
export function generatedPath(kind: string): string {
  return `src/api/generated/${fileNameOf(kind)}`;
}
