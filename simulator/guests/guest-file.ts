import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { HOST_PATH } from './host-facts.ts';
import type { IdMap } from './id-map.ts';
import { PROGRAMS } from './in-map.ts';
import type { Machine } from './machine.ts';
import type { FileOutcome, GuestFile } from './port.ts';
import { encodeRequest } from './request.ts';

type RefusalCode = Extract<FileOutcome, { kind: 'refused' }>['code'];

/** Writes a file as the guest's root, making missing parent directories (mode 0755). Follows symbolic links. */
export async function writeGuestFile(file: GuestFile, machine: Machine, map: IdMap): Promise<FileOutcome> {
  const refusal = refusalOf(file);
  if (refusal) return refusal;
  const child = spawn('perl', ['-I', PROGRAMS, join(PROGRAMS, 'write-file.pl')], {
    cwd: '/',
    env: { PATH: HOST_PATH, LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let answer = '';
  let trouble = '';
  child.stdin.on('error', () => undefined);
  child.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (trouble += chunk.toString()));
  child.stdin.end(
    encodeRequest([
      machine.entry.process.pid,
      machine.entry.process.startTime,
      machine.entry.namespaces,
      map.mode,
      file.path,
      file.owner,
      file.group,
      file.mode,
      file.overwrite ? 1 : 0,
      file.content,
    ]),
  );
  await new Promise<void>((resolve) => {
    child.once('error', (error) => {
      trouble += error.message;
      resolve();
    });
    child.once('close', () => resolve());
  });
  if (answer === 'written\n') return { kind: 'written' };
  const [, code, message] = /^refused (\w+) (.*)\n$/s.exec(answer) ?? [];
  if (code) return { kind: 'refused', code: code as RefusalCode, message: message ?? '' };
  return {
    kind: 'refused',
    code: 'ExecutionUnavailable',
    message: `the file writer failed: ${trouble.trim()}`,
  };
}

function refusalOf({ path, mode }: GuestFile): FileOutcome | undefined {
  if (!path.startsWith('/') || path.endsWith('/') || path.includes('\0'))
    return {
      kind: 'refused',
      code: 'InvalidFilePath',
      message: `${JSON.stringify(path)} is not an absolute path of a file`,
    };
  if (!/^0?[0-7]{3,4}$/.test(mode))
    return { kind: 'refused', code: 'FileCreateFail', message: `${JSON.stringify(mode)} is not a file mode` };
  return undefined;
}
