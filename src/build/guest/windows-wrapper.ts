import { RETRY_PAUSE_SECONDS } from '../../components/task.ts';
import { powerShellQuote } from '../../components/shell-quote.ts';
import { type GuestTask, isSensitive, OUTPUT_TAIL_BYTES, WINDOWS_STATE_DIR } from './guest-task.ts';
import { MAX_OUTPUT_PIECE_BYTES } from './linux-wrapper.ts';
import { TRAILER } from './report.ts';
import { WINDOWS_BOOT_LINES } from './windows-boot.ts';

/**
 * The PowerShell program that carries a task into a Windows guest and makes sure that it runs once; what holds for
 * the Linux one holds here. The lock is made by renaming the directory in which everything was prepared: that fails
 * when the name is taken, while PowerShell's `New-Item` looks first and creates then.
 *
 * Standard output and errors are always kept apart; of a task that was tried several times the last try's.
 */
export function windowsCommand(
  task: GuestTask,
  prepare: readonly string[],
  lines: readonly string[] | undefined,
): string {
  return [
    "$ErrorActionPreference = 'Stop'",
    ...placeLines(task),
    '$n = "$d.$PID"',
    ...REPORT,
    'try {',
    ...WINDOWS_BOOT_LINES,
    '[void][IO.Directory]::CreateDirectory($b)',
    'if (-not [IO.Directory]::Exists($d)) {',
    '  [void][IO.Directory]::CreateDirectory($n)',
    ...prepare,
    ...(lines === undefined ? [] : heredoc('act.ps1', lines)),
    ...heredoc('run.ps1', runLines(task, lines === undefined ? 'payload.ps1' : 'act.ps1')),
    '  Add-Text boot $boot',
    '  Add-Text pid "$PID"',
    '  Add-Text start "$(Get-Seconds)"',
    '}',
    '} catch { Stop-Delivery unwritable $_.Exception.Message }',
    ...LOCK,
    'Wait-Outcome',
    '',
  ].join('\n');
}

/** Lines that write a text as a file, where no line of it begins with `'@`. */
export function heredoc(name: string, lines: readonly string[]): string[] {
  return [`Add-Text ${powerShellQuote(name)} @'`, ...lines, "'@"];
}

function placeLines({ buildUID, attempt, index }: GuestTask): string[] {
  return [`$b = '${WINDOWS_STATE_DIR}\\${buildUID}\\${attempt}'`, `$d = "$b\\${index}"`];
}

const REPORT = [
  'function Get-Seconds { [int64][Math]::Floor(([DateTime]::UtcNow - (New-Object DateTime 1970, 1, 1)).TotalSeconds) }',
  'function Get-Record($name) { if ([IO.File]::Exists("$d\\$name")) { [IO.File]::ReadAllText("$d\\$name").Trim() } else { \'-\' } }',
  'function Write-Report($state, $code, $message) {',
  '  $all = New-Object IO.MemoryStream',
  "  foreach ($name in 'stdout', 'stderr') {",
  '    if (-not [IO.File]::Exists("$d\\$name")) { continue }',
  "    $file = [IO.File]::Open(\"$d\\$name\", 'Open', 'Read', 'ReadWrite')",
  '    try { $file.CopyTo($all) } finally { $file.Close() }',
  '  }',
  `  $from = [Math]::Max(0, $all.Length - ${OUTPUT_TAIL_BYTES})`,
  '  $stream = [Console]::OpenStandardOutput()',
  '  $stream.Write($all.ToArray(), $from, $all.Length - $from)',
  `  $end = "$message\`n${TRAILER} $state $code $(Get-Record start) $(Get-Record finish) $($all.Length) $(Get-Record tries)\`n"`,
  '  $bytes = [Text.Encoding]::UTF8.GetBytes($end)',
  '  $stream.Write($bytes, 0, $bytes.Length)',
  '  $stream.Flush()',
  "  exit [int]($code -ne '0')",
  '}',
  'function Wait-Outcome {',
  '  while (-not [IO.File]::Exists("$d\\exit")) {',
  "    if (@('-', $boot) -notcontains (Get-Record boot)) { Write-Report interrupted 1 }",
  '    $worker = Get-Record pid',
  // Nobody at work, and nobody takes over: the delivery that made the lock has died.
  "    if ($worker -eq '-' -or -not (Get-Process -Id $worker -ErrorAction SilentlyContinue)) {",
  '      Start-Sleep -Seconds 2',
  '      if (-not [IO.File]::Exists("$d\\exit") -and (Get-Record pid) -eq $worker) { Write-Report interrupted 1 }',
  '    }',
  '    Start-Sleep -Seconds 1',
  '  }',
  '  Write-Report (Get-Record state) (Get-Record exit)',
  '}',
  'function Stop-Delivery($state, $message) {',
  '  if ([IO.Directory]::Exists($n)) { [IO.Directory]::Delete($n, $true) }',
  // Somebody else may have got further in the meantime.
  '  if ($boot -and [IO.Directory]::Exists($d)) { Wait-Outcome }',
  '  Write-Report $state 1 $message',
  '}',
  'function Add-Bytes($name, $bytes) {',
  '  $path = "$n\\$name"',
  "  $file = [IO.File]::Open($path, 'Append')",
  '  try {',
  // Without the mark PowerShell 5.1 reads scripts in the system's code page.
  "    if ($file.Length -eq 0 -and $name -like '*.ps1') { $file.Write([byte[]](239, 187, 191), 0, 3) }",
  '    $file.Write($bytes, 0, $bytes.Length)',
  '  } finally { $file.Close() }',
  '}',
  'function Add-Text($name, $text) { Add-Bytes $name ([Text.Encoding]::UTF8.GetBytes($text)) }',
  'function Add-Output($name, $index, $how, $task) {',
  '  $path = "$b\\$index\\stdout"',
  '  if (-not [IO.File]::Exists($path)) { Stop-Delivery unready "the output of task $task is no longer there" }',
  `  if ((New-Object IO.FileInfo $path).Length -gt ${MAX_OUTPUT_PIECE_BYTES}) { Stop-Delivery unready "the output of task $task has more than ${MAX_OUTPUT_PIECE_BYTES} bytes" }`,
  '  $text = [IO.File]::ReadAllText($path).TrimEnd("`r", "`n")',
  "  if ($how -eq 'quote') { $text = \"'\" + ($text -replace \"['\\u2018\\u2019\\u201A\\u201B]\", '$0$0') + \"'\" }",
  '  Add-Text $name $text',
  '}',
];

