import validateImageBuild from './generated/image-build.validate.js';
import validateImageComponent from './generated/image-component.validate.js';
import validateImageTemplate from './generated/image-template.validate.js';
import type { ImageBuild, ImageComponent, ImageTemplate } from './objects.ts';

export type ImagesmithObject = ImageBuild | ImageComponent | ImageTemplate;

/** One thing that is wrong with an object. */
export interface FieldProblem {
  /** As `kubectl explain` writes it, with positions in lists: `spec.tasks[0].name`. */
  readonly path: string;
  readonly message: string;
}

export type Parsed =
  | { readonly ok: true; readonly object: ImagesmithObject }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

const VALIDATORS = {
  ImageBuild: validateImageBuild,
  ImageComponent: validateImageComponent,
  ImageTemplate: validateImageTemplate,
};

/**
 * Checks an object of any of our kinds against the schema of its CRD and returns a copy with the defaults filled in,
 * as the API server would. Without a cluster this finds unknown fields, wrong types, patterns and bounds; rules across
 * fields (CEL) and repeated keys in lists are found by the API server only.
 */
export function parseObject(value: unknown): Parsed {
  const kind = kindOf(value);
  if (kind === undefined) {
    return {
      ok: false,
      problems: [{ path: 'kind', message: `must be one of ${Object.keys(VALIDATORS).join(', ')}` }],
    };
  }
  const validate = VALIDATORS[kind];
  const object: unknown = structuredClone(value);
  if (validate(object)) return { ok: true, object };
  return { ok: false, problems: (validate.errors ?? []).map(problemOf) };
}

function kindOf(value: unknown): keyof typeof VALIDATORS | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  const { kind } = value;
  return typeof kind === 'string' && Object.hasOwn(VALIDATORS, kind)
    ? (kind as keyof typeof VALIDATORS)
    : undefined;
}

function problemOf(error: {
  instancePath: string;
  message?: string;
  params: Readonly<Record<string, unknown>>;
}): FieldProblem {
  const path = fieldPath(error.instancePath);
  const { additionalProperty, missingProperty, allowedValues } = error.params;
  if (typeof additionalProperty === 'string')
    return { path: join(path, additionalProperty), message: 'is not a field' };
  if (typeof missingProperty === 'string')
    return { path: join(path, missingProperty), message: 'must be set' };
  if (Array.isArray(allowedValues)) return { path, message: `must be one of ${allowedValues.join(', ')}` };
  return { path, message: error.message ?? 'is not valid' };
}

/** `/spec/tasks/0/name` (RFC 6901) → `spec.tasks[0].name`. */
function fieldPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : join(path, part)), '');
}

function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}
