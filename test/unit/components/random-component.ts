import { isDeepStrictEqual } from 'node:util';

import * as fc from 'fast-check';
import { type CreateNodeOptions, type DocumentOptions, parse, stringify, type ToStringOptions } from 'yaml';

import type { OSType } from '../../../src/components/component.ts';

/** A component as Image Builder's YAML has it, before it is printed. */
export interface RandomComponent {
  readonly osType: OSType;
  readonly Parameters: Readonly<Record<string, { Type: string; DefaultValue?: string }>>;
  readonly Tasks: readonly RandomTask[];
}

export interface RandomTask {
  readonly Name: string;
  readonly Action: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

type Piece = { text: string } | { parameter: number; quote: boolean } | { output: number; quote: boolean };

const OUTPUTS = ['RunShellCommand', 'RunPowerShellCommand', 'InvokeCommand'];
/** Actions whose texts stand in requests: they take outputs of InvokeCommand only. */
const REQUESTS = ['InvokeCommand', 'OSSDownload', 'OSSUpload'];

const letter = fc.constantFrom(
  ...'ab1 -\'"`$\\|&;<>()#:,[]!*%@~^=?/'.split(''),
  '\t',
  '\n',
  '\n  ',
  '命',
  '𝄞',
  // Never two closing braces: they would end a reference that nobody declared.
  '{',
  ' }',
  '{{.State}}',
  '{{',
);
const piece: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 4, arbitrary: fc.array(letter, { maxLength: 8 }).map((letters) => ({ text: letters.join('') })) },
  { weight: 2, arbitrary: fc.record({ parameter: fc.nat(7), quote: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ output: fc.nat(200), quote: fc.boolean() }) },
);
const pieces = fc.array(piece, { maxLength: 8 });
const flag = fc.boolean();

const task = fc.record({
  action: fc.nat(5),
  script: pieces,
  line: pieces,
  optional: fc.tuple(flag, flag, flag),
  seconds: fc.integer({ min: 60, max: 86_400 }),
});

/** Valid components of up to `maxTasks` tasks, with scripts that YAML finds hard to carry. */
export function randomComponent(maxTasks = 12): fc.Arbitrary<RandomComponent> {
  return fc
    .record({
      windows: flag,
      types: fc.array(fc.constantFrom('String', 'Number', 'Boolean'), { maxLength: 5 }),
      text: pieces,
      tasks: fc.array(task, { minLength: 1, maxLength: maxTasks }),
    })
    .map(({ windows, types, text, tasks }) => {
      const names = types.map((_, index) => `p${index}`);
      const script = windows ? 'RunPowerShellCommand' : 'RunShellCommand';
      const actions = [script, 'InvokeCommand', 'OSSDownload', 'OSSUpload', 'WebDownload', 'Reboot'];
      const root = windows ? 'C:\\' : '/';
      const made: RandomTask[] = [];
      for (const { action: number, ...rest } of tasks) {
        const action = actions[number] ?? script;
        const outputs = REQUESTS.includes(action) ? ['InvokeCommand'] : OUTPUTS;
        const fill = (one: readonly Piece[]) =>
          one.map((part) => fillPiece(part, names, made, outputs)).join('');
        made.push({
          Name: `t${made.length}`,
          Action: action,
          Properties: propertiesOf(action, root, { ...rest, fill, line: oneLine(fill(rest.line)) }),
        });
      }
      const values = {
        String: oneLine(text.map((part) => fillPiece(part, [], [], [])).join('')),
        Number: '1.10',
        Boolean: 'true',
      };
      const parameters = types.map((Type, index) => {
        const DefaultValue = values[Type];
        return [`p${index}`, index % 2 === 0 ? { Type } : { Type, DefaultValue }] as const;
      });
      return {
        osType: windows ? 'Windows' : 'Linux',
        Parameters: Object.fromEntries(parameters),
        Tasks: made,
      };
    });
}

