/** A page that names the next one. */
interface Page<T> {
  items: readonly T[];
  nextToken: string | undefined;
}

/** No listing of ours is longer; a service that keeps sending tokens must not hold us for ever. */
const MAX_PAGES = 200;

/** All items of a listing that pages by token. Stops at an empty or repeated token and after `maxPages`. */
export async function byToken<T>(
  fetch: (nextToken: string | undefined) => Promise<Page<T>>,
  maxPages = MAX_PAGES,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const { items, nextToken } = await fetch(token);
    all.push(...items);
    if (!nextToken || nextToken === token) break;
    token = nextToken;
  }
  return all;
}

/** All items of a listing that pages by number. Stops at a page that is not full, or once the total is reached. */
export async function byNumber<T>(
  pageSize: number,
  fetch: (pageNumber: number) => Promise<{ items: readonly T[]; total: number | undefined }>,
  maxPages = MAX_PAGES,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; page <= maxPages; page++) {
    const { items, total } = await fetch(page);
    all.push(...items);
    if (items.length < pageSize || (total !== undefined && all.length >= total)) break;
  }
  return all;
}
