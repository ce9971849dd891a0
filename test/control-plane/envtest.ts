import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';

import { download } from './download.ts';
import { DownloadFailed, fullDiskIn, lineOf } from './failures.ts';
import type { Host } from './host.ts';
import { ENVTEST_BASE_URL, type PinnedArchive } from './pins.ts';
import { megabytes } from './progress.ts';
import { supervise } from './supervisor.ts';

export interface EnvtestOptions {
  readonly archive: PinnedArchive;
  /** The names of the programs that the archive must hold. */
  readonly programs: readonly string[];
  /** An empty directory on the same file system as `target`. */
  readonly draft: string;
  /** The directory that the programs are published as; replaced if it exists. */
  readonly target: string;
  /** See {@link download}; for tests. */
  readonly connectMs?: number;
  readonly stallMs?: number;
}

/** Where the archive is fetched from: `IMAGESMITH_ENVTEST_URL` may name a mirror of the directory it is in. */
export function archiveUrl({ name }: PinnedArchive, env: Host['env']): string {
  const base = env['IMAGESMITH_ENVTEST_URL'] || ENVTEST_BASE_URL;
  return `${base.replace(/\/+$/, '')}/${name}`;
}

/**
 * Fetches, checks and unpacks the archive and publishes its programs in one step.
 *
 * @throws DownloadFailed; the error of the file system when the disk does not take the files
 */
export async function fetchEnvtest(options: EnvtestOptions, host: Host): Promise<void> {
  const { archive, programs, draft, target, connectMs, stallMs } = options;
  const file = join(draft, archive.name);
  const unpacked = join(draft, 'unpacked');
  const ready = join(draft, 'ready');
  const url = archiveUrl(archive, host.env);
  await host.progress.stage(
    `downloading etcd, kube-apiserver and kubectl from ${new URL(url).host}`,
    (report) =>
      download({
        url,
        sha512: archive.sha512,
        target: file,
        env: host.env,
        report,
        ...(connectMs === undefined ? {} : { connectMs }),
        ...(stallMs === undefined ? {} : { stallMs }),
      }),
    { summary: megabytes },
  );
  await mkdir(unpacked);
  await mkdir(ready);
  await unpack(file, unpacked, host.env);
  await rm(file);

  const found = new Map<string, string>();
  for (const entry of await readdir(unpacked, { recursive: true })) found.set(basename(entry), entry);
  for (const program of programs) {
    const entry = found.get(program);
    if (entry === undefined) throw new DownloadFailed(`${archive.name} does not hold ${program}`);
    await rename(join(unpacked, entry), join(ready, program));
    await chmod(join(ready, program), 0o755);
  }
  await rm(target, { recursive: true, force: true });
  await rename(ready, target);
}

async function unpack(file: string, directory: string, env: Host['env']): Promise<void> {
  const { size } = await stat(file);
  const tar = supervise(['tar', '-xzf', file, '-C', directory], { env });
  tar.stdin.end();
  tar.stdout.resume();
  const [errors, code] = await Promise.all([text(tar.stderr), tar.exit]);
  if (code === 0) return;
  const full = fullDiskIn(errors);
  if (full !== undefined) throw full;
  throw new DownloadFailed(`tar cannot unpack the archive of ${megabytes(size)} (${lineOf(errors.trim())})`);
}
