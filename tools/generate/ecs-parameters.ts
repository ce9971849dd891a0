import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The packages whose models say what goes over the wire, and the file each one becomes. */
const PACKAGES = [
  { name: '@alicloud/ecs20140526', product: 'Ecs', version: '2014-05-26', file: 'ecs.json' },
  { name: '@alicloud/vpc20160428', product: 'Vpc', version: '2016-04-28', file: 'vpc.json' },
  { name: '@alicloud/sts20150401', product: 'Sts', version: '2015-04-01', file: 'sts.json' },
];

const TARGET = 'simulator/wire/generated';

/** `s` text, `n` number, `b` boolean, `j` anything as JSON; a one-element array is a list; an object has named members. */
type Shape = string | [Shape] | { [name: string]: Shape };

interface Model {
  names(): Record<string, string>;
  types(): Record<string, unknown>;
}

/**
 * Reads from the installed official packages, for every action of ECS, VPC and STS, the names and types of its
 * parameters, which of them are required, and the shape of its answer. The simulator refuses to guess with it: a
 * parameter or an answer field that the official models do not have is a mistake.
 *
 * Deterministic: the same packages give the same text. Paths are relative to the repository's root.
 */
export function generateEcsParameters(): { path: string; content: string }[] {
  return PACKAGES.map((source) => {
    const dist = dirname(require.resolve(source.name));
    const files = new Map(
      readdirSync(join(dist, 'models'))
        .filter((file) => file.endsWith('.js'))
        .map((file) => [file.slice(0, -3).toLowerCase(), join(dist, 'models', file)]),
    );
    const lines = actionsOf(join(dist, 'client.js')).map((action) => {
      const request = wireRequest(files, action);
      const answer = modelAt(files, `${action}ResponseBody`);
      const entry = {
        request: request === undefined ? {} : shapeOfModel(request.model),
        required: request === undefined ? [] : requiredOf(request),
        answer: answer === undefined ? {} : shapeOfModel(answer.model),
      };
      return `${JSON.stringify(action)}: ${JSON.stringify(entry)}`;
    });
    const content = `{"product": "${source.product}", "version": "${source.version}", "actions": {\n${lines.join(',\n')}\n}}\n`;
    return { path: `${TARGET}/${source.file}`, content };
  });
}

/** The client spells every action as it goes over the wire; file names of models differ in case for some. */
function actionsOf(clientFile: string): string[] {
  const found = readFileSync(clientFile, 'utf8').matchAll(/action: "(\w+)"/g);
  return [...new Set([...found].map((match) => match[1] ?? ''))].toSorted();
}

interface Found {
  model: Model;
  /** The class's own text in the declaration file, where the comments are. */
  declaration: string;
}

/** A `Shrink` model, where there is one, has the form that goes over the wire (maps and lists as one JSON text). */
function wireRequest(files: Map<string, string>, action: string): Found | undefined {
  return modelAt(files, `${action}ShrinkRequest`) ?? modelAt(files, `${action}Request`);
}

function modelAt(files: Map<string, string>, className: string): Found | undefined {
  const file = files.get(className.toLowerCase());
  if (file === undefined) return undefined;
  const exported = require(file) as Record<string, Model>;
  const name = Object.keys(exported).find((key) => key.toLowerCase() === className.toLowerCase());
  const model = name === undefined ? undefined : exported[name];
  if (name === undefined || model === undefined) throw new Error(`${file} does not export ${className}`);
  const declarations = readFileSync(file.replace(/\.js$/, '.d.ts'), 'utf8');
  const start = declarations.indexOf(`class ${name} extends`);
  return { model, declaration: declarations.slice(start, declarations.indexOf('static names()', start)) };
}

function shapeOfModel(model: Model): Shape {
  const types = model.types();
  const members = Object.entries(model.names()).map(
    ([key, wireName]) => [wireName, shapeOf(types[key])] as const,
  );
  return Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function shapeOf(type: unknown): Shape {
  if (type === 'string') return 's';
  if (type === 'number') return 'n';
  if (type === 'boolean') return 'b';
  if (typeof type === 'function') return shapeOfModel(type as unknown as Model);
  if (isTyped(type)) return type.type === 'array' ? [shapeOf(type.itemType)] : 'j';
  return 'j';
}

function isTyped(type: unknown): type is { type: string; itemType?: unknown } {
  return typeof type === 'object' && type !== null && 'type' in type;
}

/** The models carry "required" only as a sentence in the comment before the member. */
function requiredOf({ model, declaration }: Found): string[] {
  const names = model.names();
  const required: string[] = [];
  for (const part of declaration.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+)\??:/g)) {
    const wireName = names[part[2] ?? ''];
    if (wireName !== undefined && part[1]?.includes('This parameter is required.')) required.push(wireName);
  }
  return required.toSorted();
}
