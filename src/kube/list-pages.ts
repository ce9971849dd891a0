import { isKubeError, type KubeObject, type ListOptions, type ResourceType } from './port.ts';
import { collectionPath } from './resource-path.ts';
import type { Transport } from './transport.ts';

export interface Listing<T> {
  readonly items: T[];
  /** Every change up to this version is in `items`. */
  readonly resourceVersion: string;
}

interface Page {
  metadata?: { resourceVersion?: string; continue?: string };
  items?: KubeObject[] | null;
}

export interface ListPagesOptions<T extends KubeObject> extends ListOptions {
  /** Applied to each object as its page arrives, so that a whole page of full objects lives at a time. */
  ingest?: (object: T) => T;
  /** Objects per request; 500 by default. */
  pageSize?: number;
}

const PAGE_SIZE = 500;
const PAGE_TIMEOUT_MS = 60_000;
/** How often a list whose continue token expired is begun anew before it is read in one piece. */
const RESTARTS = 1;

/**
 * Reads a whole list in pages. A continue token that expired on the way (410, the server compacted its history)
 * restarts the list, and the last resort is one unpaged answer, which cannot expire: the way of client-go's
 * `tools/pager`. The answer is as of the moment of the (last) first page, never older than the call.
 *
 * @throws KubeError, or the signal's reason.
 */
export async function listPages<T extends KubeObject>(
  transport: Transport,
  type: ResourceType<T>,
  options: ListPagesOptions<T> = {},
): Promise<Listing<T>> {
  const { pageSize = PAGE_SIZE } = options;
  for (let restarts = 0; ; restarts++) {
    const paged = restarts <= RESTARTS;
    try {
      return await listOnce(transport, type, options, paged ? pageSize : undefined);
    } catch (error) {
      if (!paged || !isExpired(error)) throw error;
    }
  }
}

/** True when the server no longer has the history that a continue token or a resource version asks for. */
export function isExpired(error: unknown): boolean {
  return isKubeError(error, 'Expired') || isKubeError(error, 'Gone');
}

async function listOnce<T extends KubeObject>(
  transport: Transport,
  type: ResourceType<T>,
  options: ListPagesOptions<T>,
  limit: number | undefined,
): Promise<Listing<T>> {
  const { ingest = (object: T) => object, namespace, labelSelector, fieldSelector, signal } = options;
  const path = collectionPath(type, namespace);
  const items: T[] = [];
  let next: string | undefined;
  for (;;) {
    const page: Page = await transport.json<Page>({
      method: 'GET',
      path,
      query: { labelSelector, fieldSelector, limit, continue: next },
      timeoutMs: PAGE_TIMEOUT_MS,
      signal,
    });
    for (const item of page.items ?? []) items.push(ingest(item as T));
    next = page.metadata?.continue || undefined;
    if (next === undefined) return { items, resourceVersion: page.metadata?.resourceVersion ?? '' };
  }
}
