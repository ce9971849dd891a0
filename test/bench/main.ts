/**
 * `npm run bench`: the figures that the operator is held to, each beside its target and, where there is one, beside
 * another program that does the same.
 *
 *   npm run bench                 all
 *   npm run bench -- start queue  those whose name holds one of the words
 *
 * The exit code is 1 when a target was missed. Figures about time mean little on a machine that does other work: the
 * load average stands beside them.
 */
import type { Figure } from './figure.ts';
import { isMissed, lineOf } from './figure.ts';
import { measureGuests } from './guests.ts';
import { measureQueue } from './queue.ts';
import { measureStarts } from './start.ts';
import { measureTenThousand } from './ten-thousand.ts';
import { measureUnchangedReconcile } from './unchanged-reconcile.ts';
import { measureWatchEvents } from './watch-events.ts';

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  queue: measureQueue,
  'unchanged-reconcile': measureUnchangedReconcile,
  start: measureStarts,
  'watch-events': measureWatchEvents,
  'ten-thousand': measureTenThousand,
  guests: measureGuests,
};
const LIMIT_MS = 5 * 60_000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const words = process.argv.slice(2);
const chosen = Object.entries(BENCHES).filter(
  ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
);

if (chosen.length === 0) {
  say(`There is no such bench; there are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
setTimeout(() => {
  say(`Given up: the benches took longer than ${LIMIT_MS / 60_000} minutes`);
  // What they started ends with this process.
  process.exit(1);
}, LIMIT_MS).unref();

let missed = 0;
for (const [name, measure] of chosen) {
  say(`${name} …`);
  for (const figure of await measure()) {
    say(`  ${lineOf(figure)}`);
    if (isMissed(figure)) missed++;
  }
}
say(missed === 0 ? 'Every target was reached' : `${missed} missed`);
process.exitCode = missed === 0 ? 0 : 1;
