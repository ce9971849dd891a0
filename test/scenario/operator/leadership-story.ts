import { setTimeout as sleep } from 'node:timers/promises';

import { print } from '../../bench/figure.ts';
import type { ControlPlane } from '../../control-plane/index.ts';
import { assert, waitUntil } from '../../kit/index.ts';
import { lintAll } from '../../kit/lint.ts';
import { installOperator } from '../../kit/operator-process.ts';
import type { Suite } from '../../kit/suite.ts';
import { deedsIn, type Write, writesIn } from './audit.ts';
import { type Cluster, clusterFor } from './cluster.ts';
import { component, components } from './components.ts';
import { writesWithoutLease } from './lease-holders.ts';
import { failoverMs, flagsFor, Pair, type Timing } from './pair.ts';
import type { Replica } from './replica.ts';

/** A loaded machine may take so long over what should take no time. */
const SLACK_MS = 2000;
/** More than the operator writes at once before its limit of writes per second makes them wait in line. */
const FLOOD = 300;
const FLOOD_BEGUN = 120;

export interface LeadershipOptions {
  readonly timing: Timing;
  /** From SIGTERM to the other one leading. */
  readonly handOverMs: number;
  /** How often the leader is frozen in the midst of its writes. */
  readonly rounds: number;
}

/** Declares what must hold when two replicas share a cluster, in the order of one story. */
export function leadershipStory(
  test: Suite,
  plane: () => ControlPlane,
  { timing, handOverMs, rounds }: LeadershipOptions,
): void {
  const cluster = clusterFor(test, plane);
  const takeOverMs = failoverMs(timing) + SLACK_MS;
  const timeoutMs = 60_000 + 4 * takeOverMs;
  let pair: Pair;

  test.before(async () => {
    await installOperator(plane());
    // Many at once, so that some of them wait to be sent at whatever moment the process freezes.
    pair = new Pair(plane(), { flags: [...flagsFor(timing), '--concurrency=32'] });
    await cluster().create(components('early', 18));
  });
  test.after(() => pair.stop());

  test(
    'of two replicas exactly one leads, both are ready, and only the leader writes',
    async () => {
      const { leader, follower } = await pair.leaderAndFollower();
      await cluster().settled();
      assert.equal(await Promise.all([leader.leads(), follower.leads()]), [true, false]);
      assert.is((await follower.probe('/healthz')).status, 200);
      const writers = new Set(deedsIn(await writesIn(plane())).map(({ replica }) => replica));
      assert.equal([...writers], [leader.name]);
    },
    { timeoutMs },
  );

  test(
    `a leader that is told to stop hands over within ${handOverMs / 1000} s`,
    async () => {
      const { leader, follower } = await pair.leaderAndFollower();
      const since = performance.now();
      const ended = leader.stop('SIGTERM');
      await follower.logged('Leading', { deadlineMs: takeOverMs });
      const tookMs = performance.now() - since;
      assert.is((await ended).code, 0, leader.transcript());
      print({ name: 'hand-over after SIGTERM', value: tookMs, unit: 'ms', target: { below: handOverMs } });
      assert.ok(tookMs < handOverMs, `It took ${Math.round(tookMs)} ms`);
      await worksOn(cluster(), 'after-stop');
    },
    { timeoutMs },
  );

  test(
    'a leader that is killed is succeeded when its lease has run out, and not before',
    async () => {
      const { leader, follower } = await pair.leaderAndFollower();
      // The next renewal is the last: the moment from which the lease runs.
      const renewals = () => leaseWrites(plane(), leader);
      const before = (await renewals()).length;
      await waitUntil(async () => (await renewals()).length > before, { deadlineMs: timing.renewMs });
      const since = performance.now();
      await leader.stop('SIGKILL');
      await follower.logged('Leading', { deadlineMs: takeOverMs + SLACK_MS });
      const tookMs = performance.now() - since;
      const note = `lease of ${timing.leaseMs} ms`;
      const target = { below: failoverMs(timing) };
      print({ name: 'fail-over after kill -9', value: tookMs, unit: 'ms', target, note });
      assert.ok(tookMs < takeOverMs, `It took ${Math.round(tookMs)} ms`);
      assert.ok(tookMs > timing.leaseMs - timing.retryMs, `It took only ${Math.round(tookMs)} ms`);
      await worksOn(cluster(), 'after-kill');
    },
    { timeoutMs },
  );

  test(
    'a leader that was frozen until another led ends without a write',
    async () => {
      const { leader, follower } = await pair.leaderAndFollower();
      const names = (await cluster().list()).map(({ metadata }) => metadata.name).filter(isChangeable);
      leader.freeze();
      await follower.logged('Leading', { deadlineMs: takeOverMs });
      await cluster().change(names, 'echo while frozen');
      await cluster().settled();
      // The other has not got round to these when the frozen one finds them in its watch.
      await cluster().change(names, 'echo while thawing');
      await endsWithoutWrite(leader);
      await cluster().settled();
    },
    { timeoutMs },
  );

  for (let round = 1; round <= rounds; round++) {
    test(
      `a leader that was frozen in the midst of its writes ends without another one (${round} of ${rounds})`,
      async () => {
        const { leader, follower } = await pair.leaderAndFollower();
        const names = Array.from({ length: FLOOD }, (_, number) => `flood-${number}`);
        const written = async () => deedsIn(await writesIn(plane())).filter(by(leader)).length;
        const before = await written();
        const changed =
          round === 1
            ? cluster().create(names.map((name) => component(name)))
            : cluster().change(names, `echo round ${round}`);
        await waitUntil(async () => (await written()) - before > FLOOD_BEGUN, { deadlineMs: 60_000 });
        leader.freeze();
        await changed;
        await follower.logged('Leading', { deadlineMs: takeOverMs });
        await endsWithoutWrite(leader);
        await cluster().settled();
      },
      { timeoutMs },
    );
  }

  test('every status keeps the contract, and nobody ever wrote without holding the lease', async () => {
    await lintAll(plane());
    const identities = new Map<string, string>();
    for (const [name, replica] of pair.all) identities.set(name, await replica.identity());
    assert.equal(writesWithoutLease(await writesIn(plane()), identities), []);
  });

  const endsWithoutWrite = async (leader: Replica) => {
    // Whatever was on its way when it froze has arrived long ago.
    const before = (await writesIn(plane())).filter(by(leader)).length;
    leader.thaw();
    const { code } = await leader.exited;
    assert.is(code, 1, leader.transcript());
    await sleep(100);
    const after = (await writesIn(plane())).filter(by(leader)).slice(before);
    assert.is(
      after.map((write) => `${write.verb} ${write.resource} ${write.name}: ${write.code}`).join(', '),
      '',
    );
    assert.ok(leader.lines.some(({ msg }) => msg === 'Lost leadership'));
  };
}

/** Immutable components stay as they are. */
const isChangeable = (name: string) => !name.endsWith('-frozen');

const by =
  ({ name }: Replica) =>
  ({ replica }: Write) =>
    replica === name;

async function leaseWrites(plane: ControlPlane, leader: Replica): Promise<Write[]> {
  return (await writesIn(plane)).filter(by(leader)).filter(({ resource }) => resource === 'leases');
}

async function worksOn(cluster: Cluster, name: string): Promise<void> {
  await cluster.create([component(name)]);
  await cluster.settled();
}
