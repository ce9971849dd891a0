import { invalidParameter } from '../wire/api-error.ts';
import type { Parameters } from '../wire/parameters.ts';

export interface Page<T> {
  items: T[];
  /** `PageNumber`, `PageSize`, `TotalCount`, for the answer. */
  members: { PageNumber: number; PageSize: number; TotalCount: number };
}

/**
 * `PageNumber` from 1 and `PageSize` up to `max`, by default 10. A size above the maximum is cut, below 1 is refused.
 */
export function pageByNumber<T>(all: T[], parameters: Parameters, max: number): Page<T> {
  const PageNumber = parameters.integer('PageNumber', { min: 1 }) ?? 1;
  const PageSize = Math.min(parameters.integer('PageSize', { min: 1 }) ?? 10, max);
  const start = (PageNumber - 1) * PageSize;
  return {
    items: all.slice(start, start + PageSize),
    members: { PageNumber, PageSize, TotalCount: all.length },
  };
}

/**
 * `NextToken` and `MaxResults`, held to [min, max]. The token names the last item, so a page never repeats or skips
 * what existed all the time, whatever is created or deleted between two pages.
 */
export function pageByToken<T extends { id: string }>(
  all: T[],
  parameters: Parameters,
  { min, max, fallback }: { min: number; max: number; fallback: number },
): { items: T[]; nextToken: string } {
  const size = Math.min(max, Math.max(min, parameters.integer('MaxResults') ?? fallback));
  const token = parameters.text('NextToken');
  const start = token === undefined ? 0 : afterToken(all, token);
  const items = all.slice(start, start + size);
  const last = items.at(-1);
  const nextToken = last !== undefined && start + size < all.length ? makeToken(last.id, start + size) : '';
  return { items, nextToken };
}

function makeToken(id: string, position: number): string {
  return Buffer.from(JSON.stringify([id, position])).toString('base64url');
}

function afterToken(all: { id: string }[], token: string): number {
  const [id, position] = readToken(token);
  const index = all.findIndex((item) => item.id === id);
  return index < 0 ? Math.min(position, all.length) : index + 1;
}

function readToken(token: string): [string, number] {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number') {
      return [value[0], value[1]];
    }
  } catch {
    // Falls through to the refusal below.
  }
  throw invalidParameter('NextToken');
}

/** A filter with `*` at either end, as names take it; without one it must be equal. */
export function matchesWildcard(text: string, pattern: string): boolean {
  if (!pattern.includes('*')) return text === pattern;
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}
