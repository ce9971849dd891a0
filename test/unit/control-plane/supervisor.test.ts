import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { lastLines, stopSupervised, supervise, superviseToFile } from '../../control-plane/supervisor.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';
import { isAlive } from './processes.ts';

const test = suite('control plane supervisor');
let host: FakeHost;

test.before.each(async () => {
  host = await fakeHost();
});
test.after.each(() => host.remove());

const shell = (script: string, ...args: string[]) => ['/bin/sh', '-c', script, 'sh', ...args];

/** A program that writes its process id and then runs until it is ended. */
const LASTING = `echo $$; exec sleep 60`;

async function startLasting(script = LASTING) {
  const program = supervise(shell(script));
  const [line] = (await once(program.stdout, 'data')) as [Buffer];
  program.stdout.resume();
  program.stderr.resume();
  return { program, pid: Number(line) };
}

test('input, output and exit code pass through', async () => {
  const program = supervise(shell('cat; echo to-stderr >&2; exit 7'));
  program.stdin.end('to-stdout');
  const [out, errors, code] = await Promise.all([text(program.stdout), text(program.stderr), program.exit]);
  assert.equal([out, errors, code], ['to-stdout', 'to-stderr\n', 7]);
  assert.ok(program.ended && !program.askedToEnd);
});

test('arguments arrive as they are', async () => {
  const odd = ['', 'a b', '$HOME', '"\'', '-n', '*'];
  const program = supervise(shell('for a; do printf "[%s]" "$a"; done', ...odd));
  program.stderr.resume();
  assert.is(await text(program.stdout), odd.map((value) => `[${value}]`).join(''));
  await program.exit;
});

test('a program that does not exist has exit code 127', async () => {
  const program = supervise(['/nowhere/program']);
  program.stdout.resume();
  assert.match(await text(program.stderr), /not found/);
  assert.is(await program.exit, 127);
});

test('a program is stopped on request, and by force when it does not heed that', async () => {
  const willing = await startLasting();
  assert.is(await stopSupervised(willing.program, 5000), 128 + 15);
  assert.ok(willing.program.askedToEnd);

  const unwilling = await startLasting(`trap '' TERM; echo $$; while :; do sleep 0.05; done`);
  const start = performance.now();
  assert.is(await stopSupervised(unwilling.program, 200), 128 + 9);
  assert.ok(performance.now() - start >= 200);

  const now = await startLasting(`trap 'exit 3' TERM; echo $$; while :; do sleep 0.05; done`);
  assert.is(await stopSupervised(now.program, 0), 128 + 9);
  assert.not([willing, unwilling, now].some(({ pid }) => isAlive(pid)));
});

test('a program that is stopped and continued is not taken for one that ended', async () => {
  const { program } = await startLasting();
  program.signal('STOP');
  program.signal('CONT');
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.not(program.ended);
  assert.not(program.askedToEnd);
  await stopSupervised(program, 1000);
});

test('output goes to a log file, appended to what is there', async () => {
  const log = join(host.directory, 'log');
  for (const word of ['one', 'two']) {
    const program = await superviseToFile(shell(`echo ${word}; echo ${word} >&2`), log);
    await program.exit;
  }
  assert.is(await readFile(log, 'utf8'), 'one\none\ntwo\ntwo\n');
  assert.is(await lastLines(log, 2), 'two\ntwo');
  assert.is(await lastLines(join(host.directory, 'none')), '');
});

test('a supervisor that is asked to end passes that on, and waits for the program', async () => {
  const script = `trap 'sleep 0.3; exit 3' TERM; echo $PPID; while :; do sleep 0.01; done`;
  const { program, pid: supervisor } = await startLasting(script);
  process.kill(supervisor, 'SIGTERM');
  assert.is(await program.exit, 3);
});

test('a program does not outlive a supervisor that is killed', async () => {
  const { program, pid: supervisor } = await startLasting('echo $PPID; echo $$ >&2; exec sleep 60');
  const [pid] = (await once(program.stderr, 'data')) as [Buffer];
  process.kill(supervisor, 'SIGKILL');
  await program.exit;
  await waitUntil(() => !isAlive(Number(pid)), { what: 'the program to end' });
});

/** A process that starts `programs` lasting programs over one directory, writes their ids, and goes on. */
async function startParent(directory: string, programs: number) {
  const module = join(import.meta.dirname, '../../control-plane/supervisor.ts');
  const lasting = shell(`echo $$ >> ${directory}/pids; while :; do date > ${directory}/busy-$$; done`);
  const script = `
    import { superviseToFile } from ${JSON.stringify(module)};
    for (let i = 0; i < ${programs}; i++) {
      await superviseToFile(${JSON.stringify(lasting)}, '/dev/null', {
        removeWhenOrphaned: ${JSON.stringify(directory)},
      });
    }
    setInterval(() => {}, 1000);`;
  const parent = supervise([process.execPath, '--input-type=module', '-e', script]);
  parent.stdout.resume();
  parent.stderr.resume();
  const pids = await waitUntil(
    async () => {
      const lines = (await readFile(join(directory, 'pids'), 'utf8')).trim().split('\n');
      return lines.length === programs ? lines.map(Number) : undefined;
    },
    { what: 'the programs to run' },
  );
  return { parent, pids };
}

for (const signal of ['KILL', 'TERM', 'INT'] as const) {
  test(`when its starter ends by ${signal}, programs end and the directory goes, though they write to it`, async () => {
    const directory = join(host.directory, 'work');
    await mkdir(directory);
    await writeFile(join(directory, 'data'), '');
    const { parent, pids } = await startParent(directory, 3);
    assert.ok(pids.every(isAlive));
    parent.signal(signal);
    await parent.exit;
    await waitUntil(() => !pids.some(isAlive), { what: 'the programs to end' });
    await waitUntil(() => !existsSync(directory), { what: 'the directory to go' });
  });
}
