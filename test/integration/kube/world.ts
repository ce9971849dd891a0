import type { Call, Reply } from '../../kit/misbehaving-server.ts';
import type { ConfigMap } from '../../../src/kube/resources.ts';

interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: ConfigMap;
  readonly version: number;
}

interface Watcher {
  readonly reply: Reply;
  send(change: Change): void;
}

/**
 * ConfigMaps as an API server keeps them: one growing version, a history that can be forgotten, paged lists of one
 * moment, watches from a version on. Faults are added around it by tests.
 */
export class World {
  readonly objects = new Map<string, ConfigMap>();
  readonly watchers = new Set<Watcher>();
  #version = 100;
  #compactedTo = 0;
  #uids = 0;
  #history: Change[] = [];
  readonly #snapshots = new Map<string, ConfigMap[]>();

  get version(): number {
    return this.#version;
  }

  /** Creates or changes an object. */
  put(name: string, value: string): ConfigMap {
    const old = this.objects.get(name);
    const version = ++this.#version;
    const object: ConfigMap = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name,
        namespace: 'ns',
        uid: old?.metadata.uid ?? `uid-${++this.#uids}`,
        resourceVersion: String(version),
      },
      data: { value },
    };
    this.objects.set(name, object);
    this.#record({ type: old === undefined ? 'ADDED' : 'MODIFIED', object, version });
    return object;
  }

  remove(name: string): void {
    const old = this.objects.get(name);
    if (old === undefined) return;
    const version = ++this.#version;
    this.objects.delete(name);
    const object = { ...old, metadata: { ...old.metadata, resourceVersion: String(version) } };
    this.#record({ type: 'DELETED', object, version });
  }

  /** Forgets the history, and with it every continue token. */
  compact(): void {
    this.#compactedTo = this.#version;
    this.#history = [];
    this.#snapshots.clear();
  }

  /** Tells every watcher how far the world is. */
  bookmark(): void {
    for (const { reply } of this.watchers) reply.event('BOOKMARK', bookmark(this.#version));
  }

  /** Answers a list or a watch as an API server would. */
  serve(call: Call, reply: Reply): void {
    if (call.query.get('watch') === 'true') this.watch(call, reply);
    else this.list(call, reply);
  }

  list(call: Call, reply: Reply): void {
    const limit = Number(call.query.get('limit') ?? Number.POSITIVE_INFINITY);
    const token = call.query.get('continue');
    const [version = String(this.#version), offset = '0'] = token?.split(':') ?? [];
    if (token === null) this.#snapshots.set(version, [...this.objects.values()]);
    const snapshot = this.#snapshots.get(version);
    if (snapshot === undefined) {
      reply.status(410, 'Expired');
      return;
    }
    const end = Number(offset) + limit;
    const items = snapshot.slice(Number(offset), end).map(({ apiVersion: _a, kind: _k, ...item }) => item);
    const more = end < snapshot.length ? { continue: `${version}:${end}` } : {};
    reply.json(200, { kind: 'ConfigMapList', metadata: { resourceVersion: version, ...more }, items });
  }

  watch(call: Call, reply: Reply): void {
    const from = Number(call.query.get('resourceVersion'));
    if (from < this.#compactedTo) {
      reply.status(410, 'Expired');
      return;
    }
    reply.open();
    const watcher: Watcher = { reply, send: ({ type, object }) => reply.event(type, object) };
    for (const change of this.#history) if (change.version > from) watcher.send(change);
    this.watchers.add(watcher);
    reply.onGone(() => this.watchers.delete(watcher));
  }

  #record(change: Change): void {
    this.#history.push(change);
    for (const watcher of this.watchers) watcher.send(change);
  }
}

export function bookmark(version: number): unknown {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { resourceVersion: String(version) } };
}
