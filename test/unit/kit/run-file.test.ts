import { resolve } from 'node:path';

import { assert, suite } from '../../kit/index.ts';
import { runFile } from '../../kit/run-file.ts';

const test = suite('run file');

const fixture = (name: string, deadlineMs = 10_000) =>
  runFile(resolve(import.meta.dirname, `../../kit/fixtures/${name}.ts`), deadlineMs);

test('a failing assertion fails its test and no other', async () => {
  const result = await fixture('fails');
  assert.is(result.failed, 1);
  assert.is(result.passed, 1);
  assert.match(result.output, 'is wrong');
});

test('a test that never settles fails by name and the next one still runs', async () => {
  const result = await fixture('hangs');
  assert.is(result.failed, 1);
  assert.is(result.passed, 1);
  assert.match(result.output, 'never settles did not finish within 50 ms');
});

test('a file that blocks its process is killed at its deadline', async () => {
  const result = await fixture('blocks', 700);
  assert.is(result.failed, 1);
  assert.match(result.trouble, 'killed after 0.7 s');
});

test('a handle left open fails the file and is named', async () => {
  const result = await fixture('leaks');
  assert.is(result.failed, 1);
  assert.match(result.output, 'LEAK: still open after the last test: Timeout');
});

test('a file without tests fails', async () => {
  const result = await fixture('empty');
  assert.is(result.failed, 1);
  assert.is(result.trouble, 'no test was run');
});

test('a rejection that nobody handles fails the file', async () => {
  const result = await fixture('floats');
  assert.ok(result.failed >= 1);
  assert.match(result.output, 'nobody listens');
});

test('a before hook that throws fails the tests of its suite with its message', async () => {
  const result = await fixture('unprepared');
  assert.is(result.failed, 1);
  assert.match(result.output, 'the server did not start');
});

test('a skipped test is reported by name, and fails where CI is set', async () => {
  const ci = process.env['CI'];
  try {
    delete process.env['CI'];
    const local = await fixture('skips');
    assert.is(local.skipped, 1);
    assert.is(local.failed, 0);
    assert.match(local.output, 'SKIPPED skips: needs a kernel feature (not on this machine)');
    process.env['CI'] = 'true';
    assert.is((await fixture('skips')).failed, 1);
  } finally {
    if (ci === undefined) delete process.env['CI'];
    else process.env['CI'] = ci;
  }
});
