import { HOSTILE, NORMAL } from '../../../simulator/switches.ts';
import { readRegister } from '../../../tools/verify-cloud/register.ts';
import { CHECKS } from '../../../tools/verify-cloud/registry.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('register of assumptions');
const entries = readRegister();
const checked = CHECKS.flatMap(({ entries: names }) => names);

/** A register with one entry that has a switch, and these rows of those that have none. */
function table(rows: string): string {
  return [
    '## Unverified, with a switch\n',
    '| B | N | H | S | C |\n| --- | --- | --- | --- | --- |\n| One | a | b | `one` | `one` |\n',
    '## Unverified, without a switch\n',
    `| B | A | C |\n| --- | --- | --- |\n${rows}\n`,
    '## Documented\n',
  ].join('\n');
}

test('every unverified entry has a check or a reason, and every check an entry', () => {
  const named = entries.filter(({ reason }) => reason === undefined).map(({ name }) => name);
  assert.equal(named.toSorted(), checked.toSorted());
  for (const { behaviour, reason } of entries)
    assert.ok(reason === undefined || reason.length > 15, `${behaviour}: "${reason}" is no reason`);
});

test('every switch has a row, and every row of that table a switch', () => {
  const switches = Object.keys(NORMAL);
  const names = entries.map(({ name }) => name);
  assert.equal(
    switches.filter((name) => !names.includes(name)),
    [],
  );
  assert.equal(Object.keys(HOSTILE).toSorted(), switches.toSorted());
  assert.equal(new Set(names).size, names.length, 'a name stands twice');
});

test('a row without check or reason is refused by name', () => {
  assert.equal(readRegister(table('| Two | x | too dear |')), [
    { name: 'one', behaviour: 'One', reason: undefined },
    { name: 'Two', behaviour: 'Two', reason: 'too dear' },
  ]);
  assert.throws(() => readRegister(table('| Two | x |  |')), /"Two" has neither a check nor a reason/);
  assert.throws(() => readRegister('## Other\n'), /no section/);
});
