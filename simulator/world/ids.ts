/** A generator of numbers in [0, 1) that goes on from `state`, which may be kept and set again. */
export interface SeededRandom {
  (): number;
  /** A whole number in [0, 2^32). */
  state: number;
}

const STEP = 0x6d2b79f5;

/** A seeded generator (mulberry32): the same seed gives the same world. */
export function seededRandom(seed: number): SeededRandom {
  const random = () => {
    const state = (random.state + STEP) >>> 0;
    random.state = state;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  random.state = seed >>> 0;
  return random;
}

/** Passes over so many numbers at once. */
export function skipAhead(random: SeededRandom, count: number): void {
  random.state = (random.state + Math.imul(STEP, count)) >>> 0;
}

/** Region codes as they stand in real ids: of resources, and of Cloud Assistant's commands and invocations. */
const REGION_CODES: Record<string, [resource: string, assistant: string]> = {
  'cn-hangzhou': ['bp1', 'hz'],
  'cn-shanghai': ['uf6', 'sh'],
  'cn-beijing': ['2ze', 'bj'],
  'cn-shenzhen': ['wz9', 'sz'],
  'ap-southeast-1': ['t4n', 'sg'],
  'us-west-1': ['rj9', 'us'],
};

/** Other regions get codes made from their names. */
function codesOf(region: string): [string, string] {
  const letters = region.replace(/[^a-z0-9]/g, '');
  return REGION_CODES[region] ?? [letters.slice(-3), letters.slice(-2)];
}

/** Makes ids of the service's form: `i-bp1` and seventeen letters and digits. */
export class Ids {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  resource(prefix: string, region: string): string {
    return `${prefix}-${codesOf(region)[0]}${this.#letters(17)}`;
  }

  /** Cloud Assistant names its own with two letters of the region: `t-hz0…`. */
  assistant(prefix: string, region: string): string {
    return `${prefix}-${codesOf(region)[1]}0${this.#letters(12)}`;
  }

  requestId(): string {
    return this.uuid().toUpperCase();
  }

  uuid(): string {
    const hex = this.#digits(32, 16);
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20),
    ].join('-');
  }

  secret(length: number): string {
    return this.#letters(length);
  }

  /** A number in [0, 1). */
  chance(): number {
    return this.#random();
  }

  #letters(length: number): string {
    return this.#digits(length, 36);
  }

  #digits(length: number, base: number): string {
    let text = '';
    while (text.length < length) text += Math.floor(this.#random() * base).toString(base);
    return text;
  }
}
