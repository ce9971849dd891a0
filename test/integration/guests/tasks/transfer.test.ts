import { createHash } from 'node:crypto';

import type { GuestAction } from '../../../../src/build/guest/guest-task.ts';
import { assert, suite, waitUntil } from '../../../kit/index.ts';
import { useHost } from '../host-under-test.ts';
import { MODE, TaskGuest } from './task-rig.ts';

const declare = suite('files over HTTP in a guest');
const under = useHost(declare, MODE);

/** Answers by path and writes down method, path and headers; for a guest has no network but its own. */
const SERVER = String.raw`
use IO::Socket::INET;
my $server = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => 80, Listen => 5, ReuseAddr => 1) or die $!;
open my $up, '>', '/srv/up'; close $up;
while (my $peer = $server->accept) {
    my $line = <$peer> // next;
    my ($headers, $length) = ('', 0);
    while (defined(my $header = <$peer>)) {
        last if $header =~ /^\r\n$/;
        $headers .= $header;
        $length = $1 if $header =~ /^Content-Length: (\d+)/i;
        print $peer "HTTP/1.1 100 Continue\r\n\r\n" if $header =~ /^Expect/i;
    }
    read $peer, my $body, $length;
    open my $log, '>>', '/srv/requests'; print $log $line, $headers; close $log;
    if ($length) { open my $file, '>', '/srv/uploaded'; print $file $body; close $file }
    my ($path) = $line =~ m{^\w+ ([^ ?]*)};
    my %status = ('/gone/a.txt' => '404 Not Found', '/no/a.txt' => '403 Forbidden', '/moved/a.txt' => "302 Found\r\nLocation: /files/b.txt");
    my $status = $status{$path} // '200 OK';
    sleep 60 if $path =~ /slow/;
    my $answer = "body of $path\n";
    print $peer "HTTP/1.1 $status\r\nContent-Length: " . length($answer) . "\r\nConnection: close\r\n\r\n$answer";
    close $peer;
}
`;

const test = (name: string, body: (machine: TaskGuest) => Promise<void>) =>
  declare(
    name,
    () =>
      TaskGuest.with(under(), async (machine) => {
        await machine.sh(
          `cat >/srv/server.pl <<'END'\n${SERVER}\nEND\nsetsid perl /srv/server.pl >/srv/log 2>&1 &`,
        );
        await waitUntil(async () => (await machine.sh('cat /srv/up && echo up')) === 'up\n');
        await body(machine);
      }),
    { timeoutMs: 60_000 },
  );

const from = (
  path: string,
  more: Partial<Extract<GuestAction, { kind: 'webDownload' }>> = {},
): GuestAction => ({
  kind: 'webDownload',
  url: `http://127.0.0.1${path}`,
  directory: '/srv/new dir',
  ...more,
});
/** Each with the tool named like it alone. */
const TOOLS = { curl: 'mv /usr/bin/wget /root/wget', wget: 'mv /usr/bin/curl /root/curl' };

