import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startControlPlane, whyNoControllerManager } from '../../control-plane/index.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { isAlive } from '../../unit/control-plane/processes.ts';
import { spawnParent, startParent } from './parent.ts';
import { programsUnder, supervisorsUnder } from './programs.ts';

const missing = await whyNoControllerManager();
const test = suite('control plane whose parent dies');

const gone = (pids: number[]) =>
  waitUntil(() => !pids.some(isAlive), { deadlineMs: 20_000, what: 'the programs to end' });

test(
  'kill -9 of the parent ends every program and removes the directory',
  async () => {
    const parent = await startParent({ controllerManager: missing === undefined });
    const programs = await programsUnder(parent.directory);
    const supervisors = await supervisorsUnder(parent.directory);
    const pids = [...programs, ...supervisors].map(({ pid }) => pid);
    assert.is(programs.length, missing === undefined ? 3 : 2);
    assert.ok(supervisors.length >= programs.length);
    process.kill(parent.pid, 'SIGKILL');
    await gone(pids);
    await waitUntil(() => !existsSync(parent.directory), { deadlineMs: 20_000, what: 'the directory to go' });
    await parent.process.exit;
  },
  { timeoutMs: 60_000 },
);

test(
  'a parent killed while the API server is starting leaves nothing either',
  async () => {
    const tempDir = await mkdtemp(join(tmpdir(), 'imagesmith-test-'));
    try {
      const parent = spawnParent({ TMPDIR: tempDir });
      await waitUntil(
        async () => (await programsUnder(tempDir)).some(({ command }) => command.includes('--secure-port')),
        { deadlineMs: 20_000, what: 'the API server to start' },
      );
      const pids = (await programsUnder(tempDir)).map(({ pid }) => pid);
      parent.stdout.resume();
      parent.stderr.resume();
      parent.signal('KILL');
      await parent.exit;
      await gone(pids);
      await waitUntil(async () => (await readdir(tempDir)).length === 0, {
        deadlineMs: 20_000,
        what: 'the directory to go',
      });
    } finally {
      await rm(tempDir, { recursive: true, force: true });
    }
  },
  { timeoutMs: 60_000 },
);

test(
  'a data directory that was given stays, and another control plane finds its objects',
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'imagesmith-test-'));
    try {
      const parent = await startParent({ dataDir });
      const pids = (await programsUnder(dataDir)).map(({ pid }) => pid);
      process.kill(parent.pid, 'SIGKILL');
      await gone(pids);
      await parent.process.exit;
      const plane = await startControlPlane({ dataDir });
      try {
        assert.is((await plane.kubectl(['create', 'configmap', 'a'])).code, 0);
      } finally {
        await plane.stop();
      }
      const again = await startControlPlane({ dataDir });
      try {
        assert.is((await again.kubectl(['get', 'configmap', 'a'])).code, 0);
      } finally {
        await again.stop();
      }
      assert.ok(existsSync(join(dataDir, 'etcd')));
      assert.equal(await programsUnder(dataDir), []);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
  { timeoutMs: 60_000 },
);
