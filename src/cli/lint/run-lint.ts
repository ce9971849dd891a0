import type { OfferedComponent } from '../../build/select-component.ts';
import { systemOffers } from '../../build/system-offers.ts';
import type { OSType } from '../../components/component.ts';
import { formatOf } from '../../components/parse.ts';
import {
  choice,
  type CommandArguments,
  type CommandIO,
  InputError,
  optionalChoice,
  UsageError,
} from '../command.ts';
import { type Finding, findingLine, inOrder } from '../finding.ts';
import { decodeText } from '../text.ts';
import { lintContent } from './lint-content.ts';
import { isOurs, type LintedObject, lintObjects } from './lint-objects.ts';
import { readManifests } from './manifest.ts';

/** The command `lint`. @returns 1 when there is an error. */
export async function runLint(args: CommandArguments, io: CommandIO): Promise<number> {
  const output = choice(args, 'output', ['text', 'json']);
  const osType = optionalChoice(args, 'os-type', ['Linux', 'Windows'] as const);
  if (args.words.length === 0) throw new UsageError('lint needs a file');
  const findings: Finding[] = [];
  const objects: LintedObject[] = [];
  for (const file of new Set(args.words)) {
    const read = await readFile(file, osType, io);
    findings.push(...read.findings);
    objects.push(...read.objects);
  }
  let system: readonly OfferedComponent[] | undefined;
  findings.push(...lintObjects(objects, () => (system ??= systemOffers(io.catalogFiles()))));
  const sorted = inOrder(findings);
  io.out(
    output === 'json'
      ? `${JSON.stringify(sorted, undefined, 2)}\n`
      : sorted.map((finding) => `${findingLine(finding)}\n`).join(''),
  );
  return sorted.some(({ severity }) => severity === 'error') ? 1 : 0;
}

interface ReadFile {
  readonly findings: readonly Finding[];
  readonly objects: readonly LintedObject[];
}

async function readFile(file: string, osType: OSType | undefined, io: CommandIO): Promise<ReadFile> {
  const at = (message: string, severity: Finding['severity'] = 'error', place = START): Finding => ({
    file,
    ...place,
    severity,
    message,
  });
  let bytes: Uint8Array;
  try {
    ({ bytes } = await io.read(file));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { message } = error;
    return only([at(message.startsWith(`${file} `) ? message.slice(file.length + 1) : message)]);
  }
  const { text, problem } = decodeText(bytes);
  if (problem !== undefined) return only([at(problem.message, 'error', problem)]);
  if (formatOf(text) === 'Dockerfile') return only(lintContent(file, text, osType));
  const { manifests, problems } = readManifests(text);
  if (manifests === undefined) {
    if (/\bimagesmith\.dev\//.test(text))
      return only(problems.map((one) => at(one.message, 'error', { line: one.line, column: one.column })));
    if (isContent(text)) return only(lintContent(file, text, osType));
    return only(
      problems.slice(0, 1).map(({ message, ...place }) => at(`${message}; left alone`, 'warning', place)),
    );
  }
  const values = manifests.filter(({ value }) => value !== null && value !== undefined);
  const ours = manifests.filter(({ value }) => isOurs(value));
  if (ours.length > 0) return { findings: [], objects: ours.map((manifest) => ({ file, manifest })) };
  if (manifests.some(({ value }) => isKubernetes(value))) return only([]);
  if (values.length === 0 && text.trim() !== '') return only([]);
  const value = values[0]?.value;
  if (values.length === 0 || typeof value !== 'object' || isContent(text))
    return only(lintContent(file, text, osType));
  return only([at(whatElse(value), 'warning')]);
}

const START = { line: 1, column: 1 };

function only(findings: readonly Finding[]): ReadFile {
  return { findings, objects: [] };
}

/** The keys of Image Builder's YAML, in whatever case they were written. */
function isContent(text: string): boolean {
  return /^["']?(?:tasks|parameters)["']?[ \t]*:/im.test(text.replace(/^\uFEFF/, ''));
}

function whatElse(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'builders' in value && Array.isArray(value.builders))
    return "is a Packer template: 'kubectl imagesmith convert' turns it into objects";
  return 'holds neither Imagesmith objects nor Image Builder content; left alone';
}

function isKubernetes(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'apiVersion' in value && 'kind' in value;
}