/** A scanner may hold a new file open for a moment. */
const LOCK = [
  'for ($i = 0; [IO.Directory]::Exists($n); $i++) {',
  '  if ([IO.Directory]::Exists($d)) { [IO.Directory]::Delete($n, $true); break }',
  '  try {',
  '    [IO.Directory]::Move($n, $d)',
  `    Start-Process powershell.exe -WindowStyle Hidden -ArgumentList ('-NoProfile -NonInteractive -ExecutionPolicy Bypass -File "{0}\\run.ps1"' -f $d)`,
  '  } catch {',
  // The lock is ours, but nobody works in it.
  '    if (-not [IO.Directory]::Exists($n)) { [IO.File]::WriteAllText("$d\\pid", \'-\'); break }',
  '    if ($i -ge 10) { Stop-Delivery unwritable $_.Exception.Message }',
  '    Start-Sleep -Seconds 1',
  '  }',
  '}',
];

/** The program that leads the task: tries, times out, records. */
function runLines(task: GuestTask, script: string): string[] {
  const { timeoutSeconds, retries = 0 } = task;
  return [
    "$ErrorActionPreference = 'Stop'",
    ...placeLines(task),
    'function Set-Record($name, $text) { [IO.File]::WriteAllText("$d\\$name", "$text") }',
    'Set-Record pid $PID',
    // What the task prints comes as UTF-8.
    'try { [Console]::OutputEncoding = New-Object Text.UTF8Encoding $false } catch { }',
    '$env:IMAGESMITH_TASK = $d',
    "$directory = 'C:\\Windows\\System32'",
    'if ([IO.File]::Exists("$d\\workdir")) { $directory = [IO.File]::ReadAllText("$d\\workdir") }',
    'for ($i = 1; ; $i++) {',
    '  Set-Record tries $i',
    "  $state = 'exited'",
    '  try {',
    `    $p = Start-Process powershell.exe -WorkingDirectory $directory -NoNewWindow -PassThru -RedirectStandardOutput "$d\\stdout" -RedirectStandardError "$d\\stderr" -ArgumentList ('-NoProfile -NonInteractive -ExecutionPolicy Bypass -File "{0}\\${script}"' -f $d)`,
    // Without having asked for the handle there is no exit code.
    '    [void]$p.Handle',
    `    if ($p.WaitForExit(${timeoutSeconds * 1000})) { $code = $p.ExitCode }`,
    '    else {',
    "      $state = 'timedout'",
    '      $code = 124',
    '      cmd.exe /c "taskkill /T /F /PID $($p.Id) >nul 2>nul"',
    '      [void]$p.WaitForExit(10000)',
    '    }',
    '  } catch {',
    '    $code = 1',
    '    [IO.File]::AppendAllText("$d\\stderr", $_.Exception.Message)',
    '  }',
    `  if ($code -eq 0 -or $i -gt ${retries}) { break }`,
    `  Start-Sleep -Seconds ${RETRY_PAUSE_SECONDS}`,
    '}',
    // What is secret goes; records and output stay for the report.
    ...(isSensitive(task)
      ? [
          "Get-ChildItem -LiteralPath $d | Where-Object { @('pid', 'boot', 'start', 'tries', 'stdout', 'stderr') -notcontains $_.Name } | Remove-Item -Force -ErrorAction SilentlyContinue",
        ]
      : []),
    'Set-Record finish ([int64][Math]::Floor(([DateTime]::UtcNow - (New-Object DateTime 1970, 1, 1)).TotalSeconds))',
    'Set-Record state $state',
    'Set-Record exit.new $code',
    '[IO.File]::Move("$d\\exit.new", "$d\\exit")',
  ];
}
