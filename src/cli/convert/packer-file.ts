import { MAX_TEXT_BYTES } from '../../components/actions.ts';
import { referencesIn } from '../../components/references.ts';
import { decodeText } from '../text.ts';
import { base64Of } from './carried-script.ts';
import type { SpecTask } from './component-objects.ts';
import { limitsOf, pauseTask } from './packer-common.ts';
import { type PackerContext, type PackerFile, stemOf } from './packer-context.ts';
import type { PackerSettings } from './packer-settings.ts';

/** Bytes of a file that is not text: its Base64 may have 65 536 characters. */
const MAX_BINARY_BYTES = 49_152;

/** The tasks of a `file` provisioner: small files are written, others are noted. */
export async function fileTasks(settings: PackerSettings, context: PackerContext): Promise<SpecTask[]> {
  const before = pauseTask('pause_before', settings, context);
  const tasks = await uploads(settings, context);
  limitsOf(settings, context);
  for (const name of ['type', 'generated']) settings.node(name);
  context.noteRest(settings, 'a file provisioner');
  return tasks.length === 0 ? [] : [...before, ...tasks];
}

async function uploads(settings: PackerSettings, context: PackerContext): Promise<SpecTask[]> {
  const direction = settings.text('direction') ?? 'upload';
  const destination = settings.text('destination');
  const named = [...(settings.list('source') ?? []), ...(settings.list('sources') ?? [])];
  const content = settings.text('content');
  if (direction !== 'upload') {
    context.note(settings.offset, 'a download is left out: send files out of the instance by ossUpload');
    return [];
  }
  if (destination === undefined) {
    context.note(settings.offset, 'a file provisioner is left out: it has no destination');
    return [];
  }
  const at = settings.offsetOf('destination');
  const filled = context.variables.filled(destination, at);
  if (filled === undefined) return [];
  const tasks: SpecTask[] = [];
  if (content !== undefined) {
    const text = context.variables.filled(content, settings.offsetOf('content'));
    const path = targetOf(filled.text, 'content', context, at);
    if (text !== undefined && path !== undefined)
      tasks.push({
        name: context.name(`write-${stemOf(path)}`),
        writeFile: { destinationPath: path, content: text.text },
      });
  }
  for (const { text: source, offset } of named) {
    const file = await context.file(source, offset);
    if (file === undefined) continue;
    const path = targetOf(filled.text, file.path.split(/[/\\]/).at(-1) ?? '', context, at);
    const written = path === undefined ? undefined : contentOf(file, context, offset);
    if (path === undefined || written === undefined) continue;
    // Packer keeps the permissions of the file.
    const mode = file.executable && context.osType === 'Linux' ? { mode: '0755' } : {};
    const owner = context.user === undefined || context.osType === 'Windows' ? {} : { owner: context.user };
    tasks.push({
      name: context.name(`write-${stemOf(path)}`),
      writeFile: { destinationPath: path, ...written, ...mode, ...owner },
    });
  }
  return tasks;
}

function targetOf(
  destination: string,
  name: string,
  context: PackerContext,
  offset: number,
): string | undefined {
  const isDirectory = /[/\\]$/.test(destination);
  const path = isDirectory ? `${destination}${name}` : destination;
  if (context.osType === 'Windows') {
    const windows = path.replaceAll('/', '\\');
    if (/^[A-Za-z]:\\/.test(windows)) return windows;
  } else if (path.startsWith('/') || path.startsWith('{{')) return path;
  else {
    const home = context.user === undefined ? '/root' : `/home/${context.user}`;
    return `${home}/${path.replace(/^(~|\.)\//, '')}`;
  }
  context.note(offset, `a file is left out: '${path}' is no absolute path`);
  return undefined;
}

function contentOf(
  { bytes, path }: PackerFile,
  context: PackerContext,
  offset: number,
): { content: string } | { binaryContent: string } | undefined {
  const { text } = decodeText(bytes);
  if (text !== undefined) {
    const hidden = context.variables.hideSecrets(text, offset);
    if (hidden !== undefined && bytes.length <= MAX_TEXT_BYTES) return { content: hidden };
    const asText =
      bytes.length <= MAX_TEXT_BYTES && !/[\0\r]|^\uFEFF/.test(text) && referencesIn(text).length === 0;
    if (hidden === undefined && asText) return { content: text };
    if (hidden !== undefined) {
      context.note(
        offset,
        `'${path}' is left out: it holds a secret; put it into a Secret and use writeFile with contentFrom`,
      );
      return undefined;
    }
  }
  if (bytes.length <= MAX_BINARY_BYTES) return { binaryContent: base64Of(bytes) };
  const size = Math.ceil(bytes.length / 1024);
  context.note(
    offset,
    `'${path}' is left out: with ${size} KiB it is too large for writeFile; use a ConfigMap (contentFrom), ossDownload or webDownload`,
  );
  return undefined;
}
