import { guestText, outputsUsedBy, secretsUsedBy } from '../../build/delivered-texts.ts';
import { AttemptLost, BuildFailure } from '../../build/failure.ts';
import type { GuestAction, GuestText } from '../../build/guest/guest-task.ts';
import type { PlannedSecret } from '../../build/plan.ts';
import type { InstanceRecord } from '../../build/record.ts';
import { secretVersion, versionSent } from '../../build/secret-version.ts';
import type { RenderedTask, RenderedText } from '../../components/rendered.ts';
import { powerShellQuote, shellQuote } from '../../components/shell-quote.ts';
import { outputOfInvocation } from './invocation-output.ts';
import { readSecretValue } from './secret-values.ts';
import type { BuildSession } from './session.ts';

/** Seconds that a signed URL is good for when the task does not say: Image Builder's default. */
const DEFAULT_VALID_SECONDS = 6000;

/** Fills in what one text still lacks, except for outputs that only the guest has. */
export type Filling = (text: RenderedText) => GuestText;

/** Reads what the texts of a task still lack. @throws what reading Secrets throws. */
export async function fillingFor(
  session: BuildSession,
  builder: InstanceRecord,
  task: RenderedTask,
): Promise<Filling> {
  const { plan } = session;
  const secrets = new Map<number, string>();
  for (const index of secretsUsedBy(task)) {
    const planned = plannedSecret(session, index);
    secrets.set(index, textOf(await secretOf(session, builder, planned), planned));
  }
  const outputs = new Map<number, string>();
  for (const index of outputsUsedBy(task)) {
    if (plan.tasks[index]?.task.action === 'InvokeCommand')
      outputs.set(index, await outputOfInvocation(session, builder, index));
  }
  const values = {
    secret: (index: number) => secrets.get(index) ?? '',
    output: (index: number) => outputs.get(index),
    quote: plan.source.osType === 'Windows' ? powerShellQuote : shellQuote,
  };
  return (text) => guestText(text, values);
}

/** A secret as it can stand in a text. @throws BuildFailure for bytes that cannot. */
function textOf(bytes: Uint8Array, { name, key }: PlannedSecret): string {
  const refuse = (what: string) =>
    new BuildFailure(
      'InvalidSpec',
      `key '${key}' of Secret '${name}' ${what}, so it cannot be the value of a parameter: take it by writeFile with contentFrom`,
    );
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuse('is not UTF-8');
  }
  if (text.includes('\0')) throw refuse('holds a NUL character');
  return text;
}

/** What the guest is to do for a task. @throws BuildFailure for texts that must be known before. */
export async function guestAction(
  session: BuildSession,
  builder: InstanceRecord,
  task: Exclude<RenderedTask, { action: 'Reboot' | 'InvokeCommand' }>,
): Promise<GuestAction> {
  const fill = await fillingFor(session, builder, task);
  const maybe = <Name extends string>(name: Name, text: RenderedText | undefined) =>
    (text === undefined ? {} : { [name]: fill(text) }) as { [Key in Name]?: GuestText };
  switch (task.action) {
    case 'RunShellCommand':
      return {
        kind: 'script',
        content: fill(task.commandContent),
        ...maybe('workingDir', task.workingDir),
        ...maybe('user', task.username),
      };
    case 'RunPowerShellCommand':
      return { kind: 'script', content: fill(task.commandContent), ...maybe('workingDir', task.workingDir) };
    case 'WriteFile': {
      const { owner, group, mode } = task;
      return {
        kind: 'file',
        path: fill(task.destinationPath),
        content: await fileContent(session, builder, task, fill),
        ...(owner === undefined ? {} : { owner }),
        ...(group === undefined ? {} : { group }),
        ...(mode === undefined ? {} : { mode }),
      };
    }
    case 'WebDownload':
      return {
        kind: 'webDownload',
        url: fill(task.sourcePath),
        directory: fill(task.destinationDir),
        ...maybe('token', task.tokenInfo),
        ...maybe('sha256', task.sha256),
      };
    case 'OSSDownload': {
      const objectName = known(fill(task.objectName), 'objectName');
      const signedURL = await sign(session, task, 'GET', fill, objectName);
      return { kind: 'ossDownload', signedURL, objectName, directory: fill(task.destinationDir) };
    }
    default: {
      const objectName = known(fill(task.objectName), 'objectName');
      const signedURL = await sign(session, task, 'PUT', fill, objectName);
      return { kind: 'ossUpload', signedURL, path: fill(task.fileToUpload) };
    }
  }
}

/** A text that cannot wait for the guest. @throws BuildFailure. */
export function known(text: GuestText, property: string): string {
  if (typeof text === 'string') return text;
  throw new BuildFailure(
    'InvalidSpec',
    `${property} may not hold the output of a task that runs in the instance: it must be known before`,
  );
}

async function fileContent(
  session: BuildSession,
  builder: InstanceRecord,
  { content }: Extract<RenderedTask, { action: 'WriteFile' }>,
  fill: Filling,
): Promise<GuestText | Uint8Array> {
  if ('text' in content) return fill(content.text);
  if ('base64' in content) return Buffer.from(content.base64, 'base64');
  if ('configMapKey' in content) throw new TypeError('The plan holds what ConfigMaps hold');
  const { name, key } = content.secretKey;
  const planned = session.plan.secrets?.find((secret) => secret.name === name && secret.key === key);
  if (planned === undefined) throw new TypeError(`The plan has no Secret '${name}'`);
  return secretOf(session, builder, planned);
}

function sign(
  session: BuildSession,
  task: Extract<RenderedTask, { action: 'OSSDownload' | 'OSSUpload' }>,
  method: 'GET' | 'PUT',
  fill: Filling,
  object: string,
): Promise<string> {
  const { regionID } = session.plan;
  return session.cloud.signObjectURL({
    method,
    regionID: task.ossRegion === undefined ? regionID : known(fill(task.ossRegion), 'ossRegion'),
    callerRegionID: regionID,
    bucket: known(fill(task.bucketName), 'bucketName'),
    object: object.replace(/^\/+/, ''),
    validSeconds: task.validTime ?? DEFAULT_VALID_SECONDS,
  });
}

function plannedSecret({ plan }: BuildSession, index: number): PlannedSecret {
  const planned = plan.secrets?.[index];
  if (planned === undefined) throw new TypeError(`The plan has no secret ${index}`);
  return planned;
}

/**
 * The value of a secret for this builder. An image holds one version of each Secret: when a Secret was changed after
 * this builder got something of it, a fresh builder takes the new one.
 *
 * @throws AttemptLost then.
 */
async function secretOf(
  session: BuildSession,
  builder: InstanceRecord,
  planned: PlannedSecret,
): Promise<Uint8Array> {
  const { name, bytes, resourceVersion } = await readSecretValue(session, planned);
  const versions = (builder.secretVersions ??= []);
  const version = secretVersion(name, resourceVersion);
  const sent = versionSent(versions, name);
  if (sent === undefined) versions.push(version);
  else if (sent !== version) {
    throw new AttemptLost(
      'InstanceLost',
      `Secret '${name}' was changed while the instance was being set up with it`,
    );
  }
  return bytes;
}
