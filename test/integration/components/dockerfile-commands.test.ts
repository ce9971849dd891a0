import { assert } from '../../kit/index.ts';
import { outputOf, withGuest } from '../guests/host-under-test.ts';
import { GUEST_MODE, guestSuite, lastOutput, runTasks, tasksOf } from './guest.ts';

const { test, under } = guestSuite('commands of the Dockerfile form in a guest');
/** With one user id only, everybody is root. */
const WEB = GUEST_MODE === 'single' ? 'root' : 'www-data';

test('RUN runs a shell command, and one without a shell', () =>
  withGuest(under(), async (guest) => {
    const printed = await runTasks(
      guest,
      tasksOf(
        [
          'RUN echo "a  b" | tr a-z A-Z \\',
          '  # a comment inside',
          "  && echo 'c'",
          'RUN ["printf", "%s|", "it\'s", "$HOME", "a\\nb", ""]',
          'RUN [ -e /etc/passwd ] && echo "$((1 << 3))"',
          'run echo 你好',
        ].join('\r\n'),
      ),
    );
    assert.equal(printed, ['A  B\nc', "it's|$HOME|a\nb||", '8', '你好']);
  }));

test('WORKDIR makes the directory and later commands start in it', () =>
  withGuest(under(), async (guest) => {
    const content = [
      'ENV BASE=/srv',
      'RUN pwd',
      'WORKDIR $BASE/my\\ app',
      'RUN pwd',
      "WORKDIR a/./b/../it\\'s",
      'RUN pwd',
      'WORKDIR ../..',
      'RUN pwd',
    ].join('\n');
    const printed = await runTasks(guest, tasksOf(content));
    assert.equal(
      printed.filter((text) => text !== ''),
      ['/root', '/srv/my app', "/srv/my app/a/it's", '/srv/my app'],
    );
    assert.is(await outputOf(guest, `stat -c '%a %u' "/srv/my app/a/it's"`), '755 0');
  }));

test('USER is who runs later commands; ENV, WORKDIR and COPY stay with root', () =>
  withGuest(under(), async (guest) => {
    const content = [
      'USER www-data',
      'ENV A=1',
      'WORKDIR /srv/web',
      'COPY /etc/passwd /srv/web',
      'RUN echo "$(id -un) $(pwd) $A"',
      'USER root',
      'RUN id -un',
    ].join('\n');
    const printed = await runTasks(guest, tasksOf(content));
    assert.equal(printed.slice(-2), [`${WEB} /srv/web 1`, 'root']);
    assert.is(await outputOf(guest, 'stat -c %U /srv/web /srv/web/passwd'), 'root\nroot');
  }));

test('a user that does not exist fails the command', () =>
  withGuest(under(), async (guest) => {
    try {
      await lastOutput(guest, 'USER nobody-here\nRUN true');
      assert.unreachable();
    } catch (error) {
      assert.match((error as Error).message, 'run-2');
    }
  }));

test('COPY copies files and directories of the instance with their modes, owners and links', () =>
  withGuest(under(), async (guest) => {
    await outputOf(
      guest,
      `mkdir -p /opt/src/sub && cd /opt/src && echo one >a.conf && echo two >b.conf && echo three >"c d"
       chmod 750 sub; chmod 4711 a.conf; chown www-data:www-data b.conf; ln -s a.conf link; touch -d 2001-02-03T00:00Z b.conf`,
    );
    await runTasks(
      guest,
      tasksOf(
        [
          'COPY /opt/src/a.conf /srv/file',
          'COPY /opt/src /srv/whole/',
          'COPY /opt/src/. /srv/inside',
          'WORKDIR /opt/src',
          'COPY *.conf /srv/pattern',
          'COPY ["c d", "/srv/with blanks"]',
          "COPY 'c d' relative",
        ].join('\n'),
      ),
    );
    const list = await outputOf(guest, 'cd /srv && find . -mindepth 2 | sort');
    assert.is(
      list,
      [
        './file/a.conf',
        './inside/a.conf',
        './inside/b.conf',
        './inside/c d',
        './inside/link',
        './inside/sub',
        './pattern/a.conf',
        './pattern/b.conf',
        './whole/src',
        './whole/src/a.conf',
        './whole/src/b.conf',
        './whole/src/c d',
        './whole/src/link',
        './whole/src/sub',
        './with blanks/c d',
      ].join('\n'),
    );
    assert.is(
      await outputOf(
        guest,
        "cd /srv/whole/src && stat -c '%a' sub a.conf; stat -c '%U %Y' b.conf; readlink link; cat '/opt/src/relative/c d'",
      ),
      `750\n4711\n${WEB} 981158400\na.conf\nthree`,
    );
  }));

test('COPY of what is not there fails', () =>
  withGuest(under(), async (guest) => {
    try {
      await lastOutput(guest, 'COPY /no/such/file /srv');
      assert.unreachable();
    } catch (error) {
      assert.match((error as Error).message, 'No such file or directory');
    }
  }));

test('COPY of a URL, RESTART and LABEL have no script', () => {
  assert.equal(tasksOf('LABEL a="b"\nWORKDIR /srv\nCOPY https://example.com/a/b.tgz in\nRESTART').slice(1), [
    {
      name: 'copy-3',
      timeoutSeconds: 600,
      action: 'WebDownload',
      sourcePath: 'https://example.com/a/b.tgz',
      destinationDir: '/srv/in',
    },
    { name: 'restart-4', timeoutSeconds: 600, action: 'Reboot' },
  ]);
});
