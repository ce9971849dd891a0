import { parseCrd, type Schema } from '../../../tools/generate/crd.ts';
import { conditionTypeOf, typesOf } from '../../../tools/generate/typescript.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('generated types');

const conditions = { type: 'array', items: { type: 'object', properties: { type: { type: 'string' } } } };

function crd(spec: object, path = 'crds/things.yaml', status: object = {}): ReturnType<typeof parseCrd> {
  const schema = {
    description: 'A thing.',
    type: 'object',
    properties: {
      spec: { type: 'object', ...spec },
      status: { type: 'object', properties: { conditions }, ...status },
    },
  };
  const version = { name: 'v1', schema: { openAPIV3Schema: schema } };
  // JSON is YAML.
  return parseCrd(
    path,
    JSON.stringify({ spec: { group: 'x.dev', names: { kind: 'Thing' }, versions: [version] } }),
  );
}

/** The lines of one interface, without comments. */
function members(name: string, spec: object): string[] {
  const text = typesOf(crd(spec)).replaceAll(/^ *\/\*\*[^]*?\*\/\n/gm, '');
  const body = new RegExp(`^export interface ${name} \\{\\n([^}]*)\\}`, 'm').exec(text)?.[1] ?? '';
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

test('fields are optional unless they are required or have a default', () => {
  const properties = { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'integer', default: 0 } };
  assert.equal(members('ThingSpec', { required: ['b'], properties }), [
    'readonly a?: string;',
    'readonly b: string;',
    'readonly c: number;',
  ]);
});

test('enums, lists, maps and objects have types of their own', () => {
  const properties = {
    mode: { type: 'string', enum: ['On', 'Off'] },
    modes: { type: 'array', items: { type: 'string', enum: ['On', 'Off'] } },
    tags: { type: 'object', additionalProperties: { type: 'string' } },
    disks: { type: 'array', items: { type: 'object', properties: { sizeGiB: { type: 'integer' } } } },
    nothing: { type: 'object' },
  };
  assert.equal(members('ThingSpec', { properties }), [
    "readonly mode?: 'On' | 'Off';",
    "readonly modes?: readonly ('On' | 'Off')[];",
    'readonly tags?: Readonly<Record<string, string>>;',
    'readonly disks?: readonly ThingSpecDisk[];',
    'readonly nothing?: ThingSpecNothing;',
  ]);
  assert.equal(members('ThingSpecDisk', { properties }), ['readonly sizeGiB?: number;']);
  assert.match(
    typesOf(crd({ properties })),
    'export type ThingSpecNothing = Readonly<Record<string, never>>;',
  );
});

test('comments carry the description and the bounds', () => {
  const a: Schema = { type: 'integer', description: 'How many.', minimum: 1, maximum: 9, default: 3 };
  assert.match(typesOf(crd({ properties: { a } })), '/** How many. 1 to 9. Default `3`. */');
});

test('conditions must be alike in every kind', () => {
  const odd = { properties: { conditions: { ...conditions, items: { type: 'object' } } } };
  assert.match(conditionTypeOf([crd({}), crd({})]), 'export interface Condition');
  assert.throws(() => conditionTypeOf([crd({}), crd({}, 'crds/odd.yaml', odd)]), /crds\/odd\.yaml/);
});

test('a CRD with two versions is refused', () => {
  const text = JSON.stringify({ spec: { group: 'x', names: { kind: 'T' }, versions: [{}, {}] } });
  assert.throws(() => parseCrd('crds/t.yaml', text), /exactly one version/);
});
