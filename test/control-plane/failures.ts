/** The programs of the control plane cannot be had on this machine. The message says why and what to do. */
export class BinariesUnavailable extends Error {
  override readonly name: string = 'BinariesUnavailable';
}

/**
 * There is no kube-controller-manager, which only Go can make here. Tests that need garbage collection or the
 * deletion of namespaces report themselves as skipped on it.
 */
export class ControllerManagerUnavailable extends Error {
  override readonly name = 'ControllerManagerUnavailable';
}

/** An archive could not be fetched, or is not the one expected. The message is one clause. */
export class DownloadFailed extends Error {
  override readonly name = 'DownloadFailed';
}

/** Go is missing, too old, or could not build. The message is one clause, or more lines with Go's own words. */
export class GoFailed extends Error {
  override readonly name = 'GoFailed';
}

const DISK_REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'it is on a read-only file system',
  EACCES: 'no permission',
  EPERM: 'no permission',
  ENOTDIR: 'a part of the path is not a directory',
  EEXIST: 'a part of the path is not a directory',
  EIO: 'the disk reports an error',
};

/** The cache cannot be written to. */
export class UnusableCache extends BinariesUnavailable {
  override readonly name = 'UnusableCache';

  constructor(directory: string, cause: unknown) {
    const reason = DISK_REASONS[codeOf(cause)] ?? lineOf(cause);
    super(
      `The programs of the control plane cannot be stored in ${directory}: ${reason}. ` +
        'Set IMAGESMITH_CACHE to a directory that you may write to and that has 1 GB free, ' +
        'or KUBEBUILDER_ASSETS to one that holds etcd, kube-apiserver and kubectl.',
      { cause },
    );
  }
}

/** Whether `error` says that something could not be written. */
export function isDiskError(error: unknown): boolean {
  return codeOf(error) in DISK_REASONS;
}

/** The error that a program's output tells of when it ran out of space, undefined otherwise. */
export function fullDiskIn(output: string): Error | undefined {
  if (!/no space left on device/i.test(output)) return undefined;
  return Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
}

/** The first line of what an error says. */
export function lineOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? text;
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
}
