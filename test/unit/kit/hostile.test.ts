import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { HOSTILE, NORMAL } from '../../../simulator/switches.ts';
import { discover, discoverHostile, filesBehind, hasCloud } from '../../kit/discover.ts';
import { hostileSwitches } from '../../kit/hostile.ts';
import { HOSTILE_EXCEPTIONS } from '../../kit/hostile-exceptions.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('hostile runs');
const root = resolve(import.meta.dirname, '../../..');
const scenarios = [...discover(root), ...discover(root, { long: true })]
  .map(({ path }) => path)
  .filter((path) => path.startsWith('test/scenario/') && hasCloud(root, path));
const sourceOf = (path: string) => readFileSync(resolve(root, path), 'utf8');

test('every exception is a scenario with a cloud that still shows its reason', () => {
  for (const { path, shownBy, reason } of HOSTILE_EXCEPTIONS) {
    assert.ok(scenarios.includes(path), `${path} is no scenario with a cloud`);
    assert.match(sourceOf(path), shownBy, `${path}: ${reason}`);
  }
});

test('every scenario that sets switches is an exception', () => {
  const excepted = HOSTILE_EXCEPTIONS.map(({ path }) => path);
  const setting = scenarios.filter((path) => /\bswitches\b/.test(sourceOf(path)));
  assert.equal(
    setting.filter((path) => !excepted.includes(path)),
    [],
    'to be named in test/kit/hostile-exceptions.ts',
  );
});

test('all other scenarios with a cloud run in both positions', () => {
  const hostile = [...discoverHostile(root), ...discoverHostile(root, { long: true })].map(
    ({ path }) => path,
  );
  const excepted = HOSTILE_EXCEPTIONS.map(({ path }) => path);
  assert.equal([...hostile, ...excepted].toSorted(), scenarios.toSorted());
  assert.ok(hostile.length > 25, `${hostile.length} files`);
});

test('a cloud is found behind the files that a test imports', () => {
  const behind = filesBehind(root, 'test/scenario/lifecycle/order.test.ts');
  assert.ok(behind.has('test/scenario/lifecycle/plots.ts'));
  assert.ok(behind.has('test/kit/cloud-world.ts'));
  assert.not(hasCloud(root, 'test/scenario/operator/leadership.test.ts'));
});

test('lags of a slower world are shorter, and its calls per minute more; nothing else differs', () => {
  assert.equal(hostileSwitches(30), HOSTILE);
  assert.equal(hostileSwitches(200), HOSTILE);
  const slow = hostileSwitches(5);
  assert.is(slow.describeLagMs, HOSTILE.describeLagMs / 6);
  assert.is(slow.callsPerMinute, HOSTILE.callsPerMinute * 6);
  const names = Object.keys(NORMAL) as (keyof typeof NORMAL)[];
  const same = names.filter((name) => slow[name] === HOSTILE[name]);
  assert.is(names.length - same.length, 8);
});
