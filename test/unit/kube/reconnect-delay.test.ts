import { ReconnectDelay } from '../../../src/kube/reconnect-delay.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('reconnect delay');

const least = () => 0;
const most = () => 1 - Number.EPSILON;

test('delays double from 800 ms and stay at 30 s', () => {
  for (const random of [least, most]) {
    const delay = new ReconnectDelay(random);
    const delays = Array.from({ length: 12 }, () => delay.next(0, false));
    assert.ok((delays[0] ?? 0) >= 800 && (delays[0] ?? 0) <= 1200);
    for (const [i, value] of delays.entries()) {
      assert.ok(value <= 30_000);
      if (i > 0) assert.ok(value >= (delays[i - 1] ?? 0));
    }
    assert.ok((delays.at(-1) ?? 0) >= 20_000);
  }
});

test('delays are spread by chance', () => {
  const [a, b] = [new ReconnectDelay(least), new ReconnectDelay(most)];
  assert.ok(b.next(0, false) > 1.4 * a.next(0, false));
});

test('two minutes of health start the doubling over, less do not', () => {
  const delay = new ReconnectDelay(least);
  for (let i = 0; i < 6; i++) delay.next(0, false);
  assert.ok(delay.next(119_000, false) > 10_000);
  assert.ok(delay.next(120_000, false) < 1000);
});

test('an orderly end is renewed at once only when the connection had lived', () => {
  const delay = new ReconnectDelay(least);
  assert.is(delay.next(400_000, true), 0);
  assert.ok(
    delay.next(0, true) > 0,
    'a server that ends every watch at once must not be asked without pause',
  );
  assert.ok(delay.next(400_000, false) > 0, 'a connection that broke is not renewed at once');
});

test('the server gets the time it asks for, within reason', () => {
  const delay = new ReconnectDelay(least);
  assert.is(delay.next(0, false, 20_000), 20_000);
  assert.is(delay.next(0, false, 86_400_000), 300_000);
});
