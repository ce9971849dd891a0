import { CloudObserver } from '../../../src/cloud/observer.ts';
import { CloudError, selectorTags, type Watch } from '../../../src/cloud/port.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';
import { FakeCloud, image, invocation } from './fake-cloud.ts';

const test = suite('observer: images and commands');

const regionID = 'r';
const clusterTags = selectorTags({ clusterID: 'c' });

function setUp() {
  const clock = new SteppedClock();
  const world = new FakeCloud(clock);
  const observer = new CloudObserver({ clock, clusterTags });
  const declare = (kind: 'image' | 'invocation', ids: string[]) => {
    const since = clock.now();
    const watches = ids.map((id): Watch => ({ kind, regionID, id, since }));
    observer.declare('build', world.cloud, watches, () => {});
  };
  const imageOf = (id: string) => observer.read(world.cloud, { kind: 'image', regionID, id });
  const commandOf = (id: string) => observer.read(world.cloud, { kind: 'invocation', regionID, id });
  return { clock, world, declare, imageOf, commandOf };
}

const named = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);

test('several images are one call by a list of ids', async () => {
  const { clock, world, declare, imageOf } = setUp();
  for (const id of named('m', 30)) world.images.set(id, image(id, 'Creating', clusterTags));
  declare('image', named('m', 30));
  await clock.step(1000);
  assert.is(world.calls.length, 1);
  assert.is(imageOf('m-29').value?.status, 'Creating');
});

test('an image missing from a list counts as absent only after it was asked for alone', async () => {
  const { clock, world, declare, imageOf } = setUp();
  world.images.set('m-0', image('m-0', 'Creating', clusterTags));
  declare('image', ['m-0', 'm-1']);
  await clock.step(1000);
  assert.equal(
    world.calls.map(({ ids }) => ids),
    [['m-0', 'm-1'], ['m-1']],
  );
  assert.is(imageOf('m-1').value, undefined);
  assert.is(imageOf('m-1').asOf, clock.now());
});

test('where lists of ids do not work images are listed by tag, and those without tags asked for alone', async () => {
  const { clock, world, declare, imageOf } = setUp();
  world.ignoresImageLists = true;
  for (const id of named('m', 10))
    world.images.set(id, image(id, 'Creating', id === 'm-3' ? {} : clusterTags));
  declare('image', named('m', 10));
  await clock.step(1000);
  assert.is(world.calls.length, 11);
  assert.is(imageOf('m-7').value?.status, 'Creating');
  world.calls.length = 0;
  await clock.step(1000);
  assert.equal(
    world.calls.map(({ ids, tags }) => ids ?? tags),
    [clusterTags, ['m-3']],
  );
});

test('where neither works every image is asked for alone, and after ten minutes lists are tried again', async () => {
  const { clock, world, declare } = setUp();
  world.ignoresImageLists = true;
  for (const id of named('m', 10)) world.images.set(id, image(id, 'Creating', {}));
  declare('image', named('m', 10));
  await clock.step(2000);
  world.calls.length = 0;
  await clock.step(1000);
  assert.is(world.calls.length, 10);
  assert.ok(world.calls.every(({ ids }) => ids?.length === 1));
  world.ignoresImageLists = false;
  await clock.step(700_000);
  assert.is(world.calls.at(-1)?.ids?.length, 10);
});

test('one or two commands are asked for with their output', async () => {
  const { clock, world, declare, commandOf } = setUp();
  world.invocations.set('t-0', invocation('t-0', 'Running', clusterTags, 'half'));
  declare('invocation', ['t-0', 't-1']);
  await clock.step(1000);
  assert.is(world.count('describeInvocationResults'), 2);
  assert.is(commandOf('t-0').value?.output, 'half');
});

test('many running commands are one listing, and one that has ended is fetched once, with its output', async () => {
  const { clock, world, declare, commandOf } = setUp();
  for (const id of named('t', 40)) world.invocations.set(id, invocation(id, 'Running', clusterTags));
  declare('invocation', named('t', 40));
  await clock.step(1000);
  assert.is(world.calls.length, 1);
  world.invocations.set('t-5', invocation('t-5', 'Success', clusterTags, 'done'));
  await clock.step(1000);
  assert.is(commandOf('t-5').value?.output, 'done');
  await clock.step(10_000);
  assert.is(world.count('describeInvocationResults'), 1);
  assert.is(world.count('describeInvocations'), 12);
});

test('where the listing by tag is cut, all running commands are listed', async () => {
  const { clock, world, declare, commandOf } = setUp();
  for (const id of named('old', 100)) world.invocations.set(id, invocation(id, 'Success', clusterTags));
  for (const id of named('t', 20)) world.invocations.set(id, invocation(id, 'Running', clusterTags));
  const whole = world.describeInvocations.bind(world);
  world.describeInvocations = async (query) => {
    const listed = await whole(query);
    return query.tags === undefined ? listed : [];
  };
  declare('invocation', named('t', 20));
  await clock.step(1000);
  world.calls.length = 0;
  await clock.step(1000);
  assert.equal(
    world.calls.map(({ action }) => action),
    ['describeInvocations (all)'],
  );
  assert.is(commandOf('t-19').value?.status, 'Running');
});

test('one command that cannot be asked for does not hide the others', async () => {
  const { clock, world, declare, commandOf } = setUp();
  for (const id of named('t', 10)) world.invocations.set(id, invocation(id, 'Success', clusterTags, id));
  world.fail = ({ action, ids }) =>
    action === 'describeInvocationResults' && ids?.[0] === 't-4'
      ? new CloudError('no', { class: 'Transient', code: 'NoAnswer', definite: false })
      : undefined;
  declare('invocation', named('t', 10));
  await clock.step(1000);
  assert.is(commandOf('t-3').value?.output, 't-3');
  assert.is(commandOf('t-4').error?.code, 'NoAnswer');
});
