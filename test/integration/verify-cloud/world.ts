import { Stepped } from '../simulator/calls.ts';
import type { SimulatorOptions } from '../../../simulator/start.ts';
import type { Clock } from '../../../tools/verify-cloud/clock.ts';
import { type Options, readOptions } from '../../../tools/verify-cloud/options.ts';
import { type Surroundings, verifyCloud } from '../../../tools/verify-cloud/program.ts';

export const RUN = '0a1b2c3d';

/** What a run of the program came to. */
export interface Ran {
  readonly code: number;
  readonly output: string;
  /** Position and what was seen, by entry; empty when no check ran. */
  readonly findings: ReadonlyMap<string, { position: string; saw: string }>;
}

/** The program against a simulator whose time moves only while the program waits. */
export class VerifyWorld {
  readonly stepped: Stepped;

  private constructor(stepped: Stepped) {
    this.stepped = stepped;
  }

  /** A command without a rule succeeds without output. */
  static async start(options: SimulatorOptions = {}): Promise<VerifyWorld> {
    return new VerifyWorld(
      await Stepped.start({ guests: { rules: [{ match: /./, exitCode: 0 }] }, ...options }),
    );
  }

  get clock(): Clock {
    const { simulator } = this.stepped;
    return {
      now: () => simulator.now(),
      async sleep(ms, signal) {
        signal?.throwIfAborted();
        await simulator.advance(ms);
        signal?.throwIfAborted();
      },
    };
  }

  options(...flags: string[]): Options {
    return optionsFor(this.stepped.simulator.endpoint, ...flags);
  }

  run(flags: string[], around: Partial<Surroundings> = {}): Promise<Ran> {
    return runWith(this.options(...flags), { clock: this.clock, ...around });
  }

  /** What exists in the simulator that was not there at the start. */
  leftovers(): string[] {
    return this.stepped.simulator.evidence().leftovers.map(({ kind, id }) => `${kind} ${id}`);
  }

  end(): Promise<void> {
    return this.stepped.end();
  }
}

export function optionsFor(endpoint: string, ...flags: string[]): Options {
  const env = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'simulator-key',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'simulator-secret',
  };
  const base = ['--yes', '--copy-to=cn-shanghai,ap-southeast-1', `--endpoint=http://${endpoint}`];
  const options = readOptions([...base, ...flags], env);
  if (options === 'help' || 'errors' in options) throw new Error(JSON.stringify(options));
  return options;
}

export async function runWith(
  options: Options,
  around: Partial<Surroundings> & Pick<Surroundings, 'clock'>,
): Promise<Ran> {
  const lines: string[] = [];
  const never = new AbortController().signal;
  const code = await verifyCloud(options, {
    runID: RUN,
    interrupted: never,
    killed: never,
    say: (text) => void lines.push(text),
    ask: () => Promise.reject(new Error('nobody is there to be asked')),
    ...around,
  });
  const findings = new Map<string, { position: string; saw: string }>();
  for (const line of lines) {
    const [, position = '', entry = '', saw = ''] =
      /^(normal|hostile|other|unknown) +(\w+): (.*)$/s.exec(line) ?? [];
    if (entry !== '') findings.set(entry, { position, saw });
  }
  return { code, output: lines.join('\n'), findings };
}
