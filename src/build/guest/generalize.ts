import { GUEST_MEMORY_DIR, GUEST_STATE_DIR, WINDOWS_STATE_DIR } from './guest-task.ts';

/** What a template may keep of its builder. */
export type Keepsake = 'HostKeys' | 'MachineID' | 'History' | 'PackageCache';

/**
 * The script that makes one machine's disk fit to be many machines': what identifies the builder goes, and so does
 * what the build left behind. Each line says what it removed; a repeat finds nothing and succeeds. Exit code 0: all of
 * it is gone.
 *
 * It is both the engine's last step and the component `generalize` of the System catalogue. As a component it runs as a
 * task, which needs its lock until it has ended: the build's own state then stays for the engine's step, which runs
 * outside the lock.
 */
export function generalizeScript(keep: readonly Keepsake[] = []): string {
  const unlessKept = (what: Keepsake, lines: readonly string[]) =>
    keep.includes(what) ? [`say 'kept ${KEPT[what]}'`] : lines;
  return [
    '#!/bin/sh',
    'say() { echo "generalize: $*"; }',
    'drop() { for path; do if [ -e "$path" ] || [ -L "$path" ]; then rm -rf -- "$path" && say "removed $path" || exit 1; fi; done; }',
    '',
    ...unlessKept('HostKeys', ['drop /etc/ssh/ssh_host_*']),
    ...unlessKept('MachineID', MACHINE_ID),
    ...FIRST_BOOT,
    ...unlessKept('PackageCache', PACKAGE_CACHE),
    ...unlessKept('History', HISTORY),
    'drop /tmp/imagesmith-* /var/tmp/imagesmith-*',
    'if [ -n "$IMAGESMITH_TASK" ]; then',
    "  say 'left the state of this build to its last step'",
    'else',
    `  drop ${GUEST_STATE_DIR} ${GUEST_MEMORY_DIR}`,
    'fi',
    'sync',
    'say done',
    '',
  ].join('\n');
}

/** The script that removes only what the build itself keeps in a guest, for `generalize.mode: None`. */
export function removeStateScript(osType: 'Linux' | 'Windows' = 'Linux'): string {
  if (osType === 'Linux') return `#!/bin/sh\nrm -rf ${GUEST_STATE_DIR} ${GUEST_MEMORY_DIR} && sync\n`;
  return `$ErrorActionPreference = 'Stop'
if (Test-Path -LiteralPath '${WINDOWS_STATE_DIR}') { Remove-Item -LiteralPath '${WINDOWS_STATE_DIR}' -Recurse -Force }
`;
}

const KEPT: Readonly<Record<Keepsake, string>> = {
  HostKeys: 'the host keys',
  MachineID: 'the machine ID',
  History: 'history and logs',
  PackageCache: 'the package caches',
};

/** Empty, not absent: systemd then makes a new one at the first boot, also where / is read-only at that time. */
const MACHINE_ID = [
  "if [ -s /etc/machine-id ]; then : >/etc/machine-id || exit 1; say 'emptied /etc/machine-id'; fi",
  'if [ -e /var/lib/dbus/machine-id ] && [ ! -L /var/lib/dbus/machine-id ]; then drop /var/lib/dbus/machine-id; fi',
];

/** What makes the next machine take itself for the builder: it would not do its first-boot work. */
const FIRST_BOOT = [
  'if [ -d /var/lib/cloud ]; then drop /var/lib/cloud/instance /var/lib/cloud/instances /var/lib/cloud/data /var/lib/cloud/sem; fi',
  'drop /var/lib/dhcp/*.leases /var/lib/dhclient/*.leases /var/lib/dhclient/*.lease /var/lib/NetworkManager/*.lease',
  // One seed on many machines is no randomness.
  'drop /var/lib/systemd/random-seed /var/lib/urandom/random-seed',
];

const PACKAGE_CACHE = [
  'drop /var/cache/apt/archives/*.deb /var/cache/apt/*.bin /var/lib/apt/lists/*',
  'drop /var/cache/dnf /var/cache/yum /var/cache/libdnf5 /var/cache/zypp/packages',
];

const HISTORY = [
  'for home in /root /home/*; do',
  '  drop "$home/.bash_history" "$home/.zsh_history" "$home/.python_history" "$home/.mysql_history"',
  '  drop "$home/.wget-hsts" "$home/.lesshst" "$home/.viminfo" "$home/.ssh/known_hosts"',
  'done',
  // Cloud Assistant keeps the scripts that it ran.
  'drop /usr/local/share/aliyun-assist/work/script/* /usr/local/share/aliyun-assist/*/work/script/*',
  'drop /var/log/journal/*',
  "find /var/log -type f \\( -name '*.gz' -o -name '*.xz' -o -name '*.[0-9]' -o -name '*.old' \\) -exec rm -f {} + 2>/dev/null",
  'find /var/log -type f -size +0 -exec sh -c \'for f; do : >"$f"; done\' sh {} + 2>/dev/null',
  "say 'emptied the logs'",
];
