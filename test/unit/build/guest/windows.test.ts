import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

import { deliveryOf } from '../../../../src/build/guest/delivery.ts';
import { removeStateScript } from '../../../../src/build/guest/generalize.ts';
import type { GuestAction, GuestTask } from '../../../../src/build/guest/guest-task.ts';
import { windowsBootScript } from '../../../../src/build/guest/windows-boot.ts';
import { assert, suite } from '../../../kit/index.ts';

// No Windows runs here: these are the texts as they must be, read against the documentation of PowerShell 5.1.
const test = suite('tasks for Windows');

function delivered(action: GuestAction, change: Partial<GuestTask> = {}) {
  const task = {
    osType: 'Windows',
    buildUID: 'uid',
    attempt: 1,
    index: 4,
    timeoutSeconds: 60,
    action,
  } as const;
  const delivery = deliveryOf({ ...task, ...change });
  if (delivery.problem !== undefined) throw new Error(delivery.problem);
  return delivery;
}

test('a script and what it takes from earlier tasks are put together in order', () => {
  const { command } = delivered({
    kind: 'script',
    content: ['Write-Host "a"\n$x = ', { outputOf: 3, quote: true }, '\nexit 3\n'],
    workingDir: "C:\\it's",
  });
  assert.match(
    command,
    `Add-Text 'payload.ps1' @'
Write-Host "a"
$x = 
'@
Add-Output 'payload.ps1' 3 quote '4'
Add-Text 'payload.ps1' @'

exit 3

'@
Add-Text 'workdir' 'C:\\it''s'`,
  );
  assert.match(command, '$b = \'C:\\ProgramData\\imagesmith\\uid\\1\'\n$d = "$b\\4"\n');
});

test('what could be damaged on the way travels packed, to the byte', () => {
  for (const content of ['ünïcode', "a\n'@\nb", 'a\r\nb']) {
    const { command } = delivered({ kind: 'script', content });
    const text = /\$text = @'\n([A-Za-z0-9+/=\n]+)\n'@/.exec(command)?.[1] ?? '';
    const bundle = gunzipSync(Buffer.from(text, 'base64')).toString('utf8');
    assert.match(bundle, /^Add-Piece 'payload\.ps1' 0 \d+\n/);
    assert.match(bundle, content);
  }
});

test('time-out, tries and their pause are those of the task', () => {
  const { command } = delivered({ kind: 'script', content: 'x' }, { timeoutSeconds: 90, retries: 2 });
  assert.match(command, '$p.WaitForExit(90000)');
  assert.match(command, 'taskkill /T /F /PID $($p.Id)');
  assert.match(command, '$i -gt 2) { break }\n  Start-Sleep -Seconds 10\n');
});

test('the lock is made by a rename, and the report has the shape of the Linux one', () => {
  const { command } = delivered({ kind: 'script', content: 'x' });
  assert.match(command, '[IO.Directory]::Move($n, $d)');
  assert.match(
    command,
    '`n::imagesmith:: $state $code $(Get-Record start) $(Get-Record finish) $($all.Length) $(Get-Record tries)`n',
  );
});

test('a large file comes in chunks that report', () => {
  const content = randomBytes(60_000);
  const { chunks, command } = delivered({ kind: 'file', path: 'C:\\x', content });
  assert.ok(chunks.length > 1);
  for (const chunk of chunks) assert.match(chunk, '`n::imagesmith:: $state $code`n');
  assert.match(command, 'Stop-Delivery incomplete');
});

test('secrets are taken off the disk when the task has ended', () => {
  const removal = '-notcontains $_.Name } | Remove-Item';
  assert.match(delivered({ kind: 'script', content: 'x' }, { sensitive: true }).command, removal);
  assert.not.match(delivered({ kind: 'script', content: 'x' }).command, removal);
});

test('the boot has an ID that a clock cannot change', () => {
  assert.match(windowsBootScript(), '[Microsoft.Win32.RegistryOptions]::Volatile');
  assert.match(windowsBootScript(), /Write-Output \$boot\n$/);
  assert.match(
    removeStateScript('Windows'),
    "Remove-Item -LiteralPath 'C:\\ProgramData\\imagesmith' -Recurse",
  );
});
