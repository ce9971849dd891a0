import { load } from 'js-yaml';

/** The part of `JSONSchemaProps` (apiextensions.k8s.io/v1) that our CRDs use. */
export interface Schema {
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'map' | 'set';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-validations'?: readonly ValidationRule[];
}

/** One CEL rule. */
export interface ValidationRule {
  readonly rule: string;
  readonly message: string;
  readonly messageExpression?: string;
  readonly reason?: string;
  readonly fieldPath?: string;
}

/** One kind as its CRD file defines it. */
export interface Crd {
  /** Path of the file from the root of the repository. */
  readonly path: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly schema: Schema;
}

interface CrdFile {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

/** @throws Error when the file does not hold exactly one version. */
export function parseCrd(path: string, text: string): Crd {
  const { spec } = load(text) as CrdFile;
  const [version, ...others] = spec.versions;
  if (version === undefined || others.length > 0) throw new Error(`${path} must hold exactly one version`);
  return {
    path,
    group: spec.group,
    version: version.name,
    kind: spec.names.kind,
    schema: version.schema.openAPIV3Schema,
  };
}

/** `ImageBuild` → `image-build`, as files are named. */
export function fileNameOf(kind: string): string {
  return kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

/**
 * What a schema demands beyond its type, as short phrases for people. Patterns are left out: descriptions say it
 * better.
 */
export function boundsOf(schema: Schema): string[] {
  const { minimum, maximum, minItems, maxItems, maxProperties } = schema;
  const phrases: string[] = [];
  if (schema.enum !== undefined)
    phrases.push(`One of ${schema.enum.map((value) => `\`${value}\``).join(', ')}`);
  if (minimum !== undefined && maximum !== undefined) phrases.push(`${minimum} to ${maximum}`);
  else if (minimum !== undefined) phrases.push(`At least ${minimum}`);
  if (maxItems !== undefined) phrases.push(`${minItems ?? 0} to ${maxItems} items`);
  if (maxProperties !== undefined) phrases.push(`At most ${maxProperties} entries`);
  if (schema.maxLength !== undefined && schema.format !== 'date-time' && schema.enum === undefined) {
    phrases.push(
      schema.minLength === undefined
        ? `At most ${schema.maxLength} characters`
        : `${schema.minLength} to ${schema.maxLength} characters`,
    );
  }
  if (isScalar(schema.default)) phrases.push(`Default \`${String(schema.default)}\``);
  return phrases;
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
