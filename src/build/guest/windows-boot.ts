/**
 * PowerShell lines that set `$boot` to the ID of this boot: a random one in a registry key that Windows forgets when
 * it stops. The time of the last boot would do only while nobody corrects the clock.
 */
export const WINDOWS_BOOT_LINES = [
  "$bootKey = 'SOFTWARE\\imagesmith-boot'",
  '$registry = [Microsoft.Win32.Registry]::LocalMachine',
  '$key = $registry.OpenSubKey($bootKey)',
  "$boot = if ($key -ne $null) { $key.GetValue('id') }",
  'if (-not $boot) {',
  "  $mutex = New-Object System.Threading.Mutex($false, 'Global\\imagesmith-boot')",
  '  [void]$mutex.WaitOne()',
  '  try {',
  '    $key = $registry.CreateSubKey($bootKey, [Microsoft.Win32.RegistryKeyPermissionCheck]::ReadWriteSubTree, [Microsoft.Win32.RegistryOptions]::Volatile)',
  "    if (-not $key.GetValue('id')) { $key.SetValue('id', [guid]::NewGuid().ToString()) }",
  "    $boot = $key.GetValue('id')",
  '  } finally { $mutex.ReleaseMutex() }',
  '}',
];

/** The command whose output is the ID of the boot that it ran in, as `cat /proc/sys/kernel/random/boot_id` on Linux. */
export function windowsBootScript(): string {
  return ["$ErrorActionPreference = 'Stop'", ...WINDOWS_BOOT_LINES, 'Write-Output $boot', ''].join('\n');
}
