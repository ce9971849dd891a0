import { ApiError } from '../../../simulator/wire/api-error.ts';
import { Parameters } from '../../../simulator/wire/parameters.ts';
import { readParameters } from '../../../simulator/wire/read-parameters.ts';
import type { ObjectShape } from '../../../simulator/wire/schema.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('simulator parameters');

const SHAPE: ObjectShape = {
  Name: 's',
  Count: 'n',
  Flag: 'b',
  InstanceId: ['s'],
  Tag: [{ Key: 's', Value: 's' }],
  SystemDisk: { Size: 's', Encrypted: 'b' },
  Filter: [{ Values: ['s'] }],
};

const read = (flat: Record<string, string>) => readParameters(new Map(Object.entries(flat)), SHAPE);

test('flat names become a tree; lists are closed up in the order of their numbers', () => {
  const { tree, problems } = read({
    'Tag.2.Key': 'b',
    'Tag.2.Value': '',
    'Tag.10.Key': 'c',
    'Tag.1.Key': 'a',
    'InstanceId.1': 'i-1',
    'InstanceId.3': 'i-3',
    'SystemDisk.Size': '40',
    'Filter.1.Values.1': 'x',
  });
  assert.equal(problems, []);
  assert.equal(tree, {
    Tag: [{ Key: 'a' }, { Key: 'b', Value: '' }, { Key: 'c' }],
    InstanceId: ['i-1', 'i-3'],
    SystemDisk: { Size: '40' },
    Filter: [{ Values: ['x'] }],
  });
});

test('parameters of the protocol are not parameters of the action', () => {
  const { tree, problems } = read({
    Action: 'X',
    Signature: 'y',
    SignatureNonce: 'z',
    Format: 'JSON',
    RegionId: 'r',
  });
  assert.equal(problems, []);
  assert.equal(tree, { RegionId: 'r' });
});

test('what the model does not have is reported and ignored', () => {
  const { tree, problems } = read({
    name: 'a',
    Nothing: 'b',
    'Tag.1.Colour': 'c',
    Tag: 'd',
    'Name.1': 'e',
    SystemDisk: 'f',
  });
  assert.equal(tree, { Tag: [{}] });
  assert.equal(
    problems.map(({ parameter, problem }) => `${parameter} ${problem}`),
    [
      'name wrongCase',
      'Nothing unknown',
      'Tag.1.Colour unknown',
      'Tag wrongType',
      'Name.1 unknown',
      'SystemDisk wrongType',
    ],
  );
});

test('a number, a boolean or an index that is none is refused', () => {
  for (const flat of [
    { Count: 'ten' },
    { Count: '1e3' },
    { Flag: 'yes' },
    { 'InstanceId.0': 'x' },
    { 'InstanceId.a': 'x' },
  ]) {
    assert.throws(
      () => read(flat),
      (error: unknown) => {
        return error instanceof ApiError && error.code === 'InvalidParameter';
      },
    );
  }
  assert.equal(read({ Count: '-1.5', Flag: 'True' }).problems, []);
});

test('names that JavaScript objects inherit are unknown like any other', () => {
  const { problems } = read({ constructor: 'a', '__proto__.x': 'b', toString: 'c', 'Tag.1.__proto__': 'd' });
  assert.equal(
    problems.map(({ problem }) => problem),
    ['unknown', 'unknown', 'unknown', 'unknown'],
  );
  assert.is(({} as Record<string, unknown>)['x'], undefined);
});

test('typed access: empty counts as absent, texts become numbers, flags and lists', () => {
  const { tree } = read({
    Name: '',
    Count: '7',
    Flag: 'TRUE',
    'InstanceId.1': '',
    'InstanceId.2': 'i-2',
    'Tag.1.Key': 'a',
  });
  const parameters = new Parameters(tree, SHAPE);
  assert.is(parameters.text('Name'), undefined);
  assert.is(parameters.raw('Name'), '');
  assert.is(parameters.integer('Count'), 7);
  assert.is(parameters.flag('Flag'), true);
  assert.equal(parameters.texts('InstanceId'), ['i-2']);
  assert.is(parameters.groups('Tag')[0]?.text('Key'), 'a');
  assert.is(parameters.group('SystemDisk').text('Size'), undefined);
  assert.throws(() => parameters.integer('Count', { max: 5 }), /"Count" is not valid/);
  assert.throws(() => parameters.required('Name'), /"Name" that is mandatory/);
});

test('asking for a parameter that the official model lacks is a mistake of the simulator', () => {
  const parameters = new Parameters({}, SHAPE);
  assert.throws(() => parameters.text('Nmae'), /no parameter Nmae/);
  assert.throws(() => parameters.group('SystemDisk').text('Weight'), /no parameter SystemDisk\.Weight/);
});
