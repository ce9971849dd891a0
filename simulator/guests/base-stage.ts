import { chmodSync, cpSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { accountFiles } from './base-accounts.ts';
import { mergedDirectories } from './base-list.ts';
import type { DebianPackage } from './debian-packages.ts';
import { PROGRAMS } from './in-map.ts';

/** Commands that process 1 answers: one program under several names. */
const POWER_COMMANDS = ['reboot', 'poweroff', 'halt', 'shutdown'];
/** The same under names that other programs call, in a directory of their own. */
const INNER_COMMANDS = ['resize2fs', 'root-size'];

/** Logs that a fresh machine has, which clean-up scripts empty and programs expect to be there. */
const LOGS = ['auth.log', 'btmp', 'cloud-init.log', 'cloud-init-output.log', 'lastlog', 'syslog', 'wtmp'];

/** Directories of a fresh machine that packages' lists do not name. */
const DIRECTORIES = [
  'boot home media mnt opt root srv etc/systemd/system var/lib/cloud var/log var/tmp',
  'usr/local/bin usr/local/etc usr/local/include usr/local/lib usr/local/sbin usr/local/share usr/local/src',
].flatMap((line) => line.split(' '));

/**
 * Writes the files of a base root that are not copied from the host: accounts without passwords, package state,
 * configuration of a fresh public image, and the commands that a simulated machine answers itself.
 */
export function stageFiles(stage: string, packages: DebianPackage[]): void {
  const write = (path: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(stage, path)), { recursive: true });
    writeFileSync(join(stage, path), text, { mode });
  };
  const accounts = accountFiles();
  for (const [name, text] of Object.entries(accounts)) write(`etc/${name}`, text);
  write('etc/hostname', 'localhost\n');
  write('etc/hosts', '127.0.0.1 localhost\n');
  write('etc/resolv.conf', '# no network\n');
  write('etc/fstab', '# the root of a simulated machine is mounted before it starts\n');
  write('etc/machine-id', '');
  write('etc/shells', '/bin/sh\n/bin/bash\n/bin/dash\n/usr/bin/sh\n/usr/bin/bash\n');
  write('etc/apt/sources.list', APT_SOURCES);
  write('etc/apt/apt.conf.d/90simulated-machine', 'APT::Sandbox::User "root";\n');
  write('usr/sbin/policy-rc.d', '#!/bin/sh\nexit 101\n', 0o755);
  write('var/lib/dpkg/status', `${packages.map((one) => one.text).join('\n\n')}\n`);
  write('var/lib/dpkg/statoverride', '');
  write('var/lib/dpkg/available', '');
  for (const name of LOGS) write(`var/log/${name}`, '');
  for (const [name, lines] of Object.entries(PAM)) write(`etc/pam.d/common-${name}`, `${lines.join('\n')}\n`);
  for (const directory of DIRECTORIES) mkdirSync(join(stage, directory), { recursive: true });

  cpSync(join(PROGRAMS, 'root'), stage, { recursive: true });
  for (const name of POWER_COMMANDS) link(stage, `usr/sbin/${name}`, '../bin/systemctl');
  for (const name of INNER_COMMANDS) link(stage, `usr/lib/simulated-machine/${name}`, '../../bin/systemctl');
  link(stage, 'usr/bin/growpart', 'systemctl');
  for (const [name, target] of mergedDirectories()) link(stage, name, target);
  link(stage, 'var/run', '/run');
  link(stage, 'var/lock', '/run/lock');
  link(stage, 'etc/mtab', '../proc/self/mounts');
  openToAll(stage);
}

/** Guests' root reads the stage as a stranger, whatever the umask was; the finishing script closes what must be. */
function openToAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}

/**
 * Run as guests' root in the directory that holds `root` and `stage`: puts the staged files in place and gives those
 * with a group of their own to it, where the id map has more than one.
 */
export const FINISH_SCRIPT = `set -e
cp -rP --preserve=mode,links --remove-destination stage/. root/
chmod 755 root
chmod 700 root/root
chmod 1777 root/var/tmp
chmod 664 root/var/log/wtmp root/var/log/lastlog
chmod 660 root/var/log/btmp
chmod 640 root/var/log/*.log root/var/log/syslog root/etc/shadow root/etc/gshadow
chown 0:42 root/etc/shadow root/etc/gshadow 2>/dev/null || :
for pair in nsswitch.conf:nsswitch.conf profile:profile; do
  [ -e "root/etc/\${pair#*:}" ] || cp "root/usr/share/base-files/\${pair%:*}" "root/etc/\${pair#*:}" 2>/dev/null || :
done
[ -e root/etc/adduser.conf ] || cp root/usr/share/adduser/adduser.conf root/etc/ 2>/dev/null || :
cp root/usr/share/base-files/dot.profile root/root/.profile 2>/dev/null || :
cp root/usr/share/base-files/dot.bashrc root/root/.bashrc 2>/dev/null || :
ldconfig -r "$PWD/root" 2>/dev/null || ldconfig -r root || :
`;

const PAM = {
  auth: [
    'auth [success=1 default=ignore] pam_unix.so nullok',
    'auth requisite pam_deny.so',
    'auth required pam_permit.so',
  ],
  account: [
    'account [success=1 new_authtok_reqd=done default=ignore] pam_unix.so',
    'account requisite pam_deny.so',
    'account required pam_permit.so',
  ],
  password: [
    'password [success=1 default=ignore] pam_unix.so obscure yescrypt',
    'password requisite pam_deny.so',
    'password required pam_permit.so',
  ],
  session: ['session required pam_permit.so', 'session required pam_unix.so'],
  'session-noninteractive': ['session required pam_permit.so', 'session required pam_unix.so'],
};

/** No mirror is preset: lists of the host may hold addresses with passwords, and guests have no network by default. */
const APT_SOURCES = '# Where packages come from is left to the components of an image.\n';

function link(stage: string, path: string, target: string): void {
  mkdirSync(dirname(join(stage, path)), { recursive: true });
  symlinkSync(target, join(stage, path));
}
