import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { checkOrigin, openStateDirectory } from '../../../simulator/state/directory.ts';
import type { SavedState } from '../../../simulator/state/save.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('directory of the simulator state');
const said: string[] = [];
let path: string;

test.before.each(() => {
  path = join(mkdtempSync(join(tmpdir(), 'simulator-state-')), 'state');
});
test.after.each(() => {
  rmSync(join(path, '..'), { recursive: true, force: true });
  said.length = 0;
});

const openIt = (pid = process.pid) => openStateDirectory(path, pid, (line) => void said.push(line));
const origin = { worldDigest: 'abc', worldFile: '/world.yaml', guestMode: 'rules' };
/** The document says nothing of what is in it. */
const stateAt = (nowMs: number) => ({ origin, clock: { nowMs, rate: 1 } }) as unknown as SavedState;

test('what was written is found, and only its owner may read it', async () => {
  const first = openIt();
  assert.is(first.stored, undefined);
  await first.write(stateAt(5));
  await first.write(stateAt(6));
  first.release();
  const again = openIt();
  assert.equal(again.stored, stateAt(6));
  again.release();
  assert.is(statSync(path).mode & 0o777, 0o700);
  assert.is(statSync(join(path, 'state.json')).mode & 0o777, 0o600);
  assert.is(existsSync(join(path, 'state.json.new')), false);
});

test('what is written is the state of the moment of the call, whatever changes meanwhile', async () => {
  const first = openIt();
  const state = stateAt(5);
  const written = first.write(state);
  state.clock.nowMs = 6;
  await written;
  first.release();
  const again = openIt();
  assert.is(again.stored?.clock.nowMs, 5);
  again.release();
});

test('one process at a time; a lock is given free once, and one of a process that is gone counts for nothing', () => {
  const first = openIt();
  assert.throws(() => openIt(), new RegExp(`${path} is in use by process ${process.pid}`));
  first.release();
  const second = openIt();
  first.release();
  assert.throws(() => openIt(), /is in use/);
  second.release();
  writeFileSync(join(path, 'lock'), JSON.stringify({ pid: 2 ** 22 + 1, startTime: '1' }));
  openIt().release();
});

test('time goes on from the later of both files; a damaged file of times is said', async () => {
  const first = openIt();
  await first.write(stateAt(100));
  await first.writeTime(250);
  first.release();
  const second = openIt();
  assert.is(second.stored?.clock.nowMs, 250);
  second.release();
  writeFileSync(join(path, 'time.json'), '{"nowMs"');
  const third = openIt();
  assert.is(third.stored?.clock.nowMs, 100);
  third.release();
  assert.is(said.length, 1);
  assert.match(said[0] ?? '', 'time.json is damaged');
});

test('a draft that a sudden end left half-written is not read', async () => {
  const first = openIt();
  await first.write(stateAt(1));
  first.release();
  writeFileSync(join(path, 'state.json.new'), '{"format":');
  const second = openIt();
  assert.is(second.stored?.clock.nowMs, 1);
  await second.write(stateAt(2));
  second.release();
  openIt().release();
});

async function withState(change: (text: string) => string): Promise<() => void> {
  const first = openIt();
  await first.write(stateAt(1));
  first.release();
  const file = join(path, 'state.json');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return () => openIt().release();
}

test('a damaged file is never taken for a fresh start: the error names it and what to do', async () => {
  const damages: ((text: string) => string)[] = [
    () => '',
    () => '[]',
    (text) => text.slice(0, text.length / 2),
    (text) => text.replace('"nowMs":1', '"nowMs":2'),
    (text) => text.replace('ECS simulator state', 'something else'),
  ];
  for (const damage of damages) {
    const open = await withState(damage);
    assert.throws(open, new RegExp(`${path}/state.json is damaged .*another --state directory`));
    // The refusal gives the directory free.
    assert.is(existsSync(join(path, 'lock')), false);
    rmSync(join(path, 'state.json'));
  }
});

test('another version is refused with both numbers', async () => {
  const open = await withState((text) => text.replace('"version":1', '"version":2'));
  assert.throws(
    open,
    /state.json has version 2, this simulator reads version 1: .*another --state directory/,
  );
});

test('file systems of guests without a state are not begun over', () => {
  mkdirSync(join(path, 'guests'), { recursive: true });
  writeFileSync(join(path, 'guests/index.json'), '{}');
  assert.throws(openIt, /state.json is missing, but .*index.json is there/);
});

test('another world or another mode of guests is refused', async () => {
  const first = openIt();
  await first.write(stateAt(1));
  first.release();
  const directory = openIt();
  checkOrigin(directory, origin);
  assert.throws(
    () => checkOrigin(directory, { ...origin, worldDigest: 'x', worldFile: '/b.yaml' }),
    /b.yaml is another/,
  );
  assert.throws(() => checkOrigin(directory, { ...origin, guestMode: 'range' }), /--guests rules/);
  directory.release();
});
