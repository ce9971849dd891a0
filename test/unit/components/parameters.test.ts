import type { Parameter } from '../../../src/components/component.ts';
import { checkParameters, type GivenParameter, wrongValue } from '../../../src/components/parameters.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('parameters');

const DECLARED: readonly Parameter[] = [
  { name: 'version', type: 'String' },
  { name: 'workers', type: 'Number', defaultValue: '4' },
  { name: 'debug', type: 'Boolean', defaultValue: 'false' },
  { name: 'token', type: 'String', sensitive: true, defaultValue: '' },
];
const secret = { name: 'tokens', key: 'nginx' };
const check = (given: readonly GivenParameter[], path?: string) => {
  const { values, problems } = checkParameters(DECLARED, given, path);
  return {
    values: Object.fromEntries(values),
    problems: problems.map((problem) => `${problem.path}: ${problem.message}`),
  };
};

test('what is given is taken, what is not has its default', () => {
  const { values, problems } = check([
    { name: 'version', value: ' 1.10 ' },
    { name: 'debug', value: 'true' },
    { name: 'token', secret },
  ]);
  assert.equal(problems, []);
  assert.equal(values, {
    version: { text: ' 1.10 ' },
    workers: { text: '4' },
    debug: { text: 'true' },
    token: { secret },
  });
});

test('a parameter without a default must be given', () => {
  assert.equal(check([]).problems, ["parameters: must give 'version' (String), which has no default"]);
  assert.equal(check([{ name: 'version', value: '' }]).problems, []);
});

test('every mistake is told with its place and what is allowed', () => {
  const { problems } = check(
    [
      { name: 'version', value: 'a' },
      { name: 'Workers', value: '4' },
      { name: 'version', value: 'b' },
      { name: 'workers', value: 'many' },
      { name: 'debug', value: 'True' },
      { name: 'zzz', value: '' },
      { name: 'token', value: 'hunter2' },
    ],
    'spec.components[0].parameters',
  );
  const path = 'spec.components[0].parameters';
  assert.equal(problems, [
    `${path}[1].name: the component has no parameter 'Workers': did you mean 'workers'?`,
    `${path}[2].name: 'version' is given already in ${path}[0]`,
    `${path}[3].value: 'workers' must be a number such as 8, -1 or 0.5, but is 'many'`,
    `${path}[4].value: 'debug' must be 'true' or 'false', but is 'True'`,
    `${path}[5].name: the component has no parameter 'zzz': it has version, workers, debug, token`,
    `${path}[6].value: 'token' is sensitive: it must be taken from a Secret (valueFrom.secretKeyRef)`,
  ]);
});

test('a component without parameters says so', () => {
  const { problems } = checkParameters([], [{ name: 'a', value: '' }]);
  assert.equal(problems, [
    { path: 'parameters[0].name', message: "'a' is unknown: the component has no parameters" },
  ]);
});

test('a name that objects have by themselves is as unknown as any other', () => {
  for (const name of ['__proto__', 'constructor', 'toString'])
    assert.is(checkParameters([], [{ name, value: '' }]).problems.length, 1);
});

test('numbers are what JSON and a shell take, and keep their text', () => {
  for (const value of ['0', '-1', '1.10', '007', '1e3', '1E-3', '2.5e+10', '9'.repeat(300)])
    assert.is(wrongValue('Number', value), undefined, value);
  for (const value of [
    '',
    ' 1',
    '1 ',
    '+1',
    '.5',
    '1.',
    '0x10',
    '1_000',
    'NaN',
    'Infinity',
    '1e999',
    '１',
    '1\n',
    '1,5',
  ])
    assert.ok(wrongValue('Number', value) !== undefined, value);
  assert.equal(
    check([
      { name: 'version', value: '' },
      { name: 'workers', value: '1.10' },
    ]).values['workers'],
    {
      text: '1.10',
    },
  );
});

test('no value may hold NUL, and a long one is cut in the message', () => {
  assert.is(wrongValue('String', 'a\0b'), 'may not contain a NUL character');
  assert.is(wrongValue('String', 'a\nb'), undefined);
  assert.ok((wrongValue('Number', 'x'.repeat(5000)) ?? '').length < 150);
  assert.is(wrongValue('Number', 'secret', false), 'must be a number such as 8, -1 or 0.5');
});
