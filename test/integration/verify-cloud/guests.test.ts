import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startGuestHost } from '../../../simulator/guests/start.ts';
import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import type { Switches } from '../../../simulator/switches.ts';
import type { Clock } from '../../../tools/verify-cloud/clock.ts';
import { assert, suite } from '../../kit/index.ts';
import { optionsFor, runWith } from './world.ts';

const ENTRIES = ['commandsDeliveredTwice', 'stopInvocationKills', 'signalExitCode'];
/** Simulated seconds per second. */
const HASTE = 60;
const TIMEOUT_MS = 60_000;

const store = await mkdtemp(join(tmpdir(), 'imagesmith-verify-'));
const guests = await startGuestHost({ storeDir: store });
const test = suite('verify:cloud finds out what happens in guests');
test.after(async () => {
  await guests.close();
  await rm(store, { recursive: true, force: true });
});

/** The same guests behind several simulators: a simulator closes its own. */
const kept = new Proxy(guests, {
  get: (target, name) => {
    const value: unknown = Reflect.get(target, name);
    if (name === 'close') return async () => {};
    return typeof value === 'function' ? (value.bind(target) as unknown) : value;
  },
});

/** The simulator's time. */
function clockOf(simulator: SimulatorHandle): Clock {
  return {
    now: () => simulator.now(),
    sleep: (ms) => new Promise((resolve) => void setTimeout(resolve, ms / HASTE)),
  };
}

async function positions(switches: Partial<Switches>): Promise<Record<string, string>> {
  const simulator = await startSimulator({ profile: 'demo', timeScale: HASTE, switches, guests: kept });
  try {
    const options = optionsFor(simulator.endpoint, `--only=${ENTRIES.join(',')}`);
    const ran = await runWith(options, { clock: clockOf(simulator) });
    assert.equal(simulator.evidence().leftovers, [], ran.output);
    return Object.fromEntries([...ran.findings].map(([entry, { position }]) => [entry, position]));
  } finally {
    await simulator.close();
  }
}

const cases = [
  [{}, { commandsDeliveredTwice: 'normal', stopInvocationKills: 'normal', signalExitCode: 'normal' }],
  [
    { commandsDeliveredTwice: true, stopInvocationKills: false },
    { commandsDeliveredTwice: 'hostile', stopInvocationKills: 'hostile', signalExitCode: 'normal' },
  ],
] as const;
for (const [switches, expected] of cases) {
  const name = `with ${JSON.stringify(switches)}`;
  if (!guests.capability.executes) test.skip(name, guests.capability.reason);
  else test(name, async () => assert.equal(await positions(switches), expected), { timeoutMs: TIMEOUT_MS });
}
