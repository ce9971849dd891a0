import { readFileSync } from 'node:fs';
import { PACKAGE_ACCOUNTS } from './base-packages.ts';

const MASTER = '/usr/share/base-passwd';

/**
 * The accounts of a fresh installation: Debian's own list and those that packages make, never the host's people. No
 * account has a password.
 */
export function accountFiles(): Record<'passwd' | 'group' | 'shadow' | 'gshadow', string> {
  const passwd = accounts(`${MASTER}/passwd.master`, '/etc/passwd', 'root:*:0:0:root:/root:/bin/bash').map(
    (line) => line.replace(/^([^:]*):[^:]*:/, '$1:x:'),
  );
  // Members of the host's groups are accounts of the host.
  const group = accounts(`${MASTER}/group.master`, '/etc/group', 'root:*:0:').map((line) =>
    line.replace(/^([^:]*):[^:]*:(\d+):.*$/, '$1:x:$2:'),
  );
  return {
    passwd: fileOf(passwd),
    group: fileOf(group),
    shadow: fileOf(passwd.map((line) => `${nameIn(line)}:*:19000:0:99999:7:::`)),
    gshadow: fileOf(group.map((line) => `${nameIn(line)}:*::`)),
  };
}

function accounts(master: string, ofHost: string, fallback: string): string[] {
  const lines = linesOf(master, fallback);
  const names = new Set(lines.map(nameIn));
  const added = linesOf(ofHost, '').filter(
    (line) => PACKAGE_ACCOUNTS.test(nameIn(line)) && !names.has(nameIn(line)),
  );
  return [...lines, ...added];
}

function nameIn(line: string): string {
  return line.split(':')[0] ?? '';
}

function fileOf(lines: string[]): string {
  return `${lines.join('\n')}\n`;
}

function linesOf(path: string, fallback: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean);
  } catch {
    return fallback === '' ? [] : [fallback];
  }
}
