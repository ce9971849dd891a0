import { findBinaries } from '../../control-plane/binaries.ts';
import { thisHost } from '../../control-plane/host.ts';
import { assert, suite } from '../../kit/index.ts';
import { programFor, runProgram } from './program.ts';

const test = suite('kubectl imagesmith');
const program = programFor(test);
let kubectl = '';

test.before(
  async () => {
    ({ kubectl } = await findBinaries(thisHost()));
  },
  // Long enough to make the programs where there are none.
  { timeoutMs: 20 * 60_000 },
);

test(
  'kubectl finds the plugin on the PATH',
  async () => {
    const { code, out, err } = await runProgram(program(), [kubectl, 'plugin', 'list', '--name-only']);
    assert.is(code, 0, err);
    assert.match(out, /^kubectl-imagesmith$/m);
  },
  { timeoutMs: 30_000 },
);

test(
  'kubectl imagesmith runs it, with its arguments, input and exit code',
  async () => {
    const help = await runProgram(program(), [kubectl, 'imagesmith', '--help']);
    assert.equal([help.code, help.err], [0, '']);
    assert.match(help.out, /kubectl imagesmith COMMAND/);
    const bad = await runProgram(program(), [kubectl, 'imagesmith', 'lint', '-'], { input: 'ADD a b\n' });
    assert.is(bad.code, 1);
    assert.match(bad.out, /^-:1:1: error: ADD is not available/);
    assert.is((await runProgram(program(), [kubectl, 'imagesmith', 'nope'])).code, 2);
  },
  { timeoutMs: 30_000 },
);
