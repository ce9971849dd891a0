import { CloudObserver } from '../../../src/cloud/observer.ts';
import { CloudError, type CloudErrorClass, type Watch } from '../../../src/cloud/port.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';
import { FakeCloud, instance } from './fake-cloud.ts';

const test = suite('observer');

const regionID = 'r';

function setUp() {
  const clock = new SteppedClock();
  const world = new FakeCloud(clock);
  const observer = new CloudObserver({ clock });
  const told: string[] = [];
  const watchOf = (id: string, since = clock.now()): Watch => ({ kind: 'instance', regionID, id, since });
  const declare = (owner: string, watches: Watch[]) =>
    observer.declare(owner, world.cloud, watches, () => told.push(owner));
  const read = (id: string) => observer.read(world.cloud, { kind: 'instance', regionID, id });
  return { clock, world, observer, told, watchOf, declare, read };
}

function cloudError(kind: CloudErrorClass, code: string, retryAfterMs?: number): CloudError {
  return new CloudError(code, { class: kind, code, definite: true, retryAfterMs });
}

test('nothing is asked and no timer runs while nothing is watched', async () => {
  const { clock, world, observer, watchOf, declare } = setUp();
  assert.is(clock.pending, 0);
  declare('build', [watchOf('i-1')]);
  await clock.step(10_000);
  observer.forget('build');
  const calls = world.calls.length;
  assert.is(clock.pending, 0);
  await clock.step(60_000);
  assert.is(world.calls.length, calls);
});

test('the owner is told after the first look, and then only when the state changed', async () => {
  const { clock, world, told, watchOf, declare, read } = setUp();
  world.instances.set('i-1', instance('i-1', 'Pending'));
  declare('build', [watchOf('i-1')]);
  assert.equal(read('i-1'), { value: undefined, asOf: undefined, error: undefined });
  await clock.step(1000);
  assert.equal(told, ['build']);
  assert.is(read('i-1').value?.status, 'Pending');
  await clock.step(5000);
  assert.equal(told, ['build']);
  world.instances.set('i-1', instance('i-1', 'Running'));
  await clock.step(1000);
  assert.equal(told, ['build', 'build']);
  assert.is(read('i-1').value?.status, 'Running');
});

test('absence is a state of its own, as fresh as the look that found it', async () => {
  const { clock, world, told, watchOf, declare, read } = setUp();
  world.instances.set('i-1', instance('i-1'));
  declare('build', [watchOf('i-1')]);
  await clock.step(1000);
  world.instances.delete('i-1');
  await clock.step(1000);
  assert.equal(told, ['build', 'build']);
  assert.equal(read('i-1'), { value: undefined, asOf: clock.now(), error: undefined });
});

test('a later `since` is answered by the first look that began after it, even if nothing changed', async () => {
  const { clock, world, told, watchOf, declare, read } = setUp();
  world.instances.set('i-1', instance('i-1'));
  declare('build', [watchOf('i-1')]);
  await clock.step(3500);
  assert.is(told.length, 1);
  const since = clock.now();
  declare('build', [watchOf('i-1', since)]);
  declare('build', [watchOf('i-1', since)]);
  await clock.step(500);
  assert.is(told.length, 2);
  assert.ok((read('i-1').asOf ?? 0) >= since);
  await clock.step(5000);
  assert.is(told.length, 2);
});

test('looks fall on multiples of the pace, which slows down with age', async () => {
  const { clock, world, watchOf, declare } = setUp();
  await clock.step(300);
  const since = clock.now();
  declare('build', [watchOf('i-1', since)]);
  await clock.step(1_000_000);
  const seconds = world.calls.map(({ at }) => (at - since) / 1000);
  const between = seconds.slice(1).map((at, index) => Math.round(at - (seconds[index] ?? 0)));
  const count = (pace: number) => between.filter((gap) => gap === pace).length;
  assert.is(seconds[0], 0.7);
  assert.ok(count(1) >= 48 && count(1) <= 52, `1 s: ${count(1)}`);
  assert.ok(count(2) >= 23 && count(2) <= 27, `2 s: ${count(2)}`);
  assert.ok(count(30) >= 7, `30 s: ${count(30)}`);
  assert.ok(world.calls.every(({ at }) => at % 1000 === 0));
});

test('a thing that is old when it is first watched is looked at at once, then at its pace', async () => {
  const { clock, world, watchOf, declare } = setUp();
  declare('build', [watchOf('i-1', clock.now() - 3_600_000)]);
  await clock.step(1000);
  assert.is(world.calls.length, 1);
  await clock.step(28_000);
  assert.is(world.calls.length, 1);
  await clock.step(2000);
  assert.is(world.calls.length, 2);
});

test('many watches share calls of a hundred; several owners of one thing cost one', async () => {
  const { clock, world, told, watchOf, declare } = setUp();
  for (let n = 0; n < 150; n++) {
    declare(`build-${n}`, [watchOf(`i-${n}`)]);
    declare(`other-${n}`, [watchOf(`i-${n}`)]);
  }
  await clock.step(1000);
  assert.equal(
    world.calls.map(({ ids }) => ids?.length),
    [100, 50],
  );
  assert.is(told.length, 300);
});

test('a page that is not full takes along things that are not due yet', async () => {
  const { clock, world, watchOf, declare, read } = setUp();
  const old = clock.now() - 3_600_000;
  declare('old', [watchOf('i-old', old)]);
  await clock.step(1000);
  declare('young', [watchOf('i-young')]);
  await clock.step(1000);
  assert.equal([...(world.calls.at(-1)?.ids ?? [])].toSorted(), ['i-old', 'i-young']);
  assert.is(read('i-old').asOf, clock.now());
});

