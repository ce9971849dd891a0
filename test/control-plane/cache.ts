import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { isDiskError, lineOf, UnusableCache } from './failures.ts';
import type { Host } from './host.ts';
import { withLock } from './lock.ts';

const DRAFT = 'draft-';

/** The directory that keeps programs between runs, shared by every process of this user. */
export class Cache {
  readonly directory: string;
  readonly #host: Host;

  /** Below `IMAGESMITH_CACHE`; without it, below `imagesmith` in `XDG_CACHE_HOME` or in `~/.cache`. */
  constructor(host: Host) {
    const { env, home } = host;
    const root = env['IMAGESMITH_CACHE'] || join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'imagesmith');
    this.directory = join(root, 'control-plane');
    this.#host = host;
  }

  /** The directory of one release's programs for this platform. */
  release(version: string): string {
    return join(this.directory, `${version}-${this.#host.platform}`);
  }

  /**
   * Runs `work` with a draft directory beside the releases, while no other process does; it publishes its results
   * by renaming. The draft is removed at the end, and so are those of processes that were killed.
   *
   * @throws UnusableCache when the directory cannot be written to
   */
  async whileLocked<T>(work: (draft: string) => Promise<T>): Promise<T> {
    const { name, pid, progress } = this.#host;
    try {
      await mkdir(this.directory, { recursive: true });
      await access(this.directory, constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new UnusableCache(this.directory, error);
    }
    const waiting = Promise.withResolvers<void>();
    const options = {
      owner: { pid, host: name },
      onWait: (holder: { pid: number }) => {
        const title = `waiting for process ${holder.pid}, which fills ${this.directory}`;
        void progress.stage(title, () => waiting.promise);
      },
    };
    try {
      return await withLock(join(this.directory, 'lock'), options, async () => {
        waiting.resolve();
        return this.#withDraft(work);
      });
    } catch (error) {
      throw isDiskError(error) ? new UnusableCache(this.directory, error) : error;
    } finally {
      waiting.resolve();
    }
  }

  async #withDraft<T>(work: (draft: string) => Promise<T>): Promise<T> {
    await this.#removeDrafts();
    const draft = join(this.directory, `${DRAFT}${randomUUID()}`);
    await mkdir(draft);
    try {
      return await work(draft);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }

  async #removeDrafts(): Promise<void> {
    const names = await readdir(this.directory);
    for (const name of names.filter((entry) => entry.startsWith(DRAFT))) {
      await rm(join(this.directory, name), { recursive: true, force: true }).catch((error: unknown) =>
        this.#host.progress.say(`cannot remove ${name} of an earlier run: ${lineOf(error)}`),
      );
    }
  }
}
