import { readStrings } from './dockerfile-exec-form.ts';
import type { Instruction } from './dockerfile-lines.ts';
import { absolutePath } from './dockerfile-path.ts';
import { scriptWord, TOOLS_LINE } from './dockerfile-shell.ts';
import { addTask, contentCode, knownText, refuse, refuseEmpty, type State } from './dockerfile-state.ts';
import { readWords } from './dockerfile-words.ts';
import { shorten } from './shorten.ts';

const FORM = 'a URL or a path on the instance, and a directory';
const URL_SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//;

/** `COPY url dir` becomes a download, `COPY path dir` a copy within the instance that keeps modes and owners. */
export function lowerCopy(state: State, instruction: Instruction): void {
  if (refuseEmpty(state, instruction, FORM)) return;
  const words = wordsOf(state, instruction);
  if (words === undefined) return;
  const refuseContent = (message: string) => refuse(state, instruction, contentCode(instruction), message);
  const [source, directory, ...more] = words;
  if (source?.startsWith('--') === true) {
    return refuseContent(`'${shorten(source)}' and other options do not work here: COPY takes ${FORM}`);
  }
  if (source === undefined || directory === undefined || more.length > 0) {
    return refuseContent(`COPY takes ${FORM}: two words, not ${words.length}`);
  }
  if (source === '' || directory === '') return refuseContent('a path of COPY may not be empty');
  if (source.startsWith('<<')) return refuseContent(`here-documents do not work here: COPY takes ${FORM}`);
  const destinationDir = absolutePath(directory, state.workingDir);
  const scheme = URL_SCHEME.exec(source)?.[1];
  if (scheme === undefined) {
    const path = absolutePath(source, state.workingDir) + (source.endsWith('/.') ? '/.' : '');
    return addTask(state, instruction, {
      action: 'RunShellCommand',
      commandContent: [
        'set -e',
        TOOLS_LINE,
        `mkdir -p -- ${scriptWord(destinationDir)}`,
        `cp -a -- ${patternWord(path)} ${scriptWord(destinationDir)}/`,
        '',
      ].join('\n'),
    });
  }
  const wrong = wrongURL(source, scheme.toLowerCase());
  if (wrong !== undefined) return refuseContent(wrong);
  addTask(state, instruction, {
    action: 'WebDownload',
    sourcePath: scheme.toLowerCase() + source.slice(scheme.length),
    destinationDir,
  });
}

function wrongURL(url: string, scheme: string): string | undefined {
  if (scheme !== 'http' && scheme !== 'https') {
    return `a URL of COPY must begin with 'http://' or 'https://', not '${shorten(scheme)}://'`;
  }
  if (url.includes('?')) {
    return "a URL of COPY may have no query ('?'): use OSSDownload or WebDownload in a component in YAML";
  }
  if (!url.includes('{{') && !URL.canParse(url)) return `'${shorten(url)}' is no valid URL`;
  const [path = ''] = url.slice(scheme.length + 3).split('#', 1);
  const lastSlash = path.lastIndexOf('/');
  if (lastSlash < 0 || lastSlash === path.length - 1) {
    return `the last part of a URL of COPY names the file, but '${shorten(url)}' has none`;
  }
  return undefined;
}

/** `*` and `?` stand for what is there when the command runs, as in Docker. */
function patternWord(path: string): string {
  return path
    .split(/([*?])/)
    .map((part, index) => (index % 2 === 1 || part === '' ? part : scriptWord(part)))
    .join('');
}

/** The words, in the JSON form too, which Docker has for paths with blanks. */
function wordsOf(state: State, instruction: Instruction): string[] | undefined {
  const strings = readStrings(instruction.text);
  if (strings !== undefined) return strings;
  const { result, trouble } = readWords(instruction.text);
  if (result === undefined) {
    refuse(state, instruction, contentCode(instruction), trouble.message, trouble.offset);
    return undefined;
  }
  const words: string[] = [];
  for (const { segments, offset } of result) {
    const text = knownText(state, instruction, segments, offset);
    if (text === undefined) return undefined;
    words.push(text);
  }
  return words;
}
