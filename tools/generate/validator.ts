import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { buildSync } from 'esbuild';

import type { Crd, Schema } from './crd.ts';
import { generatedPath, header } from './typescript.ts';

/** RFC 3339 with what ECMAScript's `Date` accepts as well. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * A validator of a kind as one ES module without imports, and its declaration. It fills in defaults as the API server
 * does and refuses unknown fields. It does not know what only the API server can check: CEL rules and the uniqueness
 * of keys in lists.
 */
export function validatorOf(crd: Crd, root: string): { js: string; declaration: string } {
  const ajv = new Ajv({
    allErrors: true,
    useDefaults: true,
    code: { source: true, lines: true },
    formats: { 'date-time': DATE_TIME, int32: true, int64: true },
  });
  const source = standaloneCode.default(ajv, ajv.compile(validationSchema(crd)));
  // Ajv's code asks for small parts of Ajv by `require`; bundled, the module needs nothing at run time.
  const bundle = buildSync({
    stdin: { contents: source, resolveDir: root, sourcefile: `${crd.kind}.cjs`, loader: 'js' },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2024',
    treeShaking: true,
    // A third of the size; lines stay short enough for a diff.
    minify: true,
    lineLimit: 110,
    write: false,
  });
  const js = bundle.outputFiles[0]?.text ?? '';
  return { js: `${header(crd.path)}\n${js}`, declaration: declarationOf(crd) };
}

function declarationOf({ kind, path }: Crd): string {
  return `${header(path)}
import type { ${kind} } from './${generatedPath(kind).split('/').at(-1)}.ts';

/** Fills defaults into \`value\` and tells whether it is valid; what is wrong is in \`errors\` until the next call. */
declare const validate: {
  (value: unknown): value is ${kind};
  errors?:
    | readonly { instancePath: string; message?: string; params: Readonly<Record<string, unknown>> }[]
    | null;
};
export default validate;
`;
}

/** The schema of the CRD as JSON Schema for a whole object. */
function validationSchema({ kind, group, version, schema }: Crd): object {
  const { properties = {}, required = [] } = schema;
  const { spec, status } = properties;
  if (spec === undefined || status === undefined) throw new Error(`${kind} must have spec and status`);
  return {
    type: 'object',
    additionalProperties: false,
    required: ['apiVersion', 'kind', 'metadata', ...required],
    properties: {
      apiVersion: { type: 'string', const: `${group}/${version}` },
      kind: { type: 'string', const: kind },
      metadata: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string', minLength: 1, maxLength: 253 } },
      },
      spec: jsonSchema(spec),
      status: jsonSchema(status),
    },
  };
}

/** Without Kubernetes' own keywords, and closed: the API server drops or refuses what a structural schema does not name. */
function jsonSchema(schema: Schema): object {
  const { description: _, properties, additionalProperties, items, ...rest } = schema;
  const keywords = Object.entries(rest).filter(([keyword]) => !keyword.startsWith('x-kubernetes-'));
  return {
    ...Object.fromEntries(keywords),
    ...(items === undefined ? {} : { items: jsonSchema(items) }),
    ...(schema.type === 'object'
      ? {
          properties: Object.fromEntries(
            Object.entries(properties ?? {}).map(([name, inner]) => [name, jsonSchema(inner)]),
          ),
          additionalProperties: additionalProperties === undefined ? false : jsonSchema(additionalProperties),
        }
      : {}),
  };
}
