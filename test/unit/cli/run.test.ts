import { readArguments } from '../../../src/cli/arguments.ts';
import { type Command, UsageError } from '../../../src/cli/command.ts';
import { COMMANDS } from '../../../src/cli/commands/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { runWith } from './fake-io.ts';

const test = suite('command line');

const command: Command = {
  name: 'do',
  summary: '',
  usage: '',
  flags: { output: 'value', quiet: 'switch' },
  run: () => Promise.resolve(0),
};
const read = (...words: string[]) => readArguments(command, words);

test('flags take values in both forms, switches none, and -- ends them', () => {
  const expected = { words: ['a', '-', '--b'], flags: { output: 'json', quiet: true as const } };
  assert.equal(read('a', '--output', 'json', '-', '--quiet', '--', '--b'), expected);
  assert.equal(read('--output=json', 'a', '--quiet', '-', '--', '--b'), expected);
  assert.equal(read('-o', 'json').flags, { output: 'json' });
  assert.equal(read('-o=a=b').flags, { output: 'a=b' });
});

test('a flag that is unknown, twice, without a value or with one too many is wrong usage', () => {
  const wrong: [string[], RegExp][] = [
    [['--nope'], /do has no flag --nope; it has --output, --quiet/],
    [['-x'], /do has no flag -x/],
    [['--constructor', '1'], /no flag --constructor/],
    [['--output'], /--output needs a value/],
    [['--output='], /--output needs a value/],
    [['--quiet=yes'], /--quiet takes no value/],
    [['--output', 'a', '--output', 'b'], /--output is given twice/],
  ];
  for (const [words, message] of wrong) {
    assert.throws(
      () => read(...words),
      (error: unknown) => error instanceof UsageError && message.test(error.message),
      words.join(' '),
    );
  }
});

test('help is printed for the program and each command', async () => {
  for (const word of ['--help', '-h', 'help']) {
    const { code, out } = await runWith({}, word);
    assert.is(code, 0);
    for (const { name } of COMMANDS) assert.match(out, new RegExp(`^  ${name} `, 'm'));
  }
  for (const { name, usage } of COMMANDS) {
    assert.equal(await runWith({}, name, '--help'), { code: 0, out: `${usage}\n`, err: '' });
    assert.equal(await runWith({}, 'help', name), { code: 0, out: `${usage}\n`, err: '' });
    assert.is((await runWith({}, name, 'x', '-h')).out, `${usage}\n`);
    for (const line of usage.split('\n')) assert.ok(line.length <= 120, line);
  }
});

test('every flag of a command stands in its help', () => {
  for (const { name, flags, usage } of COMMANDS)
    for (const flag of Object.keys(flags)) assert.ok(usage.includes(`--${flag}`), `${name} --${flag}`);
});

test('no command, an unknown one and wrong usage end with 2', async () => {
  const none = await runWith({});
  assert.is(none.code, 2);
  assert.is(none.out, '');
  assert.match(none.err, /COMMAND/);
  assert.match((await runWith({}, 'lnt')).err, /no command 'lnt'/);
  for (const words of [
    ['lnt'],
    ['help', 'lnt'],
    ['lint'],
    ['lint', '--nope'],
    ['catalog', 'a', 'b'],
    ['convert'],
  ]) {
    const { code, out } = await runWith({}, ...words);
    assert.is(code, 2, words.join(' '));
    assert.is(out, '');
  }
  assert.match(
    (await runWith({}, 'lint', 'x', '--output', 'xml')).err,
    /--output must be one of text, json, not 'xml'/,
  );
});

test('the version is that of the program', async () => {
  assert.equal(await runWith({}, '--version'), { code: 0, out: 'kubectl-imagesmith 1.2.3\n', err: '' });
});
