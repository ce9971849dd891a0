/**
 * Waits until `condition` returns something truthy and returns it. Looks again every 10 ms; a rejection of the
 * condition counts as "not yet" and its message goes into the failure.
 *
 * @throws when `deadlineMs` (default 5000) has passed, naming `what` was awaited.
 */
export async function waitUntil<T>(
  condition: () => T | Promise<T>,
  { deadlineMs = 5000, what = 'the condition' }: { deadlineMs?: number; what?: string } = {},
): Promise<NonNullable<T>> {
  const end = performance.now() + deadlineMs;
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
      throw new Error(`Waited ${deadlineMs} ms in vain for ${what}${because}`, { cause: lastError });
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
