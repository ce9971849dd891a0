import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { thisHost } from '../../control-plane/host.ts';
import { startControlPlane } from '../../control-plane/index.ts';
import { freePort } from '../../control-plane/ports.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('control planes side by side');

/** Chooses `port` first, and any other after that. */
function preferring(port: number): () => number {
  const values = [(port - 20_000 + 0.5) / 10_000];
  return () => values.shift() ?? Math.random();
}

test(
  'two that look at the same free port at the same time are two clusters',
  async () => {
    const port = await freePort(Math.random);
    const start = () => startControlPlane({ host: { ...thisHost(), random: preferring(port) } });
    const [one, other] = await Promise.all([start(), start()]);
    try {
      const logs = await Promise.all(
        [one, other].map(({ directory }) => readFile(join(directory, 'kube-apiserver.log'), 'utf8')),
      );
      assert.is(logs.filter((log) => log.includes('address already in use')).length, 1, 'one had to yield');
      assert.is.not(one.url, other.url);
      await one.kubectl(['create', 'configmap', 'only-here']);
      assert.is((await one.kubectl(['get', 'configmap', 'only-here'])).code, 0);
      assert.match((await other.kubectl(['get', 'configmap', 'only-here'])).stderr, 'NotFound');
    } finally {
      await Promise.all([one.stop(), other.stop()]);
    }
  },
  { timeoutMs: 60_000 },
);
