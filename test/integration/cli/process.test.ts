import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { assert, suite } from '../../kit/index.ts';
import { programFor, runProgram } from './program.ts';

const test = suite('kubectl-imagesmith as a process');
const program = programFor(test);

const run = (args: readonly string[], options: Parameters<typeof runProgram>[2] = {}) =>
  runProgram(program(), [program().path, ...args], options);

const GOOD = 'RUN echo a\n';

test(
  'exit codes: 0 fine, 1 something is wrong with a file, 2 wrong usage',
  async () => {
    const { directory } = program();
    await writeFile(join(directory, 'good'), GOOD);
    await writeFile(join(directory, 'bad'), 'ADD a b\n');
    await mkdir(join(directory, 'folder'));
    const cases: [string[], number][] = [
      [['--help'], 0],
      [['--version'], 0],
      [['lint', 'good'], 0],
      [['lint', 'bad'], 1],
      [['lint', 'missing'], 1],
      [['lint', 'folder'], 1],
      [['convert', 'good'], 0],
      [['convert', 'missing'], 1],
      [['convert', 'folder'], 1],
      [['catalog'], 0],
      [['catalog', 'nope'], 1],
      [[], 2],
      [['lint'], 2],
      [['lint', '--nope'], 2],
    ];
    for (const [args, expected] of cases) {
      const { code, err } = await run(args);
      assert.is(code, expected, `${args.join(' ')}: ${err}`);
      assert.not.match(err, /\n\s+at /);
    }
    assert.match((await run(['lint', 'folder'])).out, /^folder:1:1: error: is a directory, not a file\n$/);
  },
  { timeoutMs: 30_000 },
);

test(
  'standard input is read for -, in text of any length',
  async () => {
    assert.equal(await run(['lint', '-'], { input: GOOD }), { code: 0, signal: null, out: '', err: '' });
    const converted = await run(['convert', '-', '--name', 'web'], { input: GOOD });
    assert.is(converted.code, 0);
    assert.equal(await run(['lint', '-'], { input: converted.out }), {
      code: 0,
      signal: null,
      out: '',
      err: '',
    });
    assert.match(
      (await run(['lint', '-'], { input: `RUN ${'a'.repeat(2_000_000)}` })).out,
      /^-:1:1: error: must be at most/,
    );
    const tooLarge = await run(['lint', '-'], { input: 'a'.repeat(9 * 1024 * 1024) });
    assert.is(tooLarge.code, 1);
    assert.match(tooLarge.out, /standard input is larger than 8 MiB/);
  },
  { timeoutMs: 30_000 },
);

test(
  'who reads the output may stop early',
  async () => {
    const ended = await run(['catalog', '-o', 'json'], { closeOutput: true });
    assert.is(ended.signal, null);
    assert.is(ended.err, '');
    const head = await runProgram(program(), [
      '/bin/sh',
      '-c',
      'kubectl-imagesmith catalog -o yaml | head -n 1',
    ]);
    assert.is(head.err, '');
    assert.is(head.out.split('\n').length, 2);
  },
  { timeoutMs: 30_000 },
);

test(
  'scripts of a Packer template are read beside it, with their permissions',
  async () => {
    const { directory } = program();
    await mkdir(join(directory, 'ci'));
    await writeFile(join(directory, 'ci/run.sh'), '#!/bin/sh\necho a\n', { mode: 0o755 });
    const provisioners = [
      { type: 'shell', script: 'run.sh' },
      { type: 'file', source: 'run.sh', destination: '/opt/' },
    ];
    await writeFile(join(directory, 'ci/web.json'), JSON.stringify({ provisioners }));
    const { code, out } = await run(['convert', 'ci/web.json']);
    assert.is(code, 0);
    assert.match(out, /commandContent: \|\n\s+#!\/bin\/sh\n\s+echo a\n/);
    assert.match(out, /mode: "0755"/);
  },
  { timeoutMs: 30_000 },
);

test(
  'help is there at once',
  async () => {
    const durations: number[] = [];
    for (let round = 0; round < 5; round++) {
      const start = performance.now();
      await run(['--help']);
      durations.push(performance.now() - start);
    }
    const best = Math.min(...durations);
    assert.ok(best < 300, `${Math.round(best)} ms`);
  },
  { timeoutMs: 30_000 },
);
