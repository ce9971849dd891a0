import { serialiseError } from './log-error.ts';
import { CENSOR, isSecretName } from './secret-names.ts';

type Fields = Record<string, unknown>;

/** Fields of a line, of which a value may be an object with objects in it; what lies deeper is not written. */
const MAX_DEPTH = 3;

/**
 * Fields as they may be written: errors in their short form, Kubernetes objects as references, secrets censored by
 * name, instances of classes by the name of the class. Returns `fields` itself when there is nothing to change.
 */
export function presentable(fields: Fields): Fields {
  const shown = presentFields(fields, MAX_DEPTH);
  for (const name of ['error', 'err']) {
    const value = fields[name];
    // Here also what is no Error has been thrown.
    if (value !== undefined && !(value instanceof Error)) return { ...shown, [name]: serialiseError(value) };
  }
  return shown;
}

function presentFields(fields: Fields, depth: number): Fields {
  let copy: Fields | undefined;
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    const shown = value !== undefined && isSecretName(name) ? CENSOR : present(value, depth);
    if (shown === value) continue;
    copy ??= { ...fields };
    copy[name] = shown;
  }
  return copy ?? fields;
}

function present(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Error) return serialiseError(value);
  if (depth === 0) return '[…]';
  if (Array.isArray(value)) return value.map((item) => present(item, depth - 1));
  if (!isPlain(value)) return `[${value.constructor.name}]`;
  return referenceTo(value) ?? presentFields(value, depth - 1);
}

function isPlain(value: object): value is Fields {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function referenceTo(value: Fields): Fields | undefined {
  const { kind, metadata } = value;
  if (typeof metadata !== 'object' || metadata === null || !('name' in metadata)) return undefined;
  const { name, namespace } = metadata as { name: unknown; namespace?: unknown };
  return { kind, namespace, name };
}
