import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

import { supervise } from '../../control-plane/supervisor.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { programsUnder } from './programs.ts';

const MAIN = join(import.meta.dirname, '../../control-plane/main.ts');
const run = promisify(execFile);
const test = suite('npm run control-plane');

function start(args: string[] = [], env: Record<string, string> = {}) {
  const child = supervise([process.execPath, MAIN, ...args], { env: { ...process.env, ...env } });
  child.stdin.end();
  const output = { out: '', errors: '' };
  child.stdout.on('data', (part: Buffer) => (output.out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (output.errors += part.toString()));
  return { child, output };
}

for (const signal of ['INT', 'TERM'] as const) {
  test(
    `it prints a KUBECONFIG that works, and ends with 0 on SIG${signal}, leaving nothing`,
    async () => {
      const { child, output } = start(['--install-crds']);
      const [, kubeconfig = ''] = await waitUntil(() => /^export KUBECONFIG=(\S+)\n$/.exec(output.out), {
        deadlineMs: 50_000,
        what: 'the KUBECONFIG',
      });
      const [, kubectl = ''] = await waitUntil(() => /kubectl: (\S+);/.exec(output.errors));
      assert.match(output.errors, 'Ctrl-C stops it.');
      const env = { ...process.env, KUBECONFIG: kubeconfig, HOME: dirname(kubeconfig) };
      const { stdout } = await run(kubectl, ['get', 'crds', '--output=name'], { env });
      assert.match(stdout, 'imagecomponents.imagesmith.dev');
      child.signal(signal);
      assert.is(await child.exit, 0, output.errors);
      assert.equal(await programsUnder(dirname(kubeconfig)), []);
      assert.not(existsSync(dirname(kubeconfig)));
    },
    { timeoutMs: 60_000 },
  );
}

test('--help and wrong options say what there is', async () => {
  const help = start(['--help']);
  assert.is(await help.child.exit, 0);
  assert.match(help.output.out, /--install-crds[\s\S]*--controller-manager[\s\S]*KUBEBUILDER_ASSETS/);
  const wrong = start(['--nope']);
  assert.is(await wrong.child.exit, 2);
  assert.match(wrong.output.errors, /--nope[\s\S]*--install-crds/);
});

test('what cannot be had is one message and exit code 1, not a stack', async () => {
  const child = supervise([process.execPath, MAIN], {
    env: { ...process.env, KUBEBUILDER_ASSETS: '/nowhere' },
  });
  child.stdin.end();
  child.stdout.resume();
  const [errors, code] = await Promise.all([text(child.stderr), child.exit]);
  assert.is(code, 1);
  assert.match(
    errors,
    /^KUBEBUILDER_ASSETS is \/nowhere, where etcd and .* unset it to have them fetched\.\n$/,
  );
});
