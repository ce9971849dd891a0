import { parseArgs } from 'node:util';

import type { PROFILES } from './profile.ts';
import { HOSTILE, type Switches } from './switches.ts';

/** What the command line asks for. */
export interface ProgramOptions {
  world: string | undefined;
  profile: keyof typeof PROFILES;
  /** Undefined for that of the state, or 1. */
  timeScale: number | undefined;
  port: number;
  address: string;
  /** Undefined for HTTP. */
  https: { names: string[] } | undefined;
  seed: number;
  switches: Partial<Switches>;
  guests: 'auto' | 'rules' | 'range' | 'single';
  guestNetwork: 'none' | 'host';
  guestRules: string | undefined;
  store: string | undefined;
  /** A directory that keeps everything over a restart. */
  state: string | undefined;
}

export const HELP = `A local ECS that speaks the real wire protocol.

  npm run simulator -- [options]

  --world FILE          YAML file with accounts, regions, images, networks (default: simulator/worlds/default.yaml)
  --profile NAME        how long things take: demo (seconds), real (minutes) or test (milliseconds); default demo
  --time-scale N        simulated seconds per second; 0 stops the clock (default 1)
  --port P              default 8130; 0 picks a free one
  --address A           default 127.0.0.1
  --https               HTTPS with an authority of its own, printed at the start and under /_simulator/ca
  --https-name NAME     a further DNS name or address of the certificate, besides loopback and --address;
                        may be repeated, implies --https
  --seed N              of ids and of chance (default 1)
  --hostile             every unverified behaviour in its hostile position (simulator/ASSUMPTIONS.md)
  --guests MODE         auto (default), range, single, or rules (nothing executes)
  --guest-network NET   none (default) or host
  --guest-rules FILE    YAML list of outcomes for scripts that are not executed: {match, exitCode, output, hangs}
                        match being a regular expression, or {writesFile} for files
  --store DIR           where the file systems of guests are kept while running (default: a temporary directory)
  --state DIR           keeps everything in DIR and goes on from it at the next start; a sudden end loses at most the
                        last second. Only its owner can read it: it holds secrets of accounts, commands with their
                        output and file systems of guests. World and way of isolating guests must stay the same;
                        --seed counts at the first start only, --time-scale and --hostile change what is stored
  --help
`;

/** Either options, or everything that is wrong with the command line; `help` asks for {@link HELP}. */
export function readOptions(args: string[]): ProgramOptions | 'help' | { errors: string[] } {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        world: { type: 'string' },
        profile: { type: 'string', default: 'demo' },
        'time-scale': { type: 'string' },
        port: { type: 'string', default: '8130' },
        address: { type: 'string', default: '127.0.0.1' },
        https: { type: 'boolean', default: false },
        'https-name': { type: 'string', multiple: true, default: [] },
        seed: { type: 'string', default: '1' },
        hostile: { type: 'boolean', default: false },
        guests: { type: 'string', default: 'auto' },
        'guest-network': { type: 'string', default: 'none' },
        'guest-rules': { type: 'string' },
        store: { type: 'string' },
        state: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return { errors: [error instanceof Error ? error.message : String(error)] };
  }
  if (values.help) return 'help';
  const errors: string[] = [];
  const number = (name: 'time-scale' | 'port' | 'seed', min: number, max = Infinity) => {
    const value = Number(values[name]);
    if (values[name] === '' || !(value >= min && value <= max))
      errors.push(`--${name} must be a number of at least ${min}`);
    return value;
  };
  const oneOf = <T extends string>(name: 'profile' | 'guests' | 'guest-network', known: readonly T[]): T => {
    const value = known.find((candidate) => candidate === values[name]);
    if (value === undefined) errors.push(`--${name} must be one of ${known.join(', ')}`);
    return value ?? (known[0] as T);
  };
  const options: ProgramOptions = {
    world: values.world,
    profile: oneOf('profile', ['demo', 'real', 'test']),
    timeScale: values['time-scale'] === undefined ? undefined : number('time-scale', 0),
    port: number('port', 0, 65_535),
    address: values.address,
    https: values.https || values['https-name'].length > 0 ? { names: values['https-name'] } : undefined,
    seed: number('seed', 0),
    switches: values.hostile ? HOSTILE : {},
    guests: oneOf('guests', ['auto', 'range', 'single', 'rules']),
    guestNetwork: oneOf('guest-network', ['none', 'host']),
    guestRules: values['guest-rules'],
    store: values.store,
    state: values.state,
  };
  if (values.state === '') errors.push('--state must name a directory');
  if (values.state !== undefined && values.store !== undefined)
    errors.push('--store cannot be given with --state, which keeps the file systems of guests, too');
  return errors.length > 0 ? { errors } : options;
}
