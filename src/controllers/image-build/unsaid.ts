import { hashOf } from '../../api/hash.ts';
import type { ImageBuild } from '../../api/objects.ts';
import type { BuildStatus } from '../../build/record.ts';

interface Kept {
  /** Fingerprint of the stored status that this one follows. */
  readonly base: string;
  readonly status: BuildStatus;
}

/**
 * Statuses that say nothing new to anybody but the operator, kept in memory until the next write takes them along:
 * which invocation a command became, and since when nothing is left. Both are found out again when the process ends
 * before that, the first by the tags of the command, so nothing depends on them.
 */
export class Unsaid {
  readonly #kept = new Map<string, Kept>();

  /** What follows the status with this fingerprint; undefined when nothing does. */
  after(key: string, base: string): BuildStatus | undefined {
    const kept = this.#kept.get(key);
    return kept?.base === base ? kept.status : undefined;
  }

  keep(key: string, base: string, status: BuildStatus): void {
    this.#kept.set(key, { base, status: structuredClone(status) });
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }
}

/** Fingerprint of what must be written at once. */
export function loudPart(status: BuildStatus | ImageBuild['status'] | undefined): string {
  const { intents = [], scaffold = {}, ...rest } = status ?? {};
  const { emptySince: _since, ...kept } = scaffold;
  return hashOf({ ...rest, scaffold: kept, intents: intents.map(loudIntent) });
}

function loudIntent(intent: NonNullable<BuildStatus['intents']>[number]): object {
  if (intent.action !== 'RunCommand') return intent;
  const { outcome: _outcome, resourceID: _id, code: _code, ...kept } = intent;
  return kept;
}
