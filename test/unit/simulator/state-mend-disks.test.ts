import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { IdMap } from '../../../simulator/guests/id-map.ts';
import { mendDisks } from '../../../simulator/guests/mend-disks.ts';
import type { StoreIndex } from '../../../simulator/guests/store.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('guest disks after a sudden end');
const MAP: IdMap = { mode: 'single', uids: '', gids: '', rootUid: 0, rootGid: 0 };
let files: string;

test.before.each(() => {
  files = mkdtempSync(join(tmpdir(), 'simulator-mend-'));
});
test.after.each(() => rmSync(files, { recursive: true }));

const made = (...names: string[]) =>
  names.forEach((name) => mkdirSync(join(files, name), { recursive: true }));

function indexOf(layers: string[], ...images: string[][]): StoreIndex {
  const named = images.map((stack, number) => [`image-${number}`, { layers: stack, references: 1 }]);
  return { version: 1, map: '', next: 9, images: Object.fromEntries(named), disks: { d1: { layers } } };
}

test('a layer that was recorded and not moved yet is still what the disk itself holds', () => {
  made('d1/upper/etc', 'd1/work', 'd1/mnt', 'l1');
  const index = indexOf(['l2', 'l1']);
  mendDisks(files, MAP, index);
  assert.equal(index.disks['d1']?.layers, ['l1']);
  assert.ok(existsSync(join(files, 'd1/upper/etc')));
});

test('after the move the disk gets an empty directory of its own', () => {
  made('d1/work', 'd1/mnt', 'l1', 'l2/etc');
  const index = indexOf(['l2', 'l1']);
  mendDisks(files, MAP, index);
  assert.equal(index.disks['d1']?.layers, ['l2', 'l1']);
  assert.equal(readdirSync(join(files, 'd1/upper')), []);
});

test('a disk that was recorded and not made is made', () => {
  made('l1');
  mendDisks(files, MAP, indexOf(['l1']));
  assert.equal(readdirSync(join(files, 'd1')).toSorted(), ['mnt', 'upper', 'work']);
});

test('files that are missing for good are named', () => {
  made('d1/upper', 'd1/work', 'd1/mnt', 'l2');
  assert.throws(
    () => mendDisks(files, MAP, indexOf(['l2', 'l1'])),
    new RegExp(`The files ${files}/l1 are missing`),
  );
  made('l1');
  assert.throws(() => mendDisks(files, MAP, indexOf(['l2', 'l1'], ['b7'])), /b7 are missing/);
});
