import { BuildFailure, NotReady } from '../../build/failure.ts';
import { MAX_PLAN_BYTES, type PlannedSecret, type PlannedTask } from '../../build/plan.ts';
import type { ObjectKey } from '../../components/task.ts';
import { type ConfigMap, CONFIG_MAPS, isKubeError } from '../../kube/port.ts';
import { readSecret, readSecretValue } from './secret-values.ts';
import type { BuildSession } from './session.ts';

/** Bytes that a file may have. */
const MAX_FILE_BYTES = 1024 * 1024;

/** Which Secrets the build uses, as they are now; never what they hold. @throws what reading them throws. */
export async function plannedSecrets(
  session: BuildSession,
  keys: readonly ObjectKey[],
): Promise<PlannedSecret[]> {
  const planned: PlannedSecret[] = [];
  for (const { name, key } of keys) {
    await readSecretValue(session, { name, key });
    const { uid = '', resourceVersion = '' } = (await readSecret(session, name)).metadata;
    planned.push({ name, key, uid, resourceVersion });
  }
  return planned;
}

/**
 * Puts what ConfigMaps hold into the files that take it from there, so that it belongs to the plan.
 *
 * @throws NotReady for a ConfigMap or key that does not exist.
 */
export async function withConfigMaps(
  session: BuildSession,
  tasks: readonly PlannedTask[],
): Promise<PlannedTask[]> {
  const known = new Map<string, ConfigMap>();
  const filled: PlannedTask[] = [];
  let size = 0;
  for (const planned of tasks) {
    const { task } = planned;
    if (task.action !== 'WriteFile' || !('configMapKey' in task.content)) {
      filled.push(planned);
      continue;
    }
    const content = await contentOf(session, task.content.configMapKey, known);
    size += 'text' in content ? content.text.length : content.base64.length;
    // Before it is put together: a file may stand in many tasks.
    if (size > MAX_PLAN_BYTES) throw tooLarge(size);
    filled.push({ ...planned, task: { ...task, content } });
  }
  return filled;
}

function tooLarge(size: number): BuildFailure {
  return new BuildFailure(
    'InvalidSpec',
    `the files from ConfigMaps have more than ${size} characters together, but at most ${MAX_PLAN_BYTES} fit into a plan: ` +
      "bring large files by 'ossDownload' or 'webDownload'",
  );
}

async function contentOf(
  session: BuildSession,
  { name, key }: ObjectKey,
  known: Map<string, ConfigMap>,
): Promise<{ text: string } | { base64: string }> {
  const { namespace = '' } = session.build.metadata;
  let configMap = known.get(name);
  if (configMap === undefined) {
    try {
      const { client } = session.deps;
      configMap = await client.get(CONFIG_MAPS, { namespace, name }, { signal: session.signal });
    } catch (error) {
      if (isKubeError(error, 'NotFound')) throw new NotReady(`ConfigMap '${name}' does not exist`);
      throw error;
    }
    known.set(name, configMap);
  }
  const text = configMap.data?.[key];
  const base64 = configMap.binaryData?.[key];
  if (text === undefined && base64 === undefined)
    throw new NotReady(`ConfigMap '${name}' has no key '${key}'`);
  const bytes = text === undefined ? Buffer.from(base64 ?? '', 'base64').length : Buffer.byteLength(text);
  if (bytes > MAX_FILE_BYTES)
    throw new BuildFailure(
      'InvalidSpec',
      `key '${key}' of ConfigMap '${name}' has ${bytes} bytes, but at most ${MAX_FILE_BYTES} are allowed`,
    );
  if (text === undefined) return { base64: base64 ?? '' };
  return text.includes('\0') ? { base64: Buffer.from(text, 'utf8').toString('base64') } : { text };
}