test('things of other regions and kinds are asked for apart', async () => {
  const { clock, world, declare } = setUp();
  const since = clock.now();
  declare('build', [
    { kind: 'instance', regionID: 'r', id: 'i-1', since },
    { kind: 'instance', regionID: 's', id: 'i-2', since },
    { kind: 'agent', regionID: 'r', id: 'i-1', since },
  ]);
  await clock.step(1000);
  assert.is(world.count('describeInstances'), 2);
  assert.is(world.count('describeCloudAssistantStatus'), 1);
});

test('declaring replaces: what is left out is not looked at any more', async () => {
  const { clock, world, watchOf, declare, read } = setUp();
  const since = clock.now();
  declare('build', [watchOf('i-1', since), watchOf('i-2', since)]);
  await clock.step(1000);
  declare('build', [watchOf('i-2', since)]);
  await clock.step(1000);
  assert.equal(world.calls.at(-1)?.ids, ['i-2']);
  assert.is(read('i-1').asOf, undefined);
});

test('the two fastest paces widen beyond two pages and after throttling', async () => {
  const { clock, world, watchOf, declare } = setUp();
  declare(
    'many',
    Array.from({ length: 201 }, (_, n) => watchOf(`i-${n}`)),
  );
  await clock.step(2000);
  world.calls.length = 0;
  await clock.step(10_000);
  assert.is(world.calls.length, 5 * 3);

  const other = setUp();
  other.declare('one', [other.watchOf('i-1')]);
  await other.clock.step(1000);
  other.world.fail = () => cloudError('Throttled', 'Throttling', 4000);
  await other.clock.step(1000);
  other.world.fail = () => undefined;
  other.world.calls.length = 0;
  await other.clock.step(20_000);
  assert.is(other.world.calls.length, 8);
  assert.not.ok(other.world.calls.some(({ at }) => at % 2000 !== 0));
});

test('a refusal is reported at once with its class, keeps the old state, and is tried again slowly', async () => {
  const { clock, world, told, watchOf, declare, read } = setUp();
  world.instances.set('i-1', instance('i-1'));
  declare('build', [watchOf('i-1')]);
  await clock.step(1000);
  world.fail = () => cloudError('Denied', 'Forbidden.RAM');
  await clock.step(1000);
  assert.is(told.length, 2);
  assert.is(read('i-1').error?.class, 'Denied');
  assert.is(read('i-1').value?.status, 'Running');
  const calls = world.calls.length;
  await clock.step(29_000);
  assert.is(world.calls.length, calls);
  world.fail = () => undefined;
  await clock.step(10_000);
  assert.is(told.length, 3);
  assert.is(read('i-1').error, undefined);
});

test('short trouble of the service is kept to itself, long trouble is reported once', async () => {
  const { clock, world, told, watchOf, declare, read } = setUp();
  declare('build', [watchOf('i-1')]);
  await clock.step(1000);
  world.fail = () => cloudError('Transient', 'ServiceUnavailable');
  await clock.step(50_000);
  assert.is(told.length, 1);
  assert.is(read('i-1').error?.code, 'ServiceUnavailable');
  assert.ok(world.calls.length < 10);
  await clock.step(120_000);
  assert.is(told.length, 2);
});

test('one bad id does not blind the others', async () => {
  const { clock, world, watchOf, declare, read } = setUp();
  for (let n = 0; n < 20; n++) world.instances.set(`i-${n}`, instance(`i-${n}`));
  world.fail = ({ ids }) =>
    ids?.includes('bad') ? cloudError('Invalid', 'InvalidInstanceIds.Malformed') : undefined;
  declare('build', [watchOf('bad'), ...Array.from({ length: 20 }, (_, n) => watchOf(`i-${n}`))]);
  await clock.step(1000);
  assert.is(read('bad').error?.code, 'InvalidInstanceIds.Malformed');
  for (let n = 0; n < 20; n++) assert.is(read(`i-${n}`).value?.instanceID, `i-${n}`);
});

test('a slow answer holds up only what it was asked for', async () => {
  const { clock, world, watchOf, declare, read } = setUp();
  const gate = Promise.withResolvers<undefined>();
  const original = world.describeInstances.bind(world);
  world.describeInstances = async (query) => {
    if (query.instanceIDs?.includes('slow')) await gate.promise;
    return await original(query);
  };
  declare('one', [watchOf('slow')]);
  await clock.step(1000);
  world.instances.set('fast', instance('fast'));
  declare('two', [watchOf('fast')]);
  await clock.step(1000);
  assert.is(read('fast').value?.instanceID, 'fast');
  gate.resolve(undefined);
  await clock.step(1000);
  assert.ok(read('slow').asOf);
});

test('a clock that is set back delays the looks by seconds, not by what it was set back', async () => {
  const { clock, world, watchOf, declare } = setUp();
  declare('build', [watchOf('i-1')]);
  await clock.step(5000);
  clock.setWall(clock.now() - 86_400_000);
  const calls = world.calls.length;
  await clock.step(32_000);
  assert.ok(world.calls.length > calls + 1);
});

test('once closed it asks nothing and takes no watches', async () => {
  const { clock, world, observer, told, watchOf, declare } = setUp();
  declare('build', [watchOf('i-1')]);
  observer.close();
  declare('build', [watchOf('i-1')]);
  await clock.step(10_000);
  assert.is(world.calls.length, 0);
  assert.equal(told, []);
  assert.is(clock.pending, 0);
});
