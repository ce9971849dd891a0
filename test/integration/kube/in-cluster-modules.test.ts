import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { assert, suite } from '../../kit/index.ts';

const test = suite('modules of the in-cluster path');

const SOURCE = resolve(import.meta.dirname, '../../../src/kube');

/** Records the URL of every module that the process loads, by `import` and by `require` alike. */
const RECORDER = `
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({
  load(url, context, next) {
    loaded.push(url);
    return next(url, context);
  },
});
process.on('exit', () => console.log(JSON.stringify(loaded)));
`;

/** Runs a program in a process of its own, and returns what it loaded. */
async function modulesOf(program: string): Promise<string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'imagesmith-modules-'));
  try {
    await writeFile(join(directory, 'recorder.mjs'), RECORDER);
    await writeFile(join(directory, 'program.mjs'), program);
    await writeFile(join(directory, 'token'), 'token');
    await writeFile(join(directory, 'ca.crt'), 'ca');
    await writeFile(
      join(directory, 'config'),
      JSON.stringify({
        clusters: [{ name: 'x', cluster: { server: 'https://127.0.0.1:1' } }],
        users: [{ name: 'x', user: { exec: { command: 'true', args: [] } } }],
        contexts: [{ name: 'x', context: { cluster: 'x', user: 'x' } }],
        'current-context': 'x',
      }),
    );
    const args = ['--import', join(directory, 'recorder.mjs'), join(directory, 'program.mjs'), directory];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as string[];
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Everything the operator needs of the Kubernetes layer, up to a refused connection. */
const program = (access: string) => `
import { clusterAccess } from '${SOURCE}/cluster-access.ts';
import { inClusterAccess } from '${SOURCE}/in-cluster.ts';
import { Transport } from '${SOURCE}/transport.ts';
import { ApiClient } from '${SOURCE}/client.ts';
import { Reflector } from '${SOURCE}/reflector.ts';
import { SecretWatches } from '${SOURCE}/secret-watch.ts';
import { EventRecorder } from '${SOURCE}/events.ts';
import { KubeLeaseStore } from '${SOURCE}/lease.ts';
import { SECRETS } from '${SOURCE}/resources.ts';
import { systemClock } from '${SOURCE}/../runtime/clock.ts';
const directory = process.argv[2];
const env = { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: '1' };
const clock = systemClock();
const access = await ${access};
const transport = new Transport({ access, clock, random: Math.random, version: 'test' });
await new ApiClient(transport).list(SECRETS).catch(() => {});
transport.close();
`;

const ours = (modules: string[]) => modules.filter((url) => url.includes('/src/kube/'));
const clientNode = (modules: string[]) => modules.filter((url) => url.includes('@kubernetes/client-node'));
const foreign = (modules: string[]) => modules.filter((url) => url.includes('/node_modules/'));

test('a pod loads no module of client-node, and no other package either', async () => {
  const modules = await modulesOf(program('inClusterAccess({ env, clock, directory })'));
  assert.ok(ours(modules).length > 10, 'the recorder works');
  assert.equal(foreign(modules), []);
});

test('a kubeconfig with an exec plugin loads that part of client-node only', async () => {
  const modules = await modulesOf(
    program("clusterAccess({ env, clock, kubeconfig: directory + '/config' })"),
  );
  assert.equal(
    clientNode(modules).map((url) => url.replace(/.*client-node\//, '')),
    ['dist/exec_auth.js'],
  );
});
