import { dirname, isAbsolute, join } from 'node:path';

import type { OSType } from '../../components/component.ts';
import { printYAML } from '../../components/to-structured.ts';
import {
  choice,
  type CommandArguments,
  type CommandIO,
  InputError,
  optionalChoice,
  textFlag,
  UsageError,
} from '../command.ts';
import { type Finding, findingLine, inOrder } from '../finding.ts';
import { decodeText } from '../text.ts';
import {
  type Conversion,
  type ConvertedObject,
  type ConvertOptions,
  noteFinding,
  type ReadBeside,
  SOURCE_FORMS,
  type Source,
  type SourceForm,
} from './conversion.ts';
import { fromDockerfile } from './from-dockerfile.ts';
import { fromImageBuilder } from './from-image-builder.ts';
import { fromPacker } from './from-packer.ts';
import { isObjectName, MAX_NAME, nameOfFile } from './names.ts';
import { sourceFormOf } from './source-form.ts';

/** The command `convert`. @returns 1 when the input cannot be read. */
export async function runConvert(args: CommandArguments, io: CommandIO): Promise<number> {
  const output = choice(args, 'output', ['yaml', 'json']);
  const from = optionalChoice(args, 'from', SOURCE_FORMS);
  const [file, ...more] = args.words;
  if (file === undefined) throw new UsageError('convert needs a file');
  if (more.length > 0) throw new UsageError('convert takes one file');
  const options = optionsOf(args, file);
  const { bytes } = await io.read(file);
  const decoded = decodeText(bytes);
  const conversion: Conversion =
    decoded.text === undefined
      ? { problems: [decoded.problem] }
      : await convert(
          { file, text: decoded.text.replace(/^\uFEFF/, '') },
          from,
          options,
          readBeside(file, io),
        );
  if (conversion.objects === undefined) {
    const errors = conversion.problems.map((problem) => noteFinding(file, problem, 'error'));
    if (output === 'json') io.out(json({ objects: [], notes: errors }));
    else io.err(lines(errors));
    return 1;
  }
  const { objects, notes, secrets = [] } = conversion;
  const findings = inOrder(notes.map((note) => noteFinding(file, note, 'note')));
  const printed = output === 'json' ? json({ objects, notes: findings }) : yaml(objects);
  if (secrets.some((secret) => holds(printed, secret) || holds(lines(findings), secret)))
    throw new InputError(
      `${file} holds a secret at a place where it cannot be taken out: remove it there first`,
    );
  io.out(printed);
  if (output === 'yaml') io.err(lines(findings));
  return 0;
}

function optionsOf(args: CommandArguments, file: string): ConvertOptions {
  const given = textFlag(args, 'name');
  if (given !== undefined && !isObjectName(given)) {
    const rule = `lower-case letters, digits and '-', a letter first, at most ${MAX_NAME} in all`;
    throw new UsageError(`--name must hold ${rule}, not '${given}'`);
  }
  const namespace = textFlag(args, 'namespace');
  if (namespace !== undefined && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace))
    throw new UsageError(`--namespace must hold lower-case letters, digits and '-', not '${namespace}'`);
  const kind = optionalChoice(args, 'kind', ['component', 'template'] as const);
  const osType: OSType | undefined = optionalChoice(args, 'os-type', ['Linux', 'Windows'] as const);
  const target = textFlag(args, 'target');
  return {
    name: given ?? nameOfFile(file),
    type: choice(args, 'type', ['Build', 'Test']),
    ...(namespace === undefined ? {} : { namespace }),
    ...(kind === undefined ? {} : { kind }),
    ...(osType === undefined ? {} : { osType }),
    ...(target === undefined ? {} : { target }),
  };
}

/** Converts a text in one of the forms; told from the text itself when `from` is absent. Never throws. */
export function convert(
  source: Source,
  from: SourceForm | undefined,
  options: ConvertOptions,
  read: ReadBeside,
): Promise<Conversion> {
  switch (from ?? sourceFormOf(source.text)) {
    case 'packer':
      return fromPacker(source, options, read);
    case 'dockerfile':
      return Promise.resolve(fromDockerfile(source, options));
    default:
      return Promise.resolve(fromImageBuilder(source, options));
  }
}

/** Files are looked for beside the one that names them. */
function readBeside(file: string, io: CommandIO): ReadBeside {
  const directory = file === '-' ? '.' : dirname(file);
  return async (path) => {
    // `template_dir` is filled in with the folder already.
    const whole =
      isAbsolute(path) || (directory !== '.' && path.startsWith(`${directory}/`))
        ? path
        : join(directory, path);
    try {
      return await io.read(whole);
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
  };
}

function holds(text: string, secret: string): boolean {
  return [secret, JSON.stringify(secret).slice(1, -1)].some((form) => text.includes(form));
}

function yaml(objects: readonly ConvertedObject[]): string {
  return objects.map(printYAML).join('---\n');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function lines(findings: readonly Finding[]): string {
  return findings.map((finding) => `${findingLine(finding)}\n`).join('');
}
