import type { Host } from '../../../simulator/clock/timeline.ts';
import { createRulesHost } from '../../../simulator/guests/rules-host.ts';
import { PROFILES } from '../../../simulator/profile.ts';
import { Dispatch } from '../../../simulator/server/dispatch.ts';
import { Simulation } from '../../../simulator/simulation.ts';
import type { StateDirectory } from '../../../simulator/state/directory.ts';
import { Keeper } from '../../../simulator/state/keeper.ts';
import { NORMAL } from '../../../simulator/switches.ts';
import { World } from '../../../simulator/world/world.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('keeping of the simulator state');

/** A machine whose time a test moves. */
class SteppedHost implements Host {
  time = 0;
  #timers: { at: number; run: () => void }[] = [];

  wallNow(): number {
    return this.time;
  }

  monotonic(): number {
    return this.time;
  }

  setTimer(delayMs: number, run: () => void): { cancel(): void } {
    const timer = { at: this.time + delayMs, run };
    this.#timers.push(timer);
    return { cancel: () => void (this.#timers = this.#timers.filter((other) => other !== timer)) };
  }

  async move(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.time = due.at;
      due.run();
      await settle();
    }
    this.time = end;
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** What is written, and when; `duration` is how long a write takes. */
async function keeping({ fails = (): boolean => false, duration = 0 } = {}) {
  const host = new SteppedHost();
  const simulation = new Simulation({
    world: new World(),
    host,
    profile: PROFILES.test,
    switches: NORMAL,
    seed: 1,
    epochMs: 0,
    rate: 1,
    guests: createRulesHost('a test', []),
  });
  const writes: number[] = [];
  const times: number[] = [];
  const said: string[] = [];
  const directory: StateDirectory = {
    path: '/state',
    guestStore: '/state/guests',
    stored: undefined,
    write: () => {
      if (fails()) return Promise.reject(new Error('the disk is full'));
      writes.push(host.time);
      host.time += duration;
      return Promise.resolve();
    },
    writeTime: (now) => Promise.resolve(void times.push(now)),
    release: () => undefined,
  };
  const dispatch = new Dispatch(simulation);
  const origin = { worldDigest: '', worldFile: '', guestMode: 'rules' };
  const keeper = new Keeper({ simulation, dispatch, directory, origin, log: (line) => void said.push(line) });
  await keeper.start();
  return { host, simulation, keeper, writes, times, said };
}

test('a first state is written at the start, then one a short while after a change and at most one a second', async () => {
  const { host, simulation, writes, keeper } = await keeping();
  assert.equal(writes, [0]);
  await host.move(5000);
  assert.equal(writes, [0]);
  simulation.core.changed();
  await host.move(99);
  assert.equal(writes, [0]);
  await host.move(1);
  assert.equal(writes, [0, 5100]);
  for (let change = 0; change < 30; change++) {
    simulation.core.changed();
    await host.move(100);
  }
  assert.equal(writes, [0, 5100, 6100, 7100, 8100]);
  await keeper.close();
});

test('writes of a large world leave time for everything else', async () => {
  const { host, simulation, writes, keeper } = await keeping({ duration: 1000 });
  simulation.core.changed();
  await host.move(3999);
  assert.equal(writes, [0]);
  await host.move(1);
  assert.equal(writes, [0, 5000]);
  await keeper.close();
});

test('the time is written every second, unless it stands still', async () => {
  const { host, simulation, times, keeper } = await keeping();
  await host.move(2500);
  assert.equal(times, [1000, 2000]);
  simulation.core.timeline.setRate(0);
  await host.move(5000);
  assert.equal(times, [1000, 2000]);
  await keeper.close();
  await host.move(5000);
  assert.equal(times, [1000, 2000]);
});

test('files of guests are removed only when a state without them has been written', async () => {
  const { host, simulation, writes, keeper } = await keeping();
  const removedAfter: number[] = [];
  simulation.machines.removeLater?.(async () => void removedAfter.push(writes.length));
  simulation.core.changed();
  await host.move(999);
  assert.equal([writes.length, removedAfter.length], [1, 0]);
  await host.move(1);
  assert.equal(removedAfter, [2]);
  await keeper.close();
});

test('a write that fails is said once and tried again; what waits for it goes on waiting', async () => {
  let full = false;
  const { host, simulation, said, writes, keeper } = await keeping({ fails: () => full });
  full = true;
  const removed: string[] = [];
  simulation.machines.removeLater?.(async () => void removed.push('d1'));
  simulation.core.changed();
  await host.move(5000);
  assert.equal([said.length, removed.length, writes.length], [1, 0, 1]);
  assert.match(said[0] ?? '', 'the disk is full');
  full = false;
  await host.move(2000);
  assert.equal(removed, ['d1']);
  await keeper.close();
});

test('closing writes what has changed since', async () => {
  const { host, simulation, writes, keeper } = await keeping();
  await host.move(3000);
  simulation.core.changed();
  await keeper.close();
  assert.equal(writes, [0, 3000]);
});
