import { addToLog, type LogEntry } from '../../build/task-log.ts';
import { type ConfigMap, CONFIG_MAPS, isKubeError, KubeError } from '../../kube/port.ts';
import { isOwnedBy, ownedMetadata } from './owned-object.ts';
import type { BuildSession } from './session.ts';

/** Name of the ConfigMap with the output of a build's tasks. */
function logName(build: string): string {
  return `${build}-log`;
}

/**
 * Puts what a task printed into the build's log. A log that cannot be written never holds up a build: then the status
 * names none.
 */
export async function writeTaskLog(session: BuildSession, entry: LogEntry): Promise<void> {
  const { tasks } = session.record.status;
  if (tasks === undefined) return;
  try {
    if (await storeAnyway(session, entry)) tasks.logConfigMap = logName(session.named.name);
  } catch (error) {
    if (!(error instanceof KubeError) || error.reason === 'Unreachable') throw error;
    session.log.warn({ err: error }, 'The log of the build could not be written');
  }
}

/** As {@link store}, once more when somebody else was faster. */
async function storeAnyway(session: BuildSession, entry: LogEntry): Promise<boolean> {
  try {
    return await store(session, entry);
  } catch (error) {
    if (!isKubeError(error, 'Conflict') && !isKubeError(error, 'AlreadyExists')) throw error;
    return store(session, entry);
  }
}

/** False when something else has the name. */
async function store({ deps, build, signal }: BuildSession, entry: LogEntry): Promise<boolean> {
  const { name, namespace = '' } = build.metadata;
  const ref = { namespace, name: logName(name) };
  const stored = await read(deps.client, ref, signal);
  if (stored === undefined) {
    deps.guard.assertHeld();
    await deps.client.create(CONFIG_MAPS, fresh(build, addToLog({}, entry)), { signal });
    return true;
  }
  if (!isOwnedBy(build, stored)) return false;
  const data = addToLog(stored.data ?? {}, entry);
  if (JSON.stringify(data) === JSON.stringify(stored.data)) return true;
  deps.guard.assertHeld();
  await deps.client.replace(CONFIG_MAPS, { ...stored, data }, { signal });
  return true;
}

async function read(
  client: BuildSession['deps']['client'],
  ref: { namespace: string; name: string },
  signal: AbortSignal,
): Promise<ConfigMap | undefined> {
  try {
    return await client.get(CONFIG_MAPS, ref, { signal });
  } catch (error) {
    if (isKubeError(error, 'NotFound')) return undefined;
    throw error;
  }
}

function fresh(build: BuildSession['build'], data: Record<string, string>): ConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: ownedMetadata(build, logName(build.metadata.name)),
    data,
  };
}
