import { suite as uvuSuite } from 'uvu';

import { patience } from './hostile.ts';
import { watchForLeaks } from './leaks.ts';

type Hook = () => Promise<void> | void;
type Body = () => Promise<void> | void;

export interface TestOptions {
  /** How long the test may take, in milliseconds; longer in a hostile run. */
  timeoutMs?: number;
}

export interface Suite {
  (name: string, body: Body, options?: TestOptions): void;
  /** Runs only the tests declared this way; refused when `CI` is set, so it cannot land by accident. */
  only(name: string, body: Body, options?: TestOptions): void;
  /** Reports a test that this machine cannot run, by name and with the reason. With `CI` set it fails the file. */
  skip(name: string, reason: string): void;
  before: { (hook: Hook, options?: TestOptions): void; each(hook: Hook): void };
  after: { (hook: Hook, options?: TestOptions): void; each(hook: Hook): void };
}

const DEFAULT_TIMEOUT_MS = 5000;
const HOOK_TIMEOUT_MS = 60_000;

/**
 * A named list of tests. Runs by itself once its file has been loaded.
 *
 * Guarantees: each test and hook has a time-out; a test that never settles fails by name and does not stop the
 * others; whatever a file leaves open after its last test (timers, sockets, processes) fails the file.
 */
export function suite(name: string): Suite {
  const inner = uvuSuite(name);
  const limited = (what: string, body: Body, timeoutMs: number) => () =>
    withTimeout(`${name}: ${what}`, body, timeoutMs * patience());

  // uvu swallows what a `before` hook throws; kept here, it fails every test of the suite.
  let notPrepared: Error | undefined;
  const prepared = (body: Body) => () => {
    if (notPrepared !== undefined) throw notPrepared;
    return body();
  };
  // Not uvu's own: there a hook that throws after a test that failed ends the whole suite.
  const eachBefore: Hook[] = [];
  const eachAfter: Hook[] = [];
  const embedded = (body: Body) => async () => {
    const failures = await runAll([...eachBefore, body], { stopAtFirst: true });
    failures.push(...(await runAll(eachAfter)));
    if (failures.length > 0) throw failures[0];
  };

  const declare = (test: string, body: Body, options: TestOptions = {}) =>
    inner(test, embedded(limited(test, prepared(body), options.timeoutMs ?? DEFAULT_TIMEOUT_MS)));
  const only = (test: string, body: Body, options: TestOptions = {}) => {
    if (process.env['CI']) throw new Error(`${name}: ${test} is marked "only"`);
    inner.only(test, embedded(limited(test, prepared(body), options.timeoutMs ?? DEFAULT_TIMEOUT_MS)));
  };
  const skip = (test: string, reason: string) => {
    process.stdout.write(`SKIPPED ${name}: ${test} (${reason})\n`);
    if (process.env['CI']) {
      inner(test, () => {
        throw new Error(`skipped: ${reason}`);
      });
    } else inner.skip(test);
  };
  const before = (hook: Hook, options: TestOptions = {}) => {
    const run = limited('before', hook, options.timeoutMs ?? HOOK_TIMEOUT_MS);
    inner.before(async () => {
      try {
        await run();
      } catch (error) {
        notPrepared = error instanceof Error ? error : new Error(String(error));
      }
    });
  };
  // In reverse, so that what was set up last goes first.
  const afters: Hook[] = [];
  const after = (hook: Hook, options: TestOptions = {}) =>
    void afters.unshift(limited('after', hook, options.timeoutMs ?? HOOK_TIMEOUT_MS));
  before.each = (hook: Hook) => void eachBefore.push(limited('before each', hook, HOOK_TIMEOUT_MS));
  after.each = (hook: Hook) => void eachAfter.unshift(limited('after each', hook, HOOK_TIMEOUT_MS));

  const done = watchForLeaks();
  setImmediate(() => {
    inner.after(async () => {
      const failures = await runAll(afters);
      done();
      if (failures.length > 0) throw failures[0];
    });
    inner.run();
  });
  return Object.assign(declare, { only, skip, before, after });
}

/** Runs hooks in order, also after one has failed unless told otherwise, and returns what they threw. */
async function runAll(hooks: readonly Hook[], { stopAtFirst = false } = {}): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const hook of hooks) {
    try {
      await hook();
    } catch (error) {
      failures.push(error);
      if (stopAtFirst) break;
    }
  }
  return failures;
}

async function withTimeout(what: string, body: Body, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not finish within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([body(), late]);
  } finally {
    clearTimeout(timer);
  }
}