for (const [tool, prepare] of Object.entries(TOOLS)) {
  test(`a file arrives under the name in its URL, with ${tool}`, async (machine) => {
    await machine.sh(prepare);
    const sha256 = createHash('sha256').update('body of /files/a%20b.txt\n').digest('hex').toUpperCase();
    const done = await machine.run(from('/files/a%20b.txt?x=1#y', { sha256 }));
    assert.equal([done?.state, done?.exitCode], ['exited', 0], done?.outputTail);
    const file = '/srv/new dir/a%20b.txt';
    assert.is(
      await machine.sh(`cat "${file}"; stat -c %a "${file}"; ls -A "/srv/new dir"`),
      'body of /files/a%20b.txt\n644\na%20b.txt\n',
    );

    const moved = await machine.run(from('/moved/a.txt'), { index: 1 });
    assert.is(moved?.exitCode, 0, moved?.outputTail);
    assert.is(await machine.sh('cat "/srv/new dir/a.txt"'), 'body of /files/b.txt\n');
  });

  test(`what goes wrong is said, and nothing is left, with ${tool}`, async (machine) => {
    await machine.sh(prepare);
    const gone = await machine.run(from('/gone/a.txt?signature=abc'));
    assert.is.not(gone?.exitCode, 0);
    assert.match(gone?.outputTail ?? '', '404');
    assert.not.match(gone?.outputTail ?? '', 'signature');
    const wrong = await machine.run(from('/files/a.txt', { sha256: '0'.repeat(64) }), { index: 1 });
    assert.match(wrong?.outputTail ?? '', /^the file's SHA-256 is [0-9a-f]{64}, not 0{64}\n$/);
    const closed = await machine.run(from('/x', { url: 'http://127.0.0.1:81/x' }), { index: 2 });
    assert.match(closed?.outputTail ?? '', /refused|connect/i);
    const slow = await machine.run(from('/slow/a.txt'), { index: 3, timeoutSeconds: 1 });
    assert.is(slow?.state, 'timedout');
    assert.is(await machine.sh('ls -A "/srv/new dir"'), '');
  });

  test(`a token reaches the server and no other eye, with ${tool}`, async (machine) => {
    await machine.sh(
      `${prepare}; p=/usr/bin/${tool}; mv $p $p.real; printf '#!/bin/sh\\necho "$*" >>/srv/arguments; exec %s.real "$@"\\n' $p >$p; chmod 755 $p`,
    );
    const token = 'ghp_"quoted"\\and$more';
    const done = await machine.run(from('/files/a.txt', { token }));
    assert.is(done?.exitCode, 0, done?.outputTail);
    assert.match(await machine.sh('cat /srv/requests'), `Authorization: Bearer ${token}`);
    const seen = await machine.sh('cat /srv/arguments');
    assert.ok(seen !== '' && !seen.includes('ghp_') && !seen.includes('files/a.txt'), seen);
    assert.is(await machine.sh('grep -rl ghp_ /var/lib/imagesmith /run/imagesmith'), '');
  });
}

test('without a tool, and with a name or URL that cannot be, it says what to do', async (machine) => {
  const said = async (action: GuestAction, index: number) =>
    (await machine.run(action, { index }))?.outputTail;
  assert.match((await said(from('/a/'), 0)) ?? '', 'names no file');
  assert.match((await said(from('', { url: 'http://127.0.0.1' }), 1)) ?? '', 'names no file');
  assert.match((await said(from('', { url: 'ftp://127.0.0.1/a' }), 2)) ?? '', 'must begin with http');
  assert.match((await said(from('/a b'), 3)) ?? '', 'percent-encoded');
  assert.match((await said(from('/a', { directory: 'relative' }), 4)) ?? '', 'not an absolute path');
  await machine.sh('rm /usr/bin/curl /usr/bin/wget');
  assert.match((await said(from('/a'), 5)) ?? '', 'neither curl nor wget is installed');
});

test('objects move by signed URLs, which no message and no disk shows', async (machine) => {
  const signedURL = 'http://127.0.0.1/bucket/a/b.tar?x-oss-signature=SIGNED';
  const down: GuestAction = {
    kind: 'ossDownload',
    signedURL,
    objectName: 'a/b.tar',
    directory: '/srv/objects/',
  };
  assert.is((await machine.run(down))?.exitCode, 0);
  assert.is(await machine.sh('cat /srv/objects/b.tar'), 'body of /bucket/a/b.tar\n');
  await machine.sh('printf "%s\\n" content >"/srv/my file"');
  const up: GuestAction = { kind: 'ossUpload', signedURL, path: '/srv/my file' };
  const done = await machine.run(up, { index: 1 });
  assert.is(done?.exitCode, 0, done?.outputTail);
  assert.is(await machine.sh('cat /srv/uploaded'), 'content\n');
  const request = (await machine.sh('cat /srv/requests')).split('PUT ')[1] ?? '';
  assert.not.match(request, /content-type/i);
  const refused = await machine.run(
    { ...up, signedURL: signedURL.replace('bucket/a/b.tar', 'no/a.txt') },
    { index: 2 },
  );
  assert.match(refused?.outputTail ?? '', '403');
  const absent = await machine.run({ ...up, path: '/srv/absent' }, { index: 3 });
  assert.match(absent?.outputTail ?? '', "no file '/srv/absent'");
  assert.is(await machine.sh('grep -rl SIGNED /var/lib/imagesmith /run/imagesmith /tmp'), '');
});
