import { readFileSync } from 'node:fs';

import { DEFAULT_WORLD, readWorld, readWorldFile } from '../../../simulator/world/load.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('world files of the simulator');
const text = readFileSync(DEFAULT_WORLD, 'utf8');

test('the default world has two accounts, three regions, and the images of both families in each', () => {
  const world = readWorldFile(DEFAULT_WORLD);
  assert.is(world.accounts.size, 2);
  assert.equal([...world.regions.keys()], ['cn-hangzhou', 'cn-shanghai', 'ap-southeast-1']);
  for (const region of world.regions.values()) {
    const families = [...region.publicImages.values()].map(({ family }) => family);
    assert.ok(families.includes('acs:debian_12_x64'));
    assert.ok(families.includes('acs:alibaba_cloud_linux_3_2104_lts_x64'));
    assert.ok([...region.publicImages.values()].every(({ regionId }) => regionId === region.id));
  }
  assert.is(world.holdings('1000000000000001', 'cn-hangzhou').vSwitches.size, 2);
});

test('two worlds of one file share nothing', () => {
  const [one, two] = [readWorld(text), readWorld(text)];
  one.regions.get('cn-hangzhou')?.stock.set('cn-hangzhou-h/ecs.g7.large', 0);
  assert.is(two.regions.get('cn-hangzhou')?.stock.get('cn-hangzhou-h/ecs.g7.large'), 1000);
});

const broken = (from: string, to: string) => () => readWorld(text.replace(from, to));

test('a mistake names its place', () => {
  assert.throws(
    broken('balance: 10000', 'balance: much'),
    /world\.accounts\[0\]\.balance: expected a number/,
  );
  assert.throws(broken('cpu: 2', 'cpus: 2'), /world\.instanceTypes\[0\]\.cpu: expected a number/);
  assert.throws(
    broken('burstable: true', 'burstable: true, colour: red'),
    /instanceTypes\[0\]: "colour" is not known/,
  );
  assert.throws(broken('defaultRegion: cn-hangzhou', 'defaultRegion: mars'), /defaultRegion: no such region/);
  assert.throws(
    broken('createdAt: 2025-09-01T00:00:00Z', 'createdAt: soon'),
    /publicImages\[0\]\.createdAt: expected a time/,
  );
  assert.throws(broken('osType: windows', 'osType: dos'), /osType: expected one of linux, windows/);
});
