import { assert, waitUntil } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { execute, type HostUnderTest, outputOf, startedExecution, withGuest } from '../host-under-test.ts';

/** What a script is given and what becomes of it. */
export function declareCommands(test: Suite, under: () => HostUnderTest): void {
  test('a script ends with its exit code, and both of its streams arrive in order', () =>
    withGuest(under(), async (guest) => {
      const { result, text } = await execute(guest, 'echo one; echo two >&2; echo three; exit 7');
      assert.equal(result, { kind: 'exited', exitCode: 7 });
      assert.is(text, 'one\ntwo\nthree\n');
    }));

  test('a script that a signal ends is reported with the signal', () =>
    withGuest(under(), async (guest) => {
      assert.equal((await execute(guest, 'kill -15 $$')).result, { kind: 'signalled', signal: 15 });
      assert.equal((await execute(guest, 'kill -9 $$')).result, { kind: 'signalled', signal: 9 });
    }));

  test('a script sees its directory, its user and its environment, and nothing of the simulator’s', () =>
    withGuest(under(), async (guest) => {
      const text = await outputOf(guest, 'pwd; printf "%s\\n" "$WORD"; env | cut -d= -f1 | sort', {
        workingDir: '/var/log',
        env: { WORD: 'a "b" $c', PATH: '/usr/bin:/bin' },
      });
      const names = ['HOME', 'LANG', 'LOGNAME', 'PATH', 'PWD', 'SHELL', 'USER', 'WORD'];
      assert.equal(text.split('\n'), ['/var/log', 'a "b" $c', ...names]);
      assert.is(await outputOf(guest, 'pwd', { workingDir: '' }), '/root');
    }));

  test('a script runs as the user it names', () =>
    withGuest(under(), async (guest) => {
      await outputOf(guest, 'useradd -m -G adm -s /bin/bash deploy');
      const text = await outputOf(
        guest,
        'id -u; id -Gn; pwd; echo $USER $HOME; touch mine; stat -c %U mine',
        {
          user: 'deploy',
          workingDir: '',
        },
      );
      const [uid, groups, ...rest] = text.split('\n');
      assert.equal(rest.slice(0, 2), ['/home/deploy', 'deploy /home/deploy']);
      // With one id there is only root, whatever the script was told.
      assert.is(uid, under().mode === 'single' ? '0' : '1000');
      if (under().mode !== 'single') {
        assert.is(groups, 'deploy adm');
        assert.is(rest[2], 'deploy');
      }
    }));

  test('an unknown user and a missing directory are reasons not to start', () =>
    withGuest(under(), async (guest) => {
      const user = (await execute(guest, 'echo hi', { user: 'nosuch' })).result;
      assert.ok(user.kind === 'notStarted' && user.code === 'UserOrGroupNotExist', JSON.stringify(user));
      const directory = (await execute(guest, 'echo hi', { workingDir: '/no/such' })).result;
      assert.ok(directory.kind === 'notStarted' && directory.code === 'DirectoryNotExist');
      assert.match(directory.kind === 'notStarted' ? directory.message : '', '/no/such');
    }));

  test('the first line chooses the interpreter; without one it is /bin/sh', () =>
    withGuest(under(), async (guest) => {
      assert.match(await outputOf(guest, '#!/bin/bash\necho $BASH_VERSION'), /^\d/);
      assert.is(await outputOf(guest, '#!/usr/bin/perl -l\nprint 6 * 7'), '42');
      assert.is(await outputOf(guest, 'echo $BASH_VERSION'), '');
      const { result } = await execute(guest, '#!/no/such\n');
      assert.ok(result.kind === 'notStarted' && result.code === 'ScriptInvalid', JSON.stringify(result));
    }));

  test('a script may be far longer than a command line', () =>
    withGuest(under(), async (guest) => {
      const script = `${': filler\n'.repeat(100_000)}echo end`;
      assert.is(await outputOf(guest, script), 'end');
    }));

  test('any byte can be printed', () =>
    withGuest(under(), async (guest) => {
      const chunks: Buffer[] = [];
      await execute(guest, '#!/usr/bin/perl\nprint map { chr } 0..255', {
        onOutput: (chunk) => chunks.push(chunk),
      });
      assert.equal(
        Array.from(Buffer.concat(chunks)),
        Array.from({ length: 256 }, (_, byte) => byte),
      );
    }));

  test('fifty megabytes of output all arrive and none is kept', () =>
    withGuest(under(), async (guest) => {
      const before = process.memoryUsage().rss;
      let bytes = 0;
      const { result } = await execute(guest, 'head -c 50000000 /dev/zero', {
        onOutput: (chunk) => (bytes += chunk.length),
      });
      assert.equal(result, { kind: 'exited', exitCode: 0 });
      assert.is(bytes, 50_000_000);
      assert.ok(process.memoryUsage().rss - before < 64 * 2 ** 20, 'memory grew with the output');
    }));

  test('standard input is empty, and standard output can be opened by name', () =>
    withGuest(under(), async (guest) => {
      assert.is(await outputOf(guest, 'cat; echo a > /dev/stdout; echo b | tee /dev/stderr'), 'a\nb\nb');
    }));

  test('scripts of one machine run side by side', () =>
    withGuest(under(), async (guest) => {
      const scripts = Array.from(
        { length: 10 },
        (_, number) => `mkfifo /tmp/f 2>/dev/null; echo ${number}; exit ${number}`,
      );
      // Waits for another script, which can only start while this one runs.
      const waiting = outputOf(guest, 'until [ -e /tmp/go ]; do sleep 0.02; done; echo went');
      const results = await Promise.all(scripts.map((script) => execute(guest, script)));
      assert.equal(
        results.map(({ result }) => result),
        scripts.map((_, exitCode) => ({ kind: 'exited', exitCode })),
      );
      await outputOf(guest, 'touch /tmp/go');
      assert.is(await waiting, 'went');
    }));

  test('killing the process leaves what it started; killing the tree leaves nothing, daemons included', () =>
    withGuest(under(), async (guest) => {
      const alive = async (name: string) =>
        outputOf(
          guest,
          `for f in daemon child; do kill -0 $(cat /tmp/${name}-$f) 2>/dev/null && echo $f; done; true`,
        );

      const first = await startedExecution(guest, startingDaemon('a'));
      first.kill('Process');
      assert.equal(await first.done, { kind: 'signalled', signal: 9 });
      assert.is(await alive('a'), 'daemon\nchild');

      const second = await startedExecution(guest, startingDaemon('b'));
      second.kill('ProcessTree');
      assert.equal(await second.done, { kind: 'signalled', signal: 9 });
      assert.is(await alive('b'), '');
      assert.is(await alive('a'), 'daemon\nchild');
    }));

  test('a script that ignores every signal it can is killed all the same', () =>
    withGuest(under(), async (guest) => {
      const stubborn = await startedExecution(
        guest,
        "trap '' HUP INT TERM USR1 USR2; echo up; while :; do sleep 1; done",
      );
      stubborn.kill('ProcessTree');
      stubborn.kill('ProcessTree');
      assert.equal(await stubborn.done, { kind: 'signalled', signal: 9 });
    }));

  test('a background process outlives its script, which is not held up by it, and may go on writing', () =>
    withGuest(under(), async (guest) => {
      const script = `(i=0; while [ $i -lt 200 ]; do echo $i || exit; i=$((i+1)); echo $i > /root/count; done; sleep 300) & echo started`;
      const { result, text } = await execute(guest, script);
      assert.equal(result, { kind: 'exited', exitCode: 0 });
      assert.match(text, 'started');
      await waitUntil(async () => (await outputOf(guest, 'cat /root/count')) === '200', {
        what: 'the daemon',
      });
    }));
}

/** A script that leaves a daemon (a session of its own, no environment) and a child, and waits. */
function startingDaemon(name: string): string {
  return `(env -i setsid /bin/sh -c 'echo $$ > /tmp/${name}-daemon; exec sleep 300' &)
    until [ -s /tmp/${name}-daemon ]; do sleep 0.01; done
    sleep 300 & echo $! > /tmp/${name}-child
    echo up
    wait`;
}
