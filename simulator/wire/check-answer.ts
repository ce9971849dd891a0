import { isList, isObject, type Shape } from './schema.ts';

/**
 * Compares an answer with the official model: fields that the model does not have, lists without their wrapper and
 * values of another type. Returns one line per difference, at most twenty; none means that an official SDK reads
 * every value that was sent.
 */
export function differencesFromModel(answer: unknown, shape: Shape, limit = 20): string[] {
  const found: string[] = [];
  compare(answer, shape, 'answer', found, limit);
  return found;
}

function compare(value: unknown, shape: Shape, path: string, found: string[], limit: number): void {
  if (found.length >= limit || value === undefined) return;
  if (value === null) {
    found.push(`${path} is null`);
    return;
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) {
      found.push(`${path} must be a list`);
      return;
    }
    value.forEach((item, index) => compare(item, shape[0], `${path}[${index}]`, found, limit));
    return;
  }
  if (isObject(shape)) {
    if (typeof value !== 'object' || Array.isArray(value)) {
      found.push(`${path} must be an object`);
      return;
    }
    for (const [name, member] of Object.entries(value)) {
      const expected = Object.hasOwn(shape, name) ? shape[name] : undefined;
      if (expected === undefined) found.push(`${path}.${name} is not in the official model`);
      else compare(member, expected, `${path}.${name}`, found, limit);
    }
    return;
  }
  const wanted = { s: 'string', n: 'number', b: 'boolean', j: typeof value }[shape];
  if (typeof value !== wanted) found.push(`${path} is a ${typeof value}, the official model says ${wanted}`);
}
