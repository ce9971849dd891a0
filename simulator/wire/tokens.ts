import { ApiError } from './api-error.ts';

interface Bound {
  parameters: string;
  at: number;
  outcome: { answer: Record<string, unknown> } | { error: ApiError };
}

/** What a token is bound to, as plain data. */
export interface SavedToken {
  key: string;
  parameters: string;
  at: number;
  answer?: Record<string, unknown>;
  error?: Pick<ApiError, 'status' | 'code' | 'message' | 'headers'>;
}

/**
 * Client tokens, per account, region and action. The same token with the same parameters gives the first answer
 * again; with other parameters it is refused. Source: "How to ensure idempotence" of the ECS documentation.
 */
export class Tokens {
  readonly #bound = new Map<string, Bound>();

  /** The outcome that a token is bound to. @throws ApiError `mismatch` when the parameters differ. */
  find(
    key: string,
    parameters: string,
    {
      now,
      lifetimeMs,
      mismatch,
    }: { now: number; lifetimeMs: number; mismatch: { status: number; code: string } },
  ): Bound['outcome'] | undefined {
    const bound = this.#bound.get(key);
    if (bound === undefined) return undefined;
    if (now - bound.at >= lifetimeMs) {
      this.#bound.delete(key);
      return undefined;
    }
    if (bound.parameters !== parameters) {
      const message = 'The specified client token was used before with other parameters.';
      throw new ApiError(mismatch.status, mismatch.code, message);
    }
    return bound.outcome;
  }

  bind(key: string, parameters: string, at: number, outcome: Bound['outcome']): void {
    this.#bound.set(key, { parameters, at, outcome });
  }

  /** Those that are still remembered at `now`. */
  save(now: number, lifetimeMs: number): SavedToken[] {
    return [...this.#bound].flatMap(([key, { parameters, at, outcome }]): SavedToken[] => {
      if (now - at >= lifetimeMs) return [];
      if ('answer' in outcome) return [{ key, parameters, at, answer: outcome.answer }];
      const { status, code, message, headers } = outcome.error;
      return [{ key, parameters, at, error: { status, code, message, headers } }];
    });
  }

  restore(saved: readonly SavedToken[]): void {
    for (const { key, parameters, at, answer, error } of saved) {
      if (answer !== undefined) this.bind(key, parameters, at, { answer });
      else if (error !== undefined) {
        const { status, code, message, headers } = error;
        this.bind(key, parameters, at, { error: new ApiError(status, code, message, headers) });
      }
    }
  }
}

/** @throws ApiError for a token that is too long or not ASCII (at most 64 characters, documented). */
export function checkToken(token: string): void {
  if (token.length > 64) {
    throw new ApiError(400, 'InvalidClientToken.Malformed', 'The specified ClientToken is not valid.');
  }
  for (const character of token) {
    if (character < '!' || character > '~') {
      throw new ApiError(
        400,
        'InvalidClientToken.ValueNotSupported',
        'The ClientToken must be of ASCII characters.',
      );
    }
  }
}

/** Text that is equal for equal parameters, whatever their order; the token itself left out. */
export function canonicalParameters(tree: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    sorted(Object.fromEntries(Object.entries(tree).filter(([name]) => name !== 'ClientToken'))),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
