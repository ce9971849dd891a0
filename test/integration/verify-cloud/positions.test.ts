import { HOSTILE, NORMAL, type Switches } from '../../../simulator/switches.ts';
import { CHECKS } from '../../../tools/verify-cloud/registry.ts';
import { assert, suite } from '../../kit/index.ts';
import { type Ran, VerifyWorld } from './world.ts';

const test = suite('verify:cloud finds the position of the simulator');
const SHARE = '--share-with=2000000000000002';
/** What guests do is not seen without guests that execute: `guests.test.ts`. */
const IN_GUESTS = ['commandsDeliveredTwice', 'stopInvocationKills', 'signalExitCode'];
const ENTRIES = CHECKS.flatMap(({ entries }) => entries).filter((entry) => !IN_GUESTS.includes(entry));
const ALL = `--only=${ENTRIES.join(',')}`;
const isHostile = (entry: string) => {
  const name = entry as keyof Switches;
  return Object.hasOwn(NORMAL, name) && NORMAL[name] !== HOSTILE[name];
};

async function ranIn(switches: Partial<Switches>, ...flags: string[]): Promise<Ran> {
  const world = await VerifyWorld.start({ switches });
  try {
    const ran = await world.run(flags);
    assert.equal(world.leftovers(), [], 'left behind');
    return ran;
  } finally {
    await world.end();
  }
}

function positions(ran: Ran): Record<string, string> {
  return Object.fromEntries([...ran.findings].map(([entry, { position }]) => [entry, position]));
}

function expected(of: (entry: string) => string): Record<string, string> {
  return Object.fromEntries(ENTRIES.map((entry) => [entry, of(entry)]));
}

test(
  'normal, in every entry',
  async () => {
    const ran = await ranIn({}, ALL, SHARE);
    assert.equal(
      positions(ran),
      expected(() => 'normal'),
      ran.output,
    );
    assert.is(ran.code, 0);
  },
  { timeoutMs: 30_000 },
);

test(
  'hostile, in every entry that has a hostile position',
  async () => {
    const ran = await ranIn(HOSTILE, ALL, SHARE);
    assert.equal(
      positions(ran),
      expected((entry) => (isHostile(entry) ? 'hostile' : 'normal')),
      ran.output,
    );
  },
  { timeoutMs: 60_000 },
);

test(
  'the third position of switches that are the same in both',
  async () => {
    const switches = { imageTagsOnSnapshots: true, longShareListsCut: false, changeFailsImage: false };
    const ran = await ranIn(switches, `--only=${Object.keys(switches).join(',')}`, SHARE);
    assert.equal(
      positions(ran),
      {
        imageTagsOnSnapshots: 'other',
        imageTagLagMs: 'normal',
        longShareListsCut: 'other',
        changeFailsImage: 'other',
      },
      ran.output,
    );
  },
  { timeoutMs: 30_000 },
);
