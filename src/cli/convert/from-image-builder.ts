import { API_VERSION } from '../../api/names.ts';
import { parseBuildContent } from '../../components/build-content.ts';
import type { OSType } from '../../components/component.ts';
import { splitInstructions } from '../../components/dockerfile-lines.ts';
import { parseContent } from '../../components/parse.ts';
import type { Problem } from '../../components/problem.ts';
import { toStructured } from '../../components/to-structured.ts';
import { isBuildContent, isForWindows } from '../lint/lint-content.ts';
import { componentObject, MAX_PARAMETERS } from './component-objects.ts';
import { templateUsing } from './component-use.ts';
import type { Conversion, ConvertedObject, ConvertOptions, Note, Source } from './conversion.ts';
import { templateObject } from './template-objects.ts';

/** `FROM IMAGE:m-…` and `FROM IMAGE_FAMILY:…`; the name alone is read too. */
const FROM_OF_IMAGE_BUILDER = /^(?:(IMAGE|IMAGE_FAMILY):)?(\S+)$/i;

/** Whether a FROM line is one of Image Builder, not of Docker. */
export function isImageBuilderFrom(text: string): boolean {
  return (
    /^(?:IMAGE|IMAGE_FAMILY):\S+$/i.test(text) || /^(?:acs:\S+|m-[a-z0-9]+|\S+\.(?:vhd|raw))$/.test(text)
  );
}

/** Converts a component in Image Builder's YAML or Dockerfile form, or the build content of a template. */
export function fromImageBuilder(source: Source, options: ConvertOptions): Conversion {
  if (/^["']?apiVersion["']?[ \t]*:/m.test(source.text))
    return {
      problems: [{ line: 1, column: 1, message: 'holds Kubernetes objects: there is nothing to convert' }],
    };
  const hasFrom = splitInstructions(source.text).some(
    ({ verb, text }) => verb === 'FROM' && isImageBuilderFrom(text),
  );
  const isTemplate = isBuildContent(source.text) || hasFrom;
  return isTemplate ? fromBuildContent(source, options) : fromComponent(source, options);
}

function fromComponent({ text }: Source, options: ConvertOptions): Conversion {
  const osType = options.osType ?? (isForWindows(text) ? 'Windows' : 'Linux');
  const { result, problems, warnings } = parseContent(text, { osType, type: options.type, path: '' });
  if (result === undefined) return { problems: problems.map(noteOf) };
  const notes = warnings.map(noteOf);
  const { tasks = [], parameters = [] } = toStructured(result);
  const { labels } = result;
  const placed = tasks.map((task) => ({ task, line: 1, column: 1 }));
  // The structured form has fewer parameters; as it stands the content is right too.
  const object =
    parameters.length > MAX_PARAMETERS
      ? withContent(text, osType, options)
      : componentObject({ type: options.type, osType, parameters, labels, tasks: placed }, options);
  return { objects: [object, ...templateUsing([object], options, notes)], notes };
}

function withContent(
  text: string,
  osType: OSType,
  { type, name, namespace }: ConvertOptions,
): ConvertedObject {
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
  const spec = { type, osType, version: '1.0.0', content: text.replaceAll('\r\n', '\n') };
  return { apiVersion: API_VERSION, kind: 'ImageComponent', metadata, spec };
}

function fromBuildContent({ text }: Source, options: ConvertOptions): Conversion {
  const read = (osType: OSType) => parseBuildContent(text, { osType, type: 'Build', path: '' });
  const linux = read(options.osType ?? 'Linux');
  const either = linux.problems !== undefined && options.osType === undefined ? read('Windows') : linux;
  const { problems } = either.problems === undefined ? either : linux;
  if (problems !== undefined) return { problems: problems.map(noteOf) };
  if (options.kind === 'component') {
    const component = splitInstructions(text).find(({ verb }) => verb === 'COMPONENT' || verb === 'FROM');
    const place = { line: component?.line ?? 1, column: component?.column ?? 1 };
    const message = `${component?.verb ?? 'COMPONENT'} has no place in a component: this is the content of a template`;
    return { problems: [{ ...place, message }] };
  }
  const { warnings } = either;
  const notes = warnings.filter(({ message }) => !message.startsWith('FROM is ignored')).map(noteOf);
  const from = splitInstructions(text).find(({ verb }) => verb === 'FROM');
  const place = { line: from?.line ?? 1, column: from?.column ?? 1 };
  const buildContent = withoutFrom(text);
  const spec = {
    ...(from === undefined ? {} : { source: sourceOf(from.text) }),
    ...(buildContent === undefined ? {} : { buildContent }),
  };
  return { objects: [templateObject(spec, options, notes, () => place)], notes };
}

/** The content with the lines of FROM taken out; the rest stays as it was written. */
function withoutFrom(text: string): string | undefined {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const rest = splitInstructions(text);
  for (const { verb, line, text: said, placeOf } of rest) {
    if (verb !== 'FROM') continue;
    const last = placeOf(Math.max(0, said.length - 1)).line;
    for (let at = line; at <= last; at++) lines[at - 1] = '\0';
  }
  if (rest.every(({ verb }) => verb === 'FROM')) return undefined;
  return lines
    .filter((line) => line !== '\0')
    .join('\n')
    .replace(/^\n+/, '');
}

function sourceOf(text: string): { imageID: string } | { imageFamily: string } {
  const [, kind, name = ''] = FROM_OF_IMAGE_BUILDER.exec(text) ?? [];
  const isFamily = kind === undefined ? name.startsWith('acs:') : kind.toUpperCase() === 'IMAGE_FAMILY';
  return isFamily ? { imageFamily: name } : { imageID: name };
}

function noteOf({ line = 1, column = 1, message, task }: Problem): Note {
  return { line, column, message: task === undefined ? message : `task '${task}': ${message}` };
}
