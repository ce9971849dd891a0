import { readStrings } from '../../components/dockerfile-exec-form.ts';
import { absolutePath } from '../../components/dockerfile-path.ts';
import type { State } from '../../components/dockerfile-state.ts';
import { evaluate, readWords } from '../../components/dockerfile-words.ts';
import { base64Of, mustBeCarried, SCRIPT_TIMEOUT_SECONDS } from './carried-script.ts';
import type { SpecTask } from './component-objects.ts';
import type { DockerInstruction } from './docker-instructions.ts';
import { NOT_CARRIED } from './docker-verbs.ts';

type Note = (message: string) => void;

/** `ADD https://…` into a directory is a download; whatever comes from a build context or a stage is noted. */
export function addedFile(instruction: DockerInstruction, state: State, note: Note): SpecTask[] {
  const { verb, text, line } = instruction;
  const { options, words } = wordsOf(text, state);
  if (options['from'] !== undefined) {
    note(
      `COPY is left out: it takes files from '${options['from']}'; bring them by ossDownload or webDownload`,
    );
    return [];
  }
  const [url = '', directory = '', ...more] = words;
  const isDownload =
    verb === 'ADD' && /^https?:\/\/[^/\s]/.test(url) && directory.endsWith('/') && more.length === 0;
  const checksum = /^sha256:([0-9a-fA-F]{64})$/.exec(options['checksum'] ?? '')?.[1];
  if (!isDownload) {
    const into =
      directory.split('/').at(-1) === url.split(/[?#]/, 1)[0]?.split('/').at(-1)
        ? directory.replace(/[^/]*$/, '')
        : '';
    if (verb === 'ADD' && /^https?:\/\//.test(url) && into !== '' && more.length === 0)
      return [download(line, url, absolutePath(into, state.workingDir), checksum)];
    note(NOT_CARRIED[verb] ?? '');
    return [];
  }
  for (const name of ['chown', 'chmod'] as const)
    if (options[name] !== undefined)
      note(`'--${name}' of ADD is left out: the file belongs to root, with mode 0644`);
  return [download(line, url, absolutePath(directory, state.workingDir), checksum)];
}

function download(
  line: number,
  sourcePath: string,
  destinationDir: string,
  sha256: string | undefined,
): SpecTask {
  return {
    name: `add-${line}`,
    timeoutSeconds: SCRIPT_TIMEOUT_SECONDS,
    webDownload: { sourcePath, destinationDir, ...(sha256 === undefined ? {} : { sha256 }) },
  };
}

/** `COPY <<EOF /path`: a file whose text stands in the Dockerfile. */
export function copiedDocument(instruction: DockerInstruction, state: State, note: Note): SpecTask[] {
  const { text, documents, line, verb } = instruction;
  const { options, words } = wordsOf(text, state);
  const [document, ...others] = documents;
  const destination = words.at(-1);
  if (document === undefined || others.length > 0 || destination === undefined || words.length !== 2) {
    note(`${verb} with several here-documents is left out: write each file with writeFile`);
    return [];
  }
  const { body, delimiter, quoted } = document;
  if (!quoted && /\$[A-Za-z_{]/.test(body)) {
    note(
      `${verb} is left out: its here-document has variables; write the file with writeFile and parameters`,
    );
    return [];
  }
  const path = absolutePath(
    destination.endsWith('/') ? `${destination}${delimiter}` : destination,
    state.workingDir,
  );
  const mode = /^[0-7]{3,4}$/.test(options['chmod'] ?? '') ? { mode: options['chmod'] ?? '0644' } : {};
  const [, owner, group] = /^([A-Za-z_][\w.-]*)(?::([A-Za-z_][\w.-]*))?$/.exec(options['chown'] ?? '') ?? [];
  const content = mustBeCarried(body)
    ? { binaryContent: base64Of(new TextEncoder().encode(body)) }
    : { content: body };
  return [
    {
      name: `copy-${line}`,
      writeFile: {
        destinationPath: path,
        ...content,
        ...mode,
        ...(owner === undefined ? {} : { owner }),
        ...(group === undefined ? {} : { group }),
      },
    },
  ];
}

function wordsOf(text: string, state: State): { options: Record<string, string>; words: readonly string[] } {
  const all =
    readStrings(text) ??
    (readWords(text).result ?? []).map(
      ({ segments }) => evaluate(segments, (name) => state.environment.get(name) ?? '').text ?? '',
    );
  const options: Record<string, string> = {};
  const words: string[] = [];
  for (const word of all) {
    const [, name, value = ''] = /^--([a-z]+)(?:=([^]*))?$/.exec(word) ?? [];
    if (name !== undefined && words.length === 0) options[name] = value;
    else words.push(word);
  }
  return { options, words };
}
