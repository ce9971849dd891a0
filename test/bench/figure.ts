import { loadavg } from 'node:os';

/** Something that was measured, with what it is measured against. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Written after each number. */
  readonly unit: string;
  readonly target?: { readonly below: number } | { readonly above: number };
  /** Others doing the same, measured in the same run by the same means. */
  readonly beside?: readonly { readonly name: string; readonly value: number }[];
  /** Under which circumstances. */
  readonly note?: string;
}

/** True when the figure has a target and does not reach it. */
export function isMissed({ value, target }: Figure): boolean {
  if (target === undefined) return false;
  return 'below' in target ? !(value < target.below) : !(value > target.above);
}

/** `FIGURE name: 213 ms (target < 400 ms) | peer: 240 ms | note`, with the word MISSED where it applies. */
export function lineOf(figure: Figure): string {
  const { name, value, unit, target, beside = [], note } = figure;
  const amount = (number: number) => `${rounded(number)} ${unit}`;
  const limit =
    target === undefined ? '' : 'below' in target ? `< ${amount(target.below)}` : `> ${amount(target.above)}`;
  const judged = limit === '' ? '' : ` (target ${limit}${isMissed(figure) ? ', MISSED' : ''})`;
  const peers = beside.map((peer) => ` | ${peer.name}: ${amount(peer.value)}`).join('');
  return `FIGURE ${name}: ${amount(value)}${judged}${peers}${note === undefined ? '' : ` | ${note}`}`;
}

/** Prints a figure from within a test, on a line of its own: the test runner passes such lines on. */
export function print(figure: Figure): void {
  process.stdout.write(`\n${lineOf(figure)}\n`);
}

/** How busy the machine is: without it no figure about time can be judged. */
export function loadNote(): string {
  return `load ${loadavg()[0]?.toFixed(1)}`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Three significant digits are more than any of these figures has. */
function rounded(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en-US').replaceAll(',', ' ');
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2);
}
