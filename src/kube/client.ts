import { listPages } from './list-pages.ts';
import {
  apiVersionOf,
  type CallOptions,
  isKubeError,
  type JsonPatchOperation,
  type KubeClient,
  type KubeObject,
  type ListOptions,
  type ObjectRef,
  type ResourceType,
} from './port.ts';
import { collectionPath, objectPath } from './resource-path.ts';
import type { Transport } from './transport.ts';

const FIELD_MANAGER = 'imagesmith';

/** {@link KubeClient} over a {@link Transport}. */
export class ApiClient implements KubeClient {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  get<T extends KubeObject>(type: ResourceType<T>, ref: ObjectRef, options?: CallOptions): Promise<T> {
    return this.#transport.json<T>({ method: 'GET', path: objectPath(type, ref), signal: options?.signal });
  }

  async list<T extends KubeObject>(type: ResourceType<T>, options?: ListOptions): Promise<T[]> {
    const { items } = await listPages(this.#transport, type, { ...options, ingest: typed(type) });
    return items;
  }

  create<T extends KubeObject>(type: ResourceType<T>, object: T, options?: CallOptions): Promise<T> {
    const path = collectionPath(type, namespaceOf(type, object));
    return this.#transport.json<T>({
      method: 'POST',
      path,
      query: { fieldManager: FIELD_MANAGER },
      body: object,
      signal: options?.signal,
    });
  }

  replace<T extends KubeObject>(type: ResourceType<T>, object: T, options?: CallOptions): Promise<T> {
    return this.#transport.json<T>({
      method: 'PUT',
      path: objectPath(type, object.metadata),
      query: { fieldManager: FIELD_MANAGER },
      body: object,
      signal: options?.signal,
    });
  }

  jsonPatch<T extends KubeObject>(
    type: ResourceType<T>,
    ref: ObjectRef,
    patch: JsonPatchOperation[],
    options?: CallOptions,
  ): Promise<T> {
    return this.#transport.json<T>({
      method: 'PATCH',
      path: objectPath(type, ref),
      query: { fieldManager: FIELD_MANAGER },
      body: patch,
      contentType: 'application/json-patch+json',
      signal: options?.signal,
    });
  }

  async applyStatus<T extends KubeObject>(
    type: ResourceType<T>,
    object: T,
    status: unknown,
    options?: CallOptions,
  ): Promise<T> {
    const { name, namespace, uid, resourceVersion } = object.metadata;
    if (!uid || !resourceVersion) {
      throw new TypeError(
        `The status of ${type.kind} ${name} can only be applied to an object that was read`,
      );
    }
    return this.#transport.json<T>({
      method: 'PATCH',
      path: objectPath(type, object.metadata, 'status'),
      query: { fieldManager: FIELD_MANAGER, force: true },
      body: {
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        metadata: { name, ...(namespace !== undefined && { namespace }), uid, resourceVersion },
        status,
      },
      // JSON is YAML, and the plain YAML type is understood by every version that knows server-side apply.
      contentType: 'application/apply-patch+yaml',
      signal: options?.signal,
    });
  }

  async delete(
    type: ResourceType,
    ref: ObjectRef,
    options: CallOptions & { uid?: string; propagation?: 'Background' | 'Foreground' | 'Orphan' } = {},
  ): Promise<void> {
    const { uid, propagation, signal } = options;
    const body = {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      ...(uid !== undefined && { preconditions: { uid } }),
      ...(propagation !== undefined && { propagationPolicy: propagation }),
    };
    try {
      await this.#transport.json({ method: 'DELETE', path: objectPath(type, ref), body, signal });
    } catch (error) {
      if (isKubeError(error, 'NotFound')) return;
      if (uid !== undefined && isKubeError(error, 'Conflict') && (await this.#isGone(type, ref, uid, signal)))
        return;
      throw error;
    }
  }

  /** True when the object with that uid does not exist, whoever bears its name now. */
  async #isGone(type: ResourceType, ref: ObjectRef, uid: string, signal?: AbortSignal): Promise<boolean> {
    try {
      const live = await this.get(type, ref, { ...(signal && { signal }) });
      return live.metadata.uid !== uid;
    } catch (error) {
      if (isKubeError(error, 'NotFound')) return true;
      throw error;
    }
  }
}

/** Lists of Kubernetes' own kinds leave out what each item is; this puts it in. */
function typed<T extends KubeObject>(type: ResourceType<T>): (object: T) => T {
  const apiVersion = apiVersionOf(type);
  return (object) => Object.assign(object, { apiVersion, kind: type.kind });
}

function namespaceOf(type: ResourceType, object: KubeObject): string | undefined {
  const { name, namespace } = object.metadata;
  if (type.namespaced && namespace === undefined)
    throw new TypeError(`${type.kind} ${name} needs a namespace`);
  return namespace;
}
