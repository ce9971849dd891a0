import { CloudObserver } from '../../../src/cloud/observer.ts';
import { selectorTags, type Watch } from '../../../src/cloud/port.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';
import { FakeCloud, image, instance, invocation } from './fake-cloud.ts';

const test = suite('observer: load');

const regionID = 'r';
const tags = selectorTags({ clusterID: 'c' });

/** One stage of a build: what it waits for, how long that takes, and how the world shows that it is over. */
interface Stage {
  watch: (id: string, since: number) => Watch;
  lastsMs: number;
  begin: (world: FakeCloud, id: string) => void;
  end: (world: FakeCloud, id: string) => void;
  over: (observer: CloudObserver, world: FakeCloud, id: string) => boolean;
}

function instanceStage(lastsMs: number, from: string, to: string): Stage {
  return {
    watch: (id, since) => ({ kind: 'instance', regionID, id, since }),
    lastsMs,
    begin: (world, id) => world.instances.set(id, instance(id, from, tags)),
    end: (world, id) => world.instances.set(id, instance(id, to, tags)),
    over: (observer, world, id) =>
      observer.read(world.cloud, { kind: 'instance', regionID, id }).value?.status === to,
  };
}

function commandStage(lastsMs: number): Stage {
  return {
    watch: (id, since) => ({ kind: 'invocation', regionID, id, since }),
    lastsMs,
    begin: (world, id) => world.invocations.set(id, invocation(id, 'Running', tags)),
    end: (world, id) => world.invocations.set(id, invocation(id, 'Success', tags, 'ok')),
    over: (observer, world, id) =>
      observer.read(world.cloud, { kind: 'invocation', regionID, id }).value?.status === 'Success',
  };
}

function imageStage(lastsMs: number): Stage {
  return {
    watch: (id, since) => ({ kind: 'image', regionID, id, since }),
    lastsMs,
    begin: (world, id) => world.images.set(id, image(id, 'Creating', tags)),
    end: (world, id) => world.images.set(id, image(id, 'Available', tags)),
    over: (observer, world, id) =>
      observer.read(world.cloud, { kind: 'image', regionID, id }).value?.status === 'Available',
  };
}

const COMMANDS = 6;
const STAGES: Stage[] = [
  instanceStage(30_000, 'Pending', 'Running'),
  ...Array.from({ length: COMMANDS }, (_, n) => commandStage(10_000 + n * 5000)),
  instanceStage(15_000, 'Stopping', 'Stopped'),
  imageStage(180_000),
  instanceStage(30_000, 'Pending', 'Running'),
  commandStage(10_000),
  imageStage(300_000),
];

/** Runs builds that start within a minute of each other; returns reads and how long builds took beyond their stages. */
async function run(builds: number): Promise<{ reads: number; overheads: number[] }> {
  const clock = new SteppedClock();
  const world = new FakeCloud(clock);
  const observer = new CloudObserver({ clock, clusterTags: tags });
  const critical = STAGES.reduce((sum, { lastsMs }) => sum + lastsMs, 0);
  const overheads: number[] = [];

  const enter = (build: string, stageIndex: number, startedAt: number) => {
    const stage = STAGES[stageIndex];
    if (stage === undefined) {
      observer.forget(build);
      overheads.push((clock.now() - startedAt - critical) / critical);
      return;
    }
    const id = `${build}-${stageIndex}`;
    stage.begin(world, id);
    clock.setTimer(stage.lastsMs, () => stage.end(world, id));
    observer.declare(build, world.cloud, [stage.watch(id, clock.now())], () => {
      if (stage.over(observer, world, id)) enter(build, stageIndex + 1, startedAt);
    });
  };
  for (let n = 0; n < builds; n++) {
    clock.setTimer((n * 60_000) / builds, () => enter(`build-${n}`, 0, clock.now()));
  }
  await clock.step(critical * 1.2 + 60_000);
  observer.close();
  return { reads: world.calls.length, overheads };
}

for (const builds of [1, 20, 200]) {
  test(
    `${builds} builds at once: looking adds under 5 % to each, and few reads`,
    async () => {
      const { reads, overheads } = await run(builds);
      assert.is(overheads.length, builds, 'finished builds');
      const worst = Math.max(...overheads);
      assert.ok(worst < 0.05, `the slowest took ${(worst * 100).toFixed(1)} % longer than its stages`);
      // One read per command brings its output; the rest is shared.
      const bound = 6 + 1.1 * (COMMANDS + 1);
      if (builds === 200) assert.ok(reads / builds < bound, `${(reads / builds).toFixed(1)} reads per build`);
    },
    { timeoutMs: 60_000 },
  );
}
