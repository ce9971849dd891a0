/**
 * Lets at most `width` runs go on at a time; the others wait in order. Starting machines by the dozen makes each
 * wait for the kernel's locks on namespaces and mounts, and all of them later than in small groups.
 */
export function createGate(width: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = width;
  return async (run) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
