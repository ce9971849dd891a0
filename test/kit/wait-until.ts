import { patience } from './hostile.ts';

/**
 * Waits until `condition` returns something truthy and returns it. Looks again every 10 ms; a rejection of the
 * condition counts as "not yet" and its message goes into the failure.
 *
 * @throws when `deadlineMs` (default 5000; longer in a hostile run) has passed, naming `what` was awaited.
 */
export async function waitUntil<T>(
  condition: () => T | Promise<T>,
  { deadlineMs = 5000, what = 'the condition' }: { deadlineMs?: number; what?: string } = {},
): Promise<NonNullable<T>> {
  const limitMs = deadlineMs * patience();
  const end = performance.now() + limitMs;
  let lastError: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value) return value;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > end) {
      const because = lastError instanceof Error ? `: ${lastError.message}` : '';
      throw new Error(`Waited ${limitMs} ms in vain for ${what}${because}`, { cause: lastError });
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
