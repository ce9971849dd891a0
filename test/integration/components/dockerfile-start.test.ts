import { assert, waitUntil } from '../../kit/index.ts';
import type { Guest } from '../../../simulator/guests/port.ts';
import { bootOptions, codeOf, outputOf } from '../guests/host-under-test.ts';
import { GUEST_MODE, guestSuite, runTasks, tasksOf } from './guest.ts';

const { test, under } = guestSuite('CMD and ENTRYPOINT in a guest');
const UNIT = 'imagesmith-start.service';
const WEB = GUEST_MODE === 'single' ? 'root' : 'www-data';

/** Runs a component, then starts the machine again from its disk. */
async function afterStart(content: string, use: (guest: Guest) => Promise<void>): Promise<void> {
  const { host, image } = under();
  const disk = await host.createDisk(image);
  const builder = await host.boot(disk, bootOptions());
  await runTasks(builder, tasksOf(content));
  assert.is(await outputOf(builder, `systemctl is-enabled ${UNIT}`), 'enabled');
  assert.is(await codeOf(builder, `systemctl is-active ${UNIT}`), 3, 'it runs during the build');
  await builder.stop();
  const instance = await host.boot(disk, bootOptions());
  try {
    await use(instance);
  } finally {
    await instance.stop();
    await host.deleteDisk(disk);
  }
}

async function written(guest: Guest, file: string): Promise<string> {
  await waitUntil(async () => (await codeOf(guest, `[ -s ${file} ]`)) === 0);
  return outputOf(guest, `cat ${file}`);
}

test('the unit and its script are what the content says', async () => {
  const content = `ENV A=1\nUSER www-data\nWORKDIR /srv/50%\nENTRYPOINT ["/bin/echo", "it's"]\nCMD ["a b", "$HOME"]`;
  const { host, image } = under();
  const disk = await host.createDisk(image);
  const guest = await host.boot(disk, bootOptions());
  assert.match((await runTasks(guest, tasksOf(content))).at(-1) ?? '', 'Created symlink');
  assert.is(
    await outputOf(guest, `cat /etc/systemd/system/${UNIT}`),
    `[Unit]
Description=Program that the image starts (CMD and ENTRYPOINT)
Wants=network-online.target
After=network-online.target

[Service]
Type=simple
RemainAfterExit=yes
User=www-data
WorkingDirectory=/srv/50%%
ExecStart=/bin/sh /usr/local/libexec/imagesmith-start

[Install]
WantedBy=multi-user.target`,
  );
  assert.is(
    await outputOf(guest, 'cat /usr/local/libexec/imagesmith-start; /usr/local/libexec/imagesmith-start'),
    `#!/bin/sh
[ ! -r /etc/profile.d/imagesmith-environment.sh ] || . /etc/profile.d/imagesmith-environment.sh
exec '/bin/echo' 'it'\\''s' 'a b' '$HOME'
it's a b $HOME`,
  );
  await guest.stop();
  await host.deleteDisk(disk);
});

test('CMD in shell form runs at start, with the variables of ENV', () =>
  afterStart(
    `ENV GREETING="it's \${NAME:-me}" PATH=/opt/bin:$PATH\nCMD echo "$GREETING" "\${PATH%%:*}" >/root/new; mv /root/new /root/out`,
    async (guest) => assert.is(await written(guest, '/root/out'), "it's me /opt/bin"),
  ));

test('CMD in exec form runs as USER, in WORKDIR, and keeps running', () =>
  afterStart(
    [
      'RUN mkdir -p /opt/bin && printf \'#!/bin/sh\\necho "$(id -un) $(pwd) $#:$*" >/tmp/new; mv /tmp/new /tmp/out; exec sleep 300\' >/opt/bin/serve && chmod 755 /opt/bin/serve',
      'ENV PATH=/opt/bin:$PATH',
      'CMD ["other"]',
      'CMD ["serve", "a b", "c"]',
      'USER www-data',
      'WORKDIR /srv/app',
    ].join('\n'),
    async (guest) => {
      assert.is(await written(guest, '/tmp/out'), `${WEB} /srv/app 2:a b c`);
      assert.is(await outputOf(guest, `systemctl is-active ${UNIT}; pgrep -c -x sleep`), 'active\n1');
    },
  ));

test('ENTRYPOINT in shell form takes no arguments from CMD', () =>
  afterStart('CMD ["ignored"]\nENTRYPOINT echo "$0 $#" >/root/new; mv /root/new /root/out', async (guest) =>
    assert.is(await written(guest, '/root/out'), '/usr/local/libexec/imagesmith-start 0'),
  ));

test('CMD in shell form behind an ENTRYPOINT is run by a shell that the program gets as arguments', () =>
  afterStart(
    `RUN printf '#!/bin/sh\\nprintf "%%s|" "$@" >/root/new; mv /root/new /root/out' >/root/run && chmod 755 /root/run\nENTRYPOINT ["/root/run"]\nCMD it's $HOME`,
    async (guest) => assert.is(await written(guest, '/root/out'), "/bin/sh|-c|it's $HOME|"),
  ));

test('a program that goes into the background stays', () =>
  afterStart('CMD sleep 300 & echo done >/root/out', async (guest) => {
    await written(guest, '/root/out');
    assert.is(await outputOf(guest, `pgrep -c -x sleep; systemctl is-active ${UNIT}`), '1\nactive');
  }));

test('a later component replaces the program', () =>
  afterStart('CMD echo first >/root/first', async (guest) => {
    await written(guest, '/root/first');
    await runTasks(guest, tasksOf('CMD echo second >/root/second'));
    assert.match(await outputOf(guest, 'cat /usr/local/libexec/imagesmith-start'), 'second');
    assert.is(
      await outputOf(guest, 'ls /etc/systemd/system/multi-user.target.wants/ | grep -c imagesmith'),
      '1',
    );
  }));
