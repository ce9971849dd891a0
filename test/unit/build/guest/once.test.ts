import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { assert, suite, waitUntil } from '../../../kit/index.ts';
import { guestFor, whyNoShell } from './shell-rig.ts';

const reason = whyNoShell();
const suiteOfShell = suite('a wrapped task runs once');
const guest = guestFor(suiteOfShell);
const test = (name: string, body: () => Promise<void>) =>
  reason === undefined ? suiteOfShell(name, body, { timeoutMs: 30_000 }) : suiteOfShell.skip(name, reason);

/** Text of a file; empty while it is not there. */
const text = (path: string) => readFile(path, 'utf8').catch(() => '');
const enter = 'echo ran >>diary';
const diary = () => text(guest().path('diary'));

test('a second delivery reports what the first came to', async () => {
  const first = await guest().script(`${enter}; echo said; exit 3`);
  const second = await guest().script(`${enter}; echo said; exit 3`);
  assert.is(await diary(), 'ran\n');
  assert.equal(second.report, first.report);
  assert.is(second.report?.exitCode, 3);
});

test('deliveries at the same time run it once, and all report the same', async () => {
  const script = `${enter}; sleep 1; echo said`;
  const runs = await Promise.all(Array.from({ length: 6 }, () => guest().script(script)));
  assert.is(await diary(), 'ran\n');
  for (const { report } of runs)
    assert.equal([report?.state, report?.exitCode, report?.outputTail], ['exited', 0, 'said\n']);
});

test('a script outlives the command that brought it, and the next delivery waits for it', async () => {
  const script = `${enter}; sleep 2; echo over`;
  const first = guest().deliver({ kind: 'script', content: script, workingDir: guest().root });
  await waitUntil(async () => (await diary()) !== '');
  first.kill();
  await first.run;
  const { report } = await guest().script(script);
  assert.equal([report?.state, report?.outputTail], ['exited', 'over\n']);
  assert.is(await diary(), 'ran\n');
});

test('a script that was cut off by a reboot is reported as interrupted and never repeated', async () => {
  await guest().script('true', {}, { index: 1 });
  const started = guest().deliver({
    kind: 'script',
    content: `${enter}; sleep 60`,
    workingDir: guest().root,
  });
  await waitUntil(async () => (await diary()) !== '' && (await text(join(guest().lock(), 'pid'))) !== '');
  started.kill();
  process.kill(-Number(await text(join(guest().lock(), 'pid'))), 'SIGKILL');
  await guest().boot('boot-2');
  const { report, code } = await guest().script(`${enter}; sleep 60`);
  assert.equal([report?.state, code], ['interrupted', 1]);
  assert.is(await diary(), 'ran\n');
  const done = await guest().script('true', {}, { index: 1 });
  assert.is(done.report?.state, 'exited', 'what had ended before the reboot stays ended');
});

test('a script whose process was killed is reported as interrupted, in the same boot', async () => {
  const started = guest().deliver({
    kind: 'script',
    content: `${enter}; sleep 60`,
    workingDir: guest().root,
  });
  await waitUntil(async () => (await diary()) !== '' && (await text(join(guest().lock(), 'pid'))) !== '');
  started.kill();
  process.kill(-Number(await text(join(guest().lock(), 'pid'))), 'SIGKILL');
  const { report } = await guest().script(`${enter}; sleep 60`);
  assert.is(report?.state, 'interrupted');
  assert.is(await diary(), 'ran\n');
});

test('a delivery that died before it had begun anything is not waited for', async () => {
  await mkdir(guest().lock(), { recursive: true });
  await writeFile(join(guest().lock(), 'boot'), 'boot-1\n');
  const { report } = await guest().script(enter);
  assert.is(report?.state, 'interrupted');
  assert.is(await diary(), '');
});

test('a file delivery that died half-way is reported as interrupted', async () => {
  await mkdir(guest().lock(), { recursive: true });
  await writeFile(join(guest().lock(), 'boot'), 'boot-1\n');
  await writeFile(join(guest().lock(), 'pid'), '999999999\n');
  const { report } = await guest().file('content');
  assert.is(report?.state, 'interrupted');
});

test('a file that was written is not written again over what came after', async () => {
  await guest().file('first');
  await writeFile(guest().path('file'), 'changed by a later task');
  const { report } = await guest().file('first');
  assert.is(report?.exitCode, 0);
  assert.is(await text(guest().path('file')), 'changed by a later task');
});

test('tasks and attempts have locks of their own', async () => {
  for (const task of [{ index: 0 }, { index: 1 }, { attempt: 2 }, { buildUID: 'other' }])
    await guest().script(enter, {}, task);
  assert.is(await diary(), 'ran\n'.repeat(4));
});

test('a guest that cannot store the lock says so, and nothing runs', async () => {
  await writeFile(guest().path('state'), 'a file where the directory should be');
  const { report } = await guest().script(enter);
  assert.is(report?.state, 'unwritable');
  assert.is(await diary(), '');
  await rm(guest().path('state'));
});
