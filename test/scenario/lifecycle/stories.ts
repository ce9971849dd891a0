import type { Suite } from '../../kit/suite.ts';

/** One story of many that are told at once. */
export interface Story {
  readonly name: string;
  readonly tell: () => Promise<void>;
}

/**
 * Declares a test for each story. The stories all run at the same time, `atOnce` of them, from the first test on: most
 * of the time each of them waits for the cloud. A story starts when one before it has ended.
 */
export function tellAtOnce(
  test: Suite,
  stories: readonly Story[],
  { atOnce, timeoutMs }: { readonly atOnce: number; readonly timeoutMs: number },
): void {
  const endings = stories.map(() => Promise.withResolvers<void>());
  // A story may fail long before its test is there to hear of it.
  for (const { promise } of endings) promise.catch(() => {});
  test.before(() => {
    const queue = stories.entries();
    for (let worker = 0; worker < atOnce; worker++) {
      void (async () => {
        for (const [index, { tell }] of queue) {
          const { resolve, reject } = endings[index] ?? Promise.withResolvers<void>();
          await tell().then(resolve, reject);
        }
      })();
    }
  });
  for (const [index, { name }] of stories.entries()) test(name, () => endings[index]?.promise, { timeoutMs });
}
