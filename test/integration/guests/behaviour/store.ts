import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ExecutionMode } from '../../../../simulator/guests/id-map.ts';
import { startGuestHost } from '../../../../simulator/guests/start.ts';
import { assert, waitUntil } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { bootOptions, cacheOf, failureOf, outputOf } from '../host-under-test.ts';

/** The store over ends of the simulator, expected or not. */
export function declareStore(test: Suite, mode: ExecutionMode): void {
  const start = (storeDir: string, keepStore: boolean) =>
    startGuestHost({ storeDir, keepStore, mode, ...cacheOf() });

  test('closing stops the machines and leaves no file, unless the store is kept', () =>
    withDirectory(async (storeDir) => {
      const host = await start(storeDir, false);
      const guest = await host.boot(await host.createDisk(await host.baseImage('debian')), bootOptions());
      await host.close();
      assert.is((await guest.ended).reason, 'stopped');
      assert.not(existsSync(storeDir));
    }));

  test('a kept store has its images and disks after a restart, and drops those that nobody holds any more', () =>
    withDirectory(async (storeDir) => {
      const first = await start(storeDir, true);
      const disk = await first.createDisk(await first.baseImage('debian'));
      const guest = await first.boot(disk, bootOptions());
      await outputOf(guest, 'echo kept > /root/kept');
      await guest.stop();
      const image = await first.freeze(disk);
      const unwanted = await first.freeze(disk);
      first.retainImage(image);
      await first.close();

      const second = await start(storeDir, true);
      await second.reconcile({ images: new Map([[image, 1]]), disks: new Set() });
      for (const gone of [() => second.createDisk(unwanted), () => second.freeze(disk)]) {
        assert.match(await failureOf(gone), 'There is no');
      }
      const copy = await second.createDisk(image);
      const again = await second.boot(copy, bootOptions());
      assert.is(await outputOf(again, 'cat /root/kept'), 'kept');
      await again.stop();
      await second.deleteDisk(copy);
      await second.releaseImage(image);
      assert.equal(readdirSync(join(storeDir, 'files')), []);
      await second.close();
    }));

  test('two simulators cannot use one store', () =>
    withDirectory(async (storeDir) => {
      const first = await start(storeDir, false);
      assert.match(await failureOf(() => start(storeDir, false)), `in use by process ${process.pid}`);
      await first.close();
    }));

  test(
    'guests end with a simulator that is killed; the next one finds its store in order',
    () =>
      withDirectory(async (storeDir) => {
        const { child, disk, frozen, descendants } = await startSimulator(storeDir, mode);
        assert.ok(descendants.length >= 6, `only ${descendants.length} processes`);
        await killed(child);
        await waitUntil(() => descendants.every((pid) => !isThere(pid)), { what: 'every process to end' });

        const next = await start(storeDir, true);
        for (const source of [disk, await next.createDisk(frozen)]) {
          const guest = await next.boot(source, bootOptions({ instanceID: 'i-1' }));
          assert.is(await outputOf(guest, 'cat /root/kept; pgrep -c sleep || true'), 'kept\n0');
          await guest.stop();
        }
        await next.close();

        // Not kept any more: everything the dead one left goes.
        await (await start(storeDir, false)).close();
        assert.equal(existsSync(storeDir) ? readdirSync(storeDir) : [], []);
      }),
    { timeoutMs: 20_000 },
  );

  test(
    'a guest that was stopped by force while its simulator was killed is ended by the next one',
    () =>
      withDirectory(async (storeDir) => {
        const { child, descendants } = await startSimulator(storeDir, mode);
        for (const name of readdirSync(join(storeDir, 'processes'))) process.kill(Number(name), 'SIGSTOP');
        await killed(child);
        await (await start(storeDir, false)).close();
        await waitUntil(() => descendants.every((pid) => !isThere(pid)), { what: 'every process to end' });
      }),
    { timeoutMs: 20_000 },
  );
}

async function startSimulator(storeDir: string, mode: ExecutionMode) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../simulator-process.ts'), storeDir, mode],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await waitUntil(() => output.endsWith('\n') || ended(child), { deadlineMs: 15_000, what: 'the simulator' });
  const { disk, frozen } = JSON.parse(output) as { disk: string; frozen: string };
  return { child, disk, frozen, descendants: descendantsOf(String(child.pid)) };
}

async function killed(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}

function ended(child: ChildProcess): boolean {
  if (child.exitCode !== null) throw new Error(`The simulator ended with code ${child.exitCode}`);
  return false;
}

function descendantsOf(pid: string): string[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return [...children, ...children.flatMap(descendantsOf)];
}

/** Where nobody reaps orphans a dead process stays listed as a zombie. */
function isThere(pid: string): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

async function withDirectory(use: (storeDir: string) => Promise<void>): Promise<void> {
  const parent = mkdtempSync(join(tmpdir(), 'guest-store-'));
  await use(join(parent, 'store'));
  rmSync(parent, { recursive: true, force: true });
}