function propertiesOf(
  action: string,
  root: string,
  {
    script,
    line,
    optional: [first, second, third],
    seconds,
    fill,
  }: {
    script: readonly Piece[];
    line: string;
    optional: readonly [boolean, boolean, boolean];
    seconds: number;
    fill: (pieces: readonly Piece[]) => string;
  },
): Record<string, unknown> {
  const path = `${root}x${line}`;
  const oss = {
    bucketName: 'b',
    objectName: `o${line.replaceAll('/', '-')}`,
    ...(third ? { validTime: seconds } : {}),
  };
  switch (action) {
    case 'RunShellCommand':
      return {
        commandContent: `echo ${fill(script)}`,
        ...(first ? { workingDir: path } : {}),
        ...(second ? { username: 'web' } : {}),
      };
    case 'RunPowerShellCommand':
      return {
        commandContent: `echo ${fill(script)}`,
        ...(first ? { workingDir: path } : {}),
        ...(second ? { username: 'u', windowsPasswordName: 'w' } : {}),
      };
    case 'InvokeCommand':
      return { commandId: `ACS-${line}`, ...(first ? { parameters: { a: fill(script), b_2: line } } : {}) };
    case 'OSSDownload':
      return {
        ...oss,
        destinationDir: path,
        ...(first ? { ossRegion: 'cn-hangzhou' } : {}),
      };
    case 'OSSUpload':
      return { ...oss, fileToUpload: path };
    case 'WebDownload':
      return {
        sourcePath: `https://example.com/x${line.includes('{{') ? line : encodeURIComponent(line)}`,
        destinationDir: path,
        ...(first ? { tokenInfo: `t${line}` } : {}),
        ...(second ? { timeout: seconds } : {}),
      };
    default:
      return first ? { forceStop: second } : {};
  }
}

function fillPiece(
  part: Piece,
  parameters: readonly string[],
  tasks: readonly RandomTask[],
  outputs: readonly string[],
): string {
  if ('text' in part) return part.text;
  const quote = part.quote ? ' | quote' : '';
  if ('parameter' in part) {
    const name = parameters[part.parameter];
    return name === undefined ? '' : `{{ ${name}${quote} }}`;
  }
  const target = tasks[part.output % (tasks.length + 1)];
  return target !== undefined && outputs.includes(target.Action) ? `{{${target.Name}.stdout${quote}}}` : '';
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ');
}

/** How a component is printed: the styles that people and programs use. */
export const printStyle = fc.record({
  defaultStringType: fc.constantFrom(
    'PLAIN',
    'QUOTE_SINGLE',
    'QUOTE_DOUBLE',
    'BLOCK_LITERAL',
    'BLOCK_FOLDED',
  ),
  blockQuote: fc.constantFrom(true, false, 'folded', 'literal'),
  collectionStyle: fc.constantFrom('any', 'flow'),
  indent: fc.integer({ min: 1, max: 5 }),
  indentSeq: flag,
  lineWidth: fc.constantFrom(0, 40, 80),
  crlf: flag,
});

export type PrintStyle = typeof printStyle extends fc.Arbitrary<infer Style> ? Style : never;

/**
 * The content of a component in one of many styles; `undefined` when the printer got the style wrong (it folds lines
 * that begin with a tab, for one).
 */
export function contentOf(
  { Parameters, Tasks }: RandomComponent,
  { crlf, ...style }: PrintStyle,
): string | undefined {
  const root = Object.keys(Parameters).length === 0 ? { Tasks } : { Parameters, Tasks };
  const options: ToStringOptions & DocumentOptions & CreateNodeOptions = {
    ...style,
    blockQuote: style.blockQuote as boolean,
    defaultKeyType: 'PLAIN',
    aliasDuplicateObjects: false,
  };
  const text = stringify(root, options);
  if (!says(text, root)) return undefined;
  return crlf ? text.replaceAll('\n', '\r\n') : text;
}

function says(text: string, root: unknown): boolean {
  try {
    return isDeepStrictEqual(parse(text, { logLevel: 'silent' }), root);
  } catch {
    return false;
  }
}

/** What is put into a content to break it. */
const rubbish = fc.oneof(
  fc.constantFrom(
    '\0',
    '\t',
    '\r',
    '\n',
    '\uFEFF',
    '{{',
    '}}',
    '{',
    '[',
    ']',
    '&a ',
    '*a',
    '!x ',
    '!!str ',
    '<<: ',
    '- ',
    '? ',
    ': ',
    '# ',
    '|',
    '>',
    '"',
    "'",
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '{{ p0 }}',
    '{{ t9.stdout }}',
    '名',
    '\ud800',
    'Name: x\n',
    'Action: Reboot\n',
    '{{ACS::RegionId}}',
    '\u2028',
    '\x85',
    '\x07',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
);

/** Contents that are nearly components, and some that are nothing at all. */
export function brokenContent(maxTasks = 6): fc.Arbitrary<string> {
  const cuts = fc.array(
    fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), drop: fc.nat(6), put: rubbish }),
    {
      maxLength: 4,
    },
  );
  const cut = fc.tuple(randomComponent(maxTasks), printStyle, cuts).map(([component, style, changes]) => {
    let content = contentOf(component, style) ?? 'Tasks:\n';
    for (const { at, drop, put } of changes) {
      const place = Math.floor(at * content.length);
      content = content.slice(0, place) + put + content.slice(place + drop);
    }
    return content;
  });
  return fc.oneof({ weight: 5, arbitrary: cut }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) });
}
