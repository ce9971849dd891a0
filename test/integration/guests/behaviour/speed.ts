import { judge } from '../../../kit/cpu-share.ts';
import { assert } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { FIFTY_MS, fiftyAnswers, FIRST_ANSWER_MS, firstAnswer } from '../boot-times.ts';
import type { HostUnderTest } from '../host-under-test.ts';

/** For the quick suite, whatever else the machine does: it only catches what is far off. */
const FAR_OFF = 10;

export function declareSpeed(test: Suite, under: () => HostUnderTest): void {
  test(
    'a machine boots and answers in a moment, and so do fifty',
    async () => {
      const one = await firstAnswer(under(), 5);
      assert.ok(one < FAR_OFF * FIRST_ANSWER_MS, `${one} ms`);
      const fifty = await fiftyAnswers(under());
      assert.ok(fifty < FAR_OFF * FIFTY_MS, `${fifty} ms`);
    },
    { timeoutMs: 40_000 },
  );
}

/**
 * The bounds themselves, for the long suite: strict on an idle machine, stretched on a busy one by what its other work
 * takes. Three rounds, so that one moment of other work decides nothing.
 */
export function declareStrictSpeed(test: Suite, under: () => HostUnderTest): void {
  const hold = async (what: string, bound: number, measure: () => Promise<number>) => {
    const { value, slowdown } = await judge(bound, 3, measure);
    const allowed = `${bound} ms × ${slowdown.toFixed(2)} for other work`;
    const figure = `guests, ${under().mode} mode: ${what} ${value.toFixed(0)} ms (below ${allowed})`;
    process.stdout.write(`\nFIGURE ${figure}\n`);
    assert.ok(value < bound * slowdown, figure);
  };

  test(
    `a machine boots and answers its first command within ${FIRST_ANSWER_MS} ms, median`,
    () => hold('boot to first answer', FIRST_ANSWER_MS, () => firstAnswer(under())),
    { timeoutMs: 120_000 },
  );

  test(
    `fifty machines boot and answer within ${FIFTY_MS / 1000} s`,
    () => hold('fifty boots and answers', FIFTY_MS, () => fiftyAnswers(under())),
    { timeoutMs: 120_000 },
  );
}
