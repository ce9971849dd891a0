import type { ObjectRef, ResourceType } from './port.ts';

export type QueryValue = string | number | boolean | undefined;

/** URL path of a collection: all namespaces when `namespace` is absent. */
export function collectionPath(type: ResourceType, namespace?: string): string {
  const root = type.group === '' ? `/api/${type.version}` : `/apis/${type.group}/${type.version}`;
  if (!type.namespaced || namespace === undefined) return `${root}/${type.plural}`;
  return `${root}/namespaces/${encodeURIComponent(namespace)}/${type.plural}`;
}

/**
 * URL path of one object, or of its `subresource`.
 *
 * @throws TypeError when the type is namespaced and the reference has no namespace: the path would name another
 * collection.
 */
export function objectPath(type: ResourceType, ref: ObjectRef, subresource?: string): string {
  if (type.namespaced && ref.namespace === undefined) {
    throw new TypeError(`${type.kind} ${ref.name} needs a namespace`);
  }
  const path = `${collectionPath(type, ref.namespace)}/${encodeURIComponent(ref.name)}`;
  return subresource === undefined ? path : `${path}/${subresource}`;
}

/** `path?query` without the parameters whose value is undefined. */
export function withQuery(path: string, query: Readonly<Record<string, QueryValue>> = {}): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

/**
 * The field selector for one object. With it, list and watch are allowed by a Role that is limited by `resourceNames`.
 * Characters with a meaning in selectors are escaped (`k8s.io/apimachinery` `pkg/fields/selector.go`, EscapeValue).
 */
export function nameSelector(name: string): string {
  return `metadata.name=${name.replace(/[\\,=]/g, (character) => `\\${character}`)}`;
}
