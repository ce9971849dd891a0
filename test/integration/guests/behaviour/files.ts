import type { FileOutcome, GuestFile } from '../../../../simulator/guests/port.ts';
import { assert } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { type HostUnderTest, outputOf, withGuest } from '../host-under-test.ts';

/** Files that come from outside. */
export function declareFiles(test: Suite, under: () => HostUnderTest): void {
  test('a file is written with any bytes, its directories, owner, group and mode', () =>
    withGuest(under(), async (guest) => {
      const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
      const written = await guest.writeFile(
        file('/srv/a/b c/file', { content: bytes, owner: 'www-data', group: 'adm', mode: '4750' }),
      );
      assert.equal(written, { kind: 'written' });
      const owner = under().mode === 'single' ? 'root root' : 'www-data adm';
      assert.is(
        await outputOf(guest, 'stat -c "%U %G %a %s" "/srv/a/b c/file"; stat -c "%U %a" "/srv/a/b c"'),
        `${owner} 4750 256\nroot 755`,
      );
      assert.is(
        await outputOf(guest, 'od -An -tu1 -v "/srv/a/b c/file" | tr -s " \\n" ,'),
        `,${[...bytes].join()},`,
      );
    }));

  test('a file that exists stays as it is unless it may be overwritten; then it takes the new mode', () =>
    withGuest(under(), async (guest) => {
      await outputOf(
        guest,
        'echo old > /root/file; ln -s /root/file /root/link; ln -s /no/target /root/dangling',
      );
      assert.is(codeOf(await guest.writeFile(file('/root/file'))), 'FileAlreadyExists');
      assert.is(codeOf(await guest.writeFile(file('/root/dangling'))), 'FileAlreadyExists');
      assert.is(await outputOf(guest, 'cat /root/file'), 'old');
      assert.is(
        codeOf(await guest.writeFile(file('/root/link', { overwrite: true, mode: '0600' }))),
        'written',
      );
      assert.is(
        await outputOf(guest, 'cat /root/file; stat -c %a /root/file; readlink /root/link'),
        'content\n600\n/root/file',
      );
    }));

  test('what cannot be written is refused by its cause', () =>
    withGuest(under(), async (guest) => {
      const codes: [GuestFile, string][] = [
        [file('relative/path'), 'InvalidFilePath'],
        [file('/etc/'), 'InvalidFilePath'],
        [file('/etc'), 'InvalidFilePath'],
        [file('/etc/a\0b'), 'InvalidFilePath'],
        [file('/x', { owner: 'nosuch' }), 'UserOrGroupNotExist'],
        [file('/x', { group: 'nosuch' }), 'UserOrGroupNotExist'],
        [file('/x', { mode: 'rwx' }), 'FileCreateFail'],
        [file('/etc/passwd/x'), 'FileCreateFail'],
        [file('/proc/sys/x'), 'FileCreateFail'],
      ];
      for (const [wanted, code] of codes) assert.is(codeOf(await guest.writeFile(wanted)), code, wanted.path);
    }));

  test('links of the guest lead nowhere outside it', () =>
    withGuest(under(), async (guest) => {
      const secret = `/host-file-${process.pid}`;
      await outputOf(guest, `ln -s /../../../..${secret} /root/link; ln -s /proc/1/root /root/init`);
      await guest.writeFile(file('/root/link', { overwrite: true }));
      assert.is(await outputOf(guest, `cat ${secret}`), 'content');
    }));
}

function file(path: string, more: Partial<GuestFile> = {}): GuestFile {
  const plain = { owner: 'root', group: 'root', mode: '0644', overwrite: false };
  return { path, content: Buffer.from('content\n'), ...plain, ...more };
}

function codeOf(outcome: FileOutcome): string {
  return outcome.kind === 'refused' ? outcome.code : outcome.kind;
}
