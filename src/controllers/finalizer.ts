import { FINALIZER } from '../api/names.ts';
import {
  isKubeError,
  type JsonPatchOperation,
  type KubeClient,
  type KubeObject,
  type ResourceType,
} from '../kube/port.ts';
import { StaleViewError } from '../runtime/failure.ts';
import type { WriteGuard } from './status-writer.ts';

export interface FinalizerDeps {
  readonly client: Pick<KubeClient, 'jsonPatch'>;
  readonly guard: WriteGuard;
}

/** Makes deletion wait for us. In place before anything is created that deletion must remove. */
export async function ensureFinalizer<T extends KubeObject>(
  deps: FinalizerDeps,
  type: ResourceType<T>,
  object: T,
  signal: AbortSignal,
): Promise<T> {
  const finalizers = object.metadata.finalizers ?? [];
  if (finalizers.includes(FINALIZER)) return object;
  const add: JsonPatchOperation =
    finalizers.length === 0
      ? { op: 'add', path: '/metadata/finalizers', value: [FINALIZER] }
      : { op: 'add', path: '/metadata/finalizers/-', value: FINALIZER };
  return patch(deps, type, object, [add], signal);
}

/** Lets the object go. Removes our finalizer only, wherever it stands. */
export async function removeFinalizer<T extends KubeObject>(
  deps: FinalizerDeps,
  type: ResourceType<T>,
  object: T,
  signal: AbortSignal,
): Promise<void> {
  const index = (object.metadata.finalizers ?? []).indexOf(FINALIZER);
  if (index < 0) return;
  const path = `/metadata/finalizers/${index}`;
  await patch(
    deps,
    type,
    object,
    [
      { op: 'test', path, value: FINALIZER },
      { op: 'remove', path },
    ],
    signal,
  );
}

async function patch<T extends KubeObject>(
  { client, guard }: FinalizerDeps,
  type: ResourceType<T>,
  object: T,
  operations: JsonPatchOperation[],
  signal: AbortSignal,
): Promise<T> {
  const { name, namespace = '', resourceVersion } = object.metadata;
  const sameVersion: JsonPatchOperation = {
    op: 'test',
    path: '/metadata/resourceVersion',
    value: resourceVersion,
  };
  guard.assertHeld();
  try {
    return await client.jsonPatch(type, { name, namespace }, [sameVersion, ...operations], { signal });
  } catch (error) {
    if (['NotFound', 'Conflict', 'Invalid'].some((reason) => isKubeError(error, reason))) {
      // A failed test of the version is answered as Invalid.
      throw new StaleViewError(`The ${type.kind} changed since it was read`, { cause: error });
    }
    throw error;
  }
}
