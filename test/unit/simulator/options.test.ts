import { readOptions } from '../../../simulator/options.ts';
import { HOSTILE, NORMAL } from '../../../simulator/switches.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('command line of the simulator');

test('without arguments: the demo profile, real time, guests as well as the host can', () => {
  const options = readOptions([]);
  assert.ok(options !== 'help' && !('errors' in options));
  assert.is(options.profile, 'demo');
  assert.is(options.timeScale, undefined);
  assert.is(options.guests, 'auto');
  assert.equal(options.switches, {});
});

test('every mistake is named at once', () => {
  const options = readOptions(['--profile', 'fast', '--time-scale=-1', '--guests', 'docker']);
  assert.ok(typeof options === 'object' && 'errors' in options);
  assert.is(options.errors.length, 3);
  const unknown = readOptions(['--colour', 'red']);
  assert.ok(typeof unknown === 'object' && 'errors' in unknown);
});

test('--hostile turns every switch to its hostile position; no switch lacks one', () => {
  const options = readOptions(['--hostile']);
  assert.ok(typeof options === 'object' && 'switches' in options);
  assert.equal(options.switches, HOSTILE);
  assert.equal(Object.keys(HOSTILE).toSorted(), Object.keys(NORMAL).toSorted());
});

test('--help asks for help', () => assert.is(readOptions(['--help']), 'help'));

const httpsOf = (...args: string[]) => {
  const options = readOptions(args);
  assert.ok(typeof options === 'object' && 'https' in options);
  return options.https;
};

test('HTTPS is asked for by its flag or by a name for its certificate', () => {
  assert.is(httpsOf(), undefined);
  assert.equal(httpsOf('--https'), { names: [] });
  assert.equal(httpsOf('--https-name', 'a.test', '--https-name', '10.0.0.1'), {
    names: ['a.test', '10.0.0.1'],
  });
});

test('--state keeps the file systems of guests, too, so --store has no place beside it', () => {
  const options = readOptions(['--state', 'here']);
  assert.ok(options !== 'help' && !('errors' in options));
  assert.is(options.state, 'here');
  const both = readOptions(['--state', 'here', '--store', 'there']);
  assert.ok(typeof both === 'object' && 'errors' in both);
  const empty = readOptions(['--state', '']);
  assert.ok(typeof empty === 'object' && 'errors' in empty);
});
