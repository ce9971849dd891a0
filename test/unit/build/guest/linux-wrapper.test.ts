import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';

import * as fc from 'fast-check';

import { OUTPUT_TAIL_BYTES } from '../../../../src/build/guest/guest-task.ts';
import { assert, suite } from '../../../kit/index.ts';
import { guestFor, whyNoShell } from './shell-rig.ts';

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
  assert.is(report?.outputTail, '#!/bin/cat\nthe text itself');
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

test('a script that failed is tried again, in one lock, and the tries are counted', async () => {
  const script = 'echo try >>diary; [ "$(wc -l <diary)" -gt 1 ]';
  const { report } = await guest().script(script, {}, { retries: 3 });
  assert.equal([report?.state, report?.exitCode, report?.tries], ['exited', 0, 2]);
  assert.is(await readFile(guest().path('diary'), 'utf8'), 'try\ntry\n');
  assert.match(report?.outputTail ?? '', 'try 1 of 4 ended with exit code 1');
});

test('how much a script printed is told, so that a cut shows', async () => {
  const { report } = await guest().script('yes | head -c 300000');
  assert.is(report?.outputBytes, 300_000);
  const { report: kept } = await guest().script(
    'printf out; printf err >&2',
    {},
    { index: 1, keepOutput: true },
  );
  assert.equal([kept?.outputTail, kept?.outputBytes], ['outerr', 6]);
});

test('the output of an earlier task is filled in, without the line ends at its end', async () => {
  const outputs = ['it\'s "$x" `y` \\ \n\n two  blanks\n\n\n', '', '\n\n', '-n', "'", 'ü☃'];
  for (const [index, output] of outputs.entries()) {
    await guest().script(
      `cat <<'EOF'\n${output}\nEOF\necho noise >&2`,
      {},
      { index: 2 * index, keepOutput: true },
    );
    const content = [
      "cat <<'EOF'\n",
      { outputOf: 2 * index },
      '|\nEOF\nprintf "%s|" ',
      { outputOf: 2 * index, quote: true },
      ' end',
    ] as const;
    const { report } = await guest().script(content, {}, { index: 2 * index + 1 });
    const expected = output.replace(/\n+$/, '');
    assert.is(report?.outputTail, `${expected}|\n${expected}|end|`);
  }
});

test('an output that is not there stops the task before it begins, and names where it should come from', async () => {
  const { report, code } = await guest().script(['echo ', { outputOf: 6 }, ' >diary']);
  assert.equal([report?.state, code], ['unready', 1]);
  assert.is(report?.outputTail, 'the output of task 7 is no longer there\n');
  await guest().script('echo late', {}, { index: 6, keepOutput: true });
  const again = await guest().script(['echo ', { outputOf: 6 }, ' >diary']);
  assert.is(again.report?.state, 'exited', 'it was not locked');
});

test('a directory may come from an earlier task', async () => {
  await guest().script('pwd', {}, { index: 1, keepOutput: true });
  const { report } = await guest().script('pwd', { workingDir: [{ outputOf: 1 }, '/..'] });
  assert.is(report?.outputTail, `${dirname(guest().root)}\n`);
});

test('any bytes arrive as a file, however they have to travel', async () => {
  const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
  const contents = [
    '\0',
    '\r\n',
    '\n\n',
    "a\nEND-0\n'",
    '-n',
    '\\c',
    randomBytes(25_000),
    ...fc.sample(fc.string({ unit, maxLength: 50 }), 4),
    ...fc.sample(fc.uint8Array({ maxLength: 50 }), 4),
  ];
  const { uid, gid } = userInfo();
  await Promise.all(
    contents.map(async (content, index) => {
      const path = guest().path(`any ${index}`);
      const action = { kind: 'file', path, content, owner: `${uid}`, group: `${gid}` } as const;
      const { report } = await guest().deliver(action, { index }).run;
      assert.is(report?.exitCode, 0, report?.outputTail);
      assert.is(
        Buffer.compare(await readFile(path), Buffer.from(content as string)),
        0,
        JSON.stringify(content),
      );
    }),
  );
});

test('what a delivery left that was killed while it prepared goes, and does not stop the next one', async () => {
  const left = `${guest().lock()}.work.999999999`;
  await mkdir(left, { recursive: true });
  await writeFile(`${left}/payload`, 'half');
  const { report } = await guest().script('echo ran');
  assert.equal([report?.state, report?.outputTail], ['exited', 'ran\n']);
  assert.equal((await readdir(dirname(left))).toSorted(), ['0', '0.work']);
});
