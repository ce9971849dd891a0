import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';

import * as fc from 'fast-check';

import { OUTPUT_TAIL_BYTES, parseReport, quote, wrapTask } from '../../../src/build/wrapper.ts';
import { assert, suite } from '../../kit/index.ts';
import { guestFor, whyNoShell } from './wrapper-rig.ts';

const reason = whyNoShell();
const suiteOfShell = suite('wrapper');
const guest = guestFor(suiteOfShell);
const test = (name: string, body: () => Promise<void>) =>
  reason === undefined ? suiteOfShell(name, body, { timeoutMs: 20_000 }) : suiteOfShell.skip(name, reason);

test('a script runs, and its output and end come back', async () => {
  const { report, code } = await guest().script('echo one; echo two >&2');
  assert.equal([report?.state, report?.exitCode, code], ['exited', 0, 0]);
  assert.is(report?.outputTail, 'one\ntwo\n');
  assert.ok((report?.finishSeconds ?? 0) >= (report?.startSeconds ?? Infinity));
});

test('every exit code comes back in the report, and the agent sees only success or not', async () => {
  for (const [index, exit] of [1, 2, 124, 137, 143, 193, 194, 255].entries()) {
    const { report, code } = await guest().script(`exit ${exit}`, {}, { index });
    assert.equal([report?.state, report?.exitCode, code], ['exited', exit, 1]);
  }
});

test('a script that is killed by a signal has the exit code of that signal', async () => {
  const { report } = await guest().script('kill -TERM $$; sleep 5');
  assert.equal([report?.state, report?.exitCode], ['exited', 143]);
});

test('a script that takes too long is ended with everything that it started', async () => {
  const { report } = await guest().script('sleep 61 & echo started; wait', {}, { timeoutSeconds: 1 });
  assert.equal([report?.state, report?.outputTail], ['timedout', 'started\n']);
  assert.equal([report?.exitCode], [124]);
});

test('a script gets nothing to read and its own line as the interpreter', async () => {
  const { report } = await guest().script('#!/bin/cat\nthe text itself');
  assert.is(report?.outputTail, '#!/bin/cat\nthe text itself\n');
  const empty = await guest().script('cat; echo read', {}, { index: 1 });
  assert.is(empty.report?.outputTail, 'read\n');
});

test('a script runs where it was told, and a directory that is not there is named', async () => {
  const { report } = await guest().script('pwd');
  assert.is(report?.outputTail.trim(), guest().root);
  const { report: lost } = await guest().script('pwd', { workingDir: '/no/such place' }, { index: 1 });
  assert.equal([lost?.state, lost?.exitCode], ['exited', 1]);
  assert.match(lost?.outputTail ?? '', '/no/such place');
});

test('the end of a long output comes back, and it fits the agent', async () => {
  const { report, output } = await guest().script('yes | head -c 300000; echo the end');
  assert.ok(report?.outputTail.endsWith('the end\n'));
  assert.ok(Buffer.byteLength(output) < 24 * 1024);
  assert.ok(Buffer.byteLength(report?.outputTail ?? '') >= OUTPUT_TAIL_BYTES - 1);
});

test('a file is what was given, to the byte, with its mode, and directories are made for it', async () => {
  const contents = [
    '',
    'x',
    'line\n',
    '\n\n',
    'it\'s $HOME `id` \\n "quoted"\n',
    '…ünïcode ☃\n',
    '#!/bin/sh\n',
  ];
  for (const [index, content] of contents.entries()) {
    const path = guest().path('deep', "it's here", `file ${index}`);
    const { uid, gid } = userInfo();
    const action = { kind: 'file', path, content, owner: `${uid}`, group: `${gid}`, mode: '0640' } as const;
    const { report } = await guest().deliver(action, { index }).run;
    assert.equal([report?.state, report?.exitCode], ['exited', 0], report?.outputTail);
    assert.is(await readFile(path, 'utf8'), content);
    assert.is((await stat(path)).mode & 0o7777, 0o640);
  }
});

test('a file that cannot be written says why and fails', async () => {
  const { report, code } = await guest().file('x', '/proc/none/such');
  assert.equal([report?.state, code], ['exited', 1]);
  assert.is.not(report?.exitCode, 0);
  assert.match(report?.outputTail ?? '', '/proc/none');
});

test('a user who does not exist is named', async () => {
  const { report } = await guest().script('id -un', { user: 'no-such-user' });
  assert.is(report?.state, 'exited');
  assert.is.not(report?.exitCode, 0);
  assert.match(report?.outputTail ?? '', 'no-such-user');
});

if (userInfo().uid === 0) {
  test('a script runs as the user that it names, and finds its own file', async () => {
    const { report } = await guest().script('id -un; echo "$0"', { user: 'nobody', workingDir: '/' });
    assert.match(report?.outputTail ?? '', /^nobody\n/);
  });
} else suiteOfShell.skip('a script runs as the user that it names', 'only root may become another user');

test('text survives whatever it holds', async () => {
  const text = 'a=\'b\' "$c" `d` $(e) \\ \t é ☃ !';
  const { report } = await guest().script(`cat <<'EOF'\n${text}\nEOF`);
  assert.is(report?.outputTail, `${text}\n`);
});

test('a task of the largest size fits one command', () => {
  const content = randomBytes(8192).toString('hex');
  const action = {
    kind: 'script',
    content,
    workingDir: `/${'d'.repeat(254)}`,
    user: 'u'.repeat(32),
  } as const;
  const script = wrapTask(
    { buildUID: crypto.randomUUID(), attempt: 100, index: 6349, timeoutSeconds: 86_400, action },
    `IMAGESMITH-${'0'.repeat(24)}`,
  );
  assert.ok(Buffer.byteLength(script) <= 18 * 1024, `${Buffer.byteLength(script)} bytes`);
  return Promise.resolve();
});

test('words are quoted so that a shell takes them for what they are', async () => {
  const words = ['', "it's", '$(id)', 'a b', '\n', '-n', "'", '\\', '*'];
  const { report } = await guest().script(words.map((word) => `printf '%s|' ${quote(word)}`).join('\n'));
  assert.is(report?.outputTail, words.map((word) => `${word}|`).join(''));
});

test('an answer without the closing line, or with a broken one, is no report', () => {
  for (const text of [
    '',
    'output',
    '\n::imagesmith:: exited',
    '\n::imagesmith:: exited x',
    '\n::imagesmith:: gone 0 1 2',
  ])
    assert.is(parseReport(text), undefined, text);
  fc.assert(
    fc.property(fc.string(), fc.nat(255), (output, code) => {
      const report = parseReport(`${output}\n::imagesmith:: exited ${code} 1 2\n`);
      assert.equal([report?.outputTail, report?.exitCode, report?.finishSeconds], [output, code, 2]);
    }),
  );
  return Promise.resolve();
});
