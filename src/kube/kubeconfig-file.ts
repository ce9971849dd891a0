import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';

import { load } from 'js-yaml';

export type Fields = Readonly<Record<string, unknown>>;

/** What one context of a kubeconfig points to. Paths in it are absolute. */
export interface KubeconfigContext {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly cluster: Fields;
  readonly user: Fields;
}

interface Entries {
  currentContext: string | undefined;
  readonly clusters: Map<string, Fields>;
  readonly users: Map<string, Fields>;
  readonly contexts: Map<string, Fields>;
}

const PATH_FIELDS = ['certificate-authority', 'client-certificate', 'client-key', 'tokenFile'];

/**
 * Reads kubeconfig files and resolves one context, the current one by default. Of several files the first that
 * defines a name wins, and files that do not exist are passed over as long as one does: kubectl's rules
 * (`k8s.io/client-go` `tools/clientcmd/loader.go`).
 *
 * @throws Error naming the file and what is missing or unreadable in it.
 */
export async function readKubeconfig(paths: readonly string[], context?: string): Promise<KubeconfigContext> {
  const merged: Entries = {
    currentContext: undefined,
    clusters: new Map(),
    users: new Map(),
    contexts: new Map(),
  };
  let found = 0;
  for (const path of paths) {
    const text = await textOf(path);
    if (text === undefined) continue;
    found++;
    merge(merged, path, text);
  }
  const where = `kubeconfig ${paths.join(', ')}`;
  if (found === 0) throw new Error(`${where} does not exist`);
  return resolve(merged, where, context);
}

function resolve(entries: Entries, where: string, wanted: string | undefined): KubeconfigContext {
  const name = wanted ?? entries.currentContext;
  if (!name) throw new Error(`${where} has no current-context`);
  const context = entries.contexts.get(name);
  if (context === undefined) throw new Error(`${where} has no context "${name}"`);
  const clusterName = textField(context, 'cluster') ?? '';
  const cluster = entries.clusters.get(clusterName);
  if (cluster === undefined) throw new Error(`${where}: context "${name}" names no cluster "${clusterName}"`);
  const userName = textField(context, 'user') ?? '';
  const user = userName === '' ? {} : entries.users.get(userName);
  if (user === undefined) throw new Error(`${where}: context "${name}" names no user "${userName}"`);
  return { name, namespace: textField(context, 'namespace'), cluster, user };
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`kubeconfig ${path} cannot be read`, { cause: error });
  }
}

function merge(into: Entries, path: string, text: string): void {
  const root = parseYaml(text);
  if (root === undefined) throw new Error(`kubeconfig ${path} is not a YAML mapping`);
  into.currentContext ??= textField(root, 'current-context') || undefined;
  const kinds = [
    ['clusters', 'cluster', into.clusters],
    ['users', 'user', into.users],
    ['contexts', 'context', into.contexts],
  ] as const;
  for (const [list, field, target] of kinds) {
    const entries = root[list] ?? [];
    if (!Array.isArray(entries)) throw new Error(`kubeconfig ${path}: "${list}" is not a list`);
    for (const entry of entries.map(asFields)) {
      const name = entry && textField(entry, 'name');
      if (name === undefined) throw new Error(`kubeconfig ${path}: an entry of "${list}" has no name`);
      if (target.has(name)) continue;
      target.set(name, withAbsolutePaths(asFields(entry?.[field]) ?? {}, dirname(path)));
    }
  }
}

/** Undefined for anything else. The parser's message quotes the text, which holds secrets, so it is not passed on. */
function parseYaml(text: string): Fields | undefined {
  try {
    return asFields(load(text) ?? {});
  } catch {
    return undefined;
  }
}

function withAbsolutePaths(fields: Fields, directory: string): Fields {
  const result: Record<string, unknown> = { ...fields };
  for (const field of PATH_FIELDS) {
    const path = textField(fields, field);
    if (path) result[field] = absolute(path, directory);
  }
  const exec = asFields(fields['exec']);
  const command = exec && textField(exec, 'command');
  // A bare name is looked up in PATH.
  if (command?.includes('/')) result['exec'] = { ...exec, command: absolute(command, directory) };
  return result;
}

function absolute(path: string, directory: string): string {
  return isAbsolute(path) ? path : join(directory, path);
}

/** The value when it is a mapping. */
export function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The field when it is a text. */
export function textField(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}
