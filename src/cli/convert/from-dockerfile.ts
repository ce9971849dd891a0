import { componentObjects } from './component-objects.ts';
import { templateUsing } from './component-use.ts';
import type { Conversion, ConvertOptions, Note, Source } from './conversion.ts';
import { splitDockerfile } from './docker-instructions.ts';
import { DockerLowering } from './docker-lowering.ts';
import { chainOf, stagesOf } from './docker-stages.ts';

/**
 * Converts a Dockerfile as Docker reads it: the commands of its last stage (or of `--target`), and of the stages that
 * one is based on, become tasks. What has no meaning for a machine image is noted.
 */
export function fromDockerfile({ text }: Source, options: ConvertOptions): Conversion {
  const start = { line: 1, column: 1 };
  const notes: Note[] = [];
  if (
    options.osType === 'Windows' ||
    /^#[ \t]*escape[ \t]*=[ \t]*`/im.test(text.split(/^[^#\s]/m, 1)[0] ?? '')
  ) {
    return { problems: [{ ...start, message: 'only Dockerfiles for Linux can be converted' }] };
  }
  if (text.length > MAX_LENGTH)
    return { problems: [{ ...start, message: `is longer than ${MAX_LENGTH} characters` }] };
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = text.slice(0, nul).split('\n').length;
    return { problems: [{ line, column: 1, message: 'may not contain a NUL character' }] };
  }
  const split = stagesOf(splitDockerfile(text));
  const found = chainOf(split, options.target, notes);
  if ('problem' in found) return { problems: [found.problem] };
  const lowering = new DockerLowering(split.global, notes);
  for (const { instructions } of found.chain) lowering.addStage(instructions);
  const { tasks, parameters, labels, secrets } = lowering.finish();
  const draft = { type: options.type, osType: 'Linux' as const, parameters, tasks, labels };
  const objects = componentObjects(draft, options, notes);
  const [first] = found.chain;
  const place = first ?? start;
  const base = lowering.withGlobals(first?.base ?? '');
  const family = base === '' ? undefined : familyOf(base);
  if (base !== '' && options.kind !== 'template') {
    const message = `FROM ${base} is left out: the template names the image to start from${
      family === undefined ? '' : `, for example the family '${family}'`
    }`;
    notes.push({ line: place.line, column: place.column, message });
  } else if (family !== undefined) {
    const message = `the template starts from '${family}' in place of the container image ${base}`;
    notes.push({ line: place.line, column: place.column, message });
  }
  if (objects.length === 0)
    notes.push({ ...start, message: 'no command is left that a component could hold' });
  const spec = family === undefined ? {} : { source: { imageFamily: family } };
  return { objects: [...objects, ...templateUsing(objects, options, notes, spec)], notes, secrets };
}

/** Characters of a Dockerfile: no person writes more. */
const MAX_LENGTH = 1024 * 1024;

const DEBIAN: Readonly<Record<string, string>> = { bullseye: '11', bookworm: '12' };
const UBUNTU: Readonly<Record<string, string>> = { focal: '20.04', jammy: '22.04', noble: '24.04' };

/** The image family of ECS that is nearest to a container image; undefined where there is none. */
function familyOf(image: string): string | undefined {
  const [, name = '', tag = ''] = /^(?:\S*\/)?([a-z0-9]+):([a-z0-9.-]+)$/.exec(image) ?? [];
  const version = tag.replace(/-slim$/, '');
  if (name === 'debian') {
    const number = DEBIAN[version] ?? version.split('.', 1)[0] ?? '';
    return /^1[0-9]$/.test(number) ? `acs:debian_${number}_x64` : undefined;
  }
  if (name === 'ubuntu') {
    const number = UBUNTU[version] ?? version;
    return /^\d\d\.04$/.test(number) ? `acs:ubuntu_${number.replace('.', '_')}_x64` : undefined;
  }
  return undefined;
}
