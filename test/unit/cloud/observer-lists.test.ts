import { CloudObserver } from '../../../src/cloud/observer.ts';
import { CloudError, selectorTags, type Tags } from '../../../src/cloud/port.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';
import { FakeCloud, image, instance } from './fake-cloud.ts';

const test = suite('observer: lists by tags');

const regionID = 'r';
const ofBuild = (buildUID: string): Tags => selectorTags({ clusterID: 'c', buildUID });

function setUp() {
  const clock = new SteppedClock();
  const world = new FakeCloud(clock);
  const observer = new CloudObserver({ clock });
  const told: string[] = [];
  const declare = (owner: string, kind: 'instances' | 'images', tags: Tags) =>
    observer.declare(owner, world.cloud, [{ kind, regionID, tags, since: clock.now() }], () =>
      told.push(owner),
    );
  const ids = (tags: Tags) =>
    observer.read(world.cloud, { kind: 'instances', regionID, tags }).value?.map((item) => item.instanceID);
  return { clock, world, observer, told, declare, ids };
}

test('one selector is listed by itself', async () => {
  const { clock, world, declare, ids } = setUp();
  world.instances.set('i-1', instance('i-1', 'Running', ofBuild('one')));
  declare('one', 'instances', ofBuild('one'));
  await clock.step(1000);
  assert.equal(world.calls[0]?.tags, ofBuild('one'));
  assert.equal(ids(ofBuild('one')), ['i-1']);
});

test('selectors of one cluster share one listing, and each sees its own', async () => {
  const { clock, world, told, declare, ids } = setUp();
  for (const uid of ['one', 'two', 'three']) {
    world.instances.set(`i-${uid}`, instance(`i-${uid}`, 'Running', ofBuild(uid)));
    declare(uid, 'instances', ofBuild(uid));
  }
  declare('empty', 'instances', ofBuild('empty'));
  await clock.step(1000);
  assert.equal(
    world.calls.map(({ tags }) => tags),
    [selectorTags({ clusterID: 'c' })],
  );
  assert.equal(ids(ofBuild('two')), ['i-two']);
  assert.equal(ids(ofBuild('empty')), []);
  assert.is(told.length, 4);
  world.instances.delete('i-two');
  await clock.step(1000);
  assert.equal(told.slice(4), ['two']);
});

test('the order in which tags are written does not make another list', async () => {
  const { clock, declare, ids } = setUp();
  declare('one', 'instances', { 'imagesmith:cluster': 'c', 'imagesmith:build-uid': 'x' });
  await clock.step(1000);
  assert.equal(ids({ 'imagesmith:build-uid': 'x', 'imagesmith:cluster': 'c' }), []);
});

test('a listing that may be cut at a thousand is not believed; selectors are then listed one by one', async () => {
  const { clock, world, declare, ids } = setUp();
  for (let n = 0; n < 1200; n++)
    world.instances.set(`x-${n}`, instance(`x-${n}`, 'Running', ofBuild('other')));
  for (const uid of ['one', 'two']) {
    world.instances.set(`i-${uid}`, instance(`i-${uid}`, 'Running', ofBuild(uid)));
    declare(uid, 'instances', ofBuild(uid));
  }
  world.cutAt = 1000;
  await clock.step(1000);
  assert.is(world.calls.length, 3);
  assert.equal([ids(ofBuild('one')), ids(ofBuild('two'))], [['i-one'], ['i-two']]);
  await clock.step(1000);
  assert.is(world.calls.length, 5);
});

test('a failed listing is a failure of all lists it was for', async () => {
  const { clock, world, observer, declare } = setUp();
  world.fail = () => new CloudError('no', { class: 'Denied', code: 'Forbidden.RAM', definite: true });
  world.images.set('m-1', image('m-1'));
  declare('one', 'images', ofBuild('one'));
  declare('two', 'images', ofBuild('two'));
  await clock.step(1000);
  for (const uid of ['one', 'two']) {
    const seen = observer.read(world.cloud, { kind: 'images', regionID, tags: ofBuild(uid) });
    assert.is(seen.value, undefined);
    assert.is(seen.error?.code, 'Forbidden.RAM');
  }
});
