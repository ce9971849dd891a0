import { templateHash } from '../../../src/build/template-hash.ts';
import { assert, suite } from '../../kit/index.ts';
import { templateObject } from './objects.ts';

const test = suite('template hash');
type Spec = Parameters<typeof templateHash>[0];
const hash = (change: Partial<Spec> = {}) => templateHash(templateObject(change).spec);

/**
 * Fingerprints as they are stored in clusters. A change here makes every template rebuild at its next upgrade: then
 * the hash version must rise, and stored fingerprints be stamped anew.
 */
const PINNED: readonly (readonly [Partial<Spec>, string])[] = [
  [{}, 'v1:235ec3d2f1ceb1f1682d35ad981de15035793be0b5fa04668bd04111a2d02cf2'],
  [
    { components: [], distribution: { regions: [] } },
    'v1:86f7b6d95c0a4fdf0aa25a14c79fd08650d0c2bf8f45772fdd71d8ce23ca0490',
  ],
  [
    {
      source: { imageID: 'm-bp1' },
      image: { namePrefix: 'app', description: 'An application', tags: { team: 'web' } },
      generalize: { mode: 'None' },
    },
    'v1:bd051d57edb8d7908a21ed700b7715dbd47b1379ca3204ec6da28a398c769973',
  ],
];

test('the fingerprints of fixed specs never change', () => {
  for (const [change, expected] of PINNED) assert.is(hash(change), expected);
});

test('what the image depends on changes the fingerprint', () => {
  const { instance } = templateObject().spec;
  const changes: Partial<Spec>[] = [
    { regionID: 'cn-beijing' },
    { source: { imageFamily: 'acs:debian_13_x64' } },
    { source: { imageID: 'm-1' } },
    { components: [{ name: 'nginx' }, { name: 'nginx' }] },
    { components: [{ name: 'apache' }] },
    { instance: { ...instance, systemDisk: { sizeGiB: 60 } } },
    { generalize: { mode: 'None' } },
    { image: { namePrefix: 'other' } },
    { image: { tags: { team: 'web' } } },
    { distribution: { regions: [{ regionID: 'cn-beijing' }] } },
    { distribution: { regions: [] } },
  ];
  const hashes = [{}, ...changes].map((change) => hash(change));
  assert.is(new Set(hashes).size, hashes.length);
});

test('the order of components counts, the order of regions does not', () => {
  const regions = ['cn-shanghai', 'cn-beijing'].map((regionID) => ({ regionID }));
  const names = [{ name: 'a' }, { name: 'b' }];
  assert.is(hash({ distribution: { regions } }), hash({ distribution: { regions: regions.toReversed() } }));
  assert.is.not(hash({ components: names }), hash({ components: names.toReversed() }));
});

const copies = (...ids: string[]) =>
  hash({ distribution: { regions: ids.map((regionID) => ({ regionID })) } });

test('the build region has the image anyway, whether it is listed or not', () => {
  assert.is(copies('cn-shanghai', 'cn-hangzhou'), copies('cn-shanghai'));
});

test('what only decides how a build runs changes nothing', () => {
  const { instance } = templateObject().spec;
  const changes: Partial<Spec>[] = [
    { limits: { timeout: '1h', attempts: 1 } },
    { credentials: { secretRef: { name: 'other' } } },
    { suspend: true },
    { instance: { ...instance, instanceTypes: ['ecs.c7.large'], vSwitchIDs: ['vsw-2'] } },
    { instance: { ...instance, systemDisk: { categories: ['cloud_auto'] }, tags: { a: 'b' } } },
  ];
  for (const change of changes) assert.is(hash(change), hash());
});

test('absent and empty mean the same', () => {
  const { components: _components, distribution: _distribution, ...bare } = templateObject().spec;
  const { instance } = bare;
  const empty = { ...bare, components: [], distribution: { regions: [] }, image: {} };
  assert.is(templateHash(bare), templateHash(empty));
  assert.is(templateHash(bare), templateHash({ ...bare, distribution: {} }));
  assert.is(hash({ instance: { ...instance, systemDisk: {} } }), hash());
});
