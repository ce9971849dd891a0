import type { ImageTemplate } from '../../../src/api/objects.ts';
import { decideTemplate } from '../../../src/build/template.ts';
import { templateHash } from '../../../src/build/template-hash.ts';
import { assert, suite } from '../../kit/index.ts';
import { type BuildFacts, buildObject, templateObject } from './objects.ts';

const test = suite('template decision');
const HASH = templateHash(templateObject().spec);
const OLD = 'v1:an-older-spec';

/** What a template of generation `generation` wants with these builds, numbered from 1. */
function decide(
  builds: readonly BuildFacts[],
  {
    generation = 1,
    suspend = false,
    status,
  }: { generation?: number; suspend?: boolean; status?: Partial<ImageTemplate['status']> } = {},
) {
  const template = templateObject({ suspend }, { generation, ...(status === undefined ? {} : { status }) });
  const decision = decideTemplate(
    template,
    builds.map((facts, at) => buildObject(at + 1, facts)),
  );
  const { start, upToDate, active, latest, succeeded, failed } = decision;
  return {
    start: start === undefined ? undefined : `${start.reason} ${start.number}`,
    upToDate,
    active: active?.metadata.name,
    latest: latest?.metadata.name,
    succeeded: succeeded?.metadata.name,
    failed: failed?.metadata.name,
  };
}

test('a new template starts its first build', () => {
  assert.equal(decide([]), {
    start: 'FirstBuild 1',
    upToDate: false,
    active: undefined,
    latest: undefined,
    succeeded: undefined,
    failed: undefined,
  });
});

test('while a build is under way none is started, whatever changes', () => {
  assert.is(decide([{}]).start, undefined);
  assert.is(decide([{}], { generation: 7 }).start, undefined);
  assert.is(decide([{}], { generation: 7 }).active, 'web-1');
});

test('a build that is deleted while it runs is under way until it is gone', () => {
  const { active, start } = decide([{ deleted: true }], { generation: 2 });
  assert.equal([active, start], ['web-1', undefined]);
  assert.is(decide([], { generation: 2, status: { buildCounter: 1 } }).start, 'SpecChange 2');
});

test('an image of this spec means that all is done', () => {
  const { upToDate, start, succeeded } = decide([{ state: 'Succeeded', hash: HASH }]);
  assert.equal([upToDate, start, succeeded], [true, undefined, 'web-1']);
});

test('a generation that changes nothing about the image needs no build', () => {
  assert.is(decide([{ state: 'Succeeded', hash: HASH }], { generation: 9 }).start, undefined);
});

test('a changed spec starts the next build', () => {
  const { start, upToDate } = decide([{ state: 'Succeeded', hash: OLD }], { generation: 2 });
  assert.equal([start, upToDate], ['SpecChange 2', false]);
});

test('a build that was planned after the change it was not made for counts for it', () => {
  assert.is(decide([{ state: 'Succeeded', generation: 1, hash: HASH }], { generation: 2 }).start, undefined);
});

test('a spec that failed is not tried again, and a changed one is', () => {
  const { start, failed } = decide([{ state: 'Failed', hash: HASH }]);
  assert.equal([start, failed], [undefined, 'web-1']);
  const changed = decide([{ state: 'Failed', hash: OLD }], { generation: 2 });
  assert.equal([changed.start, changed.failed], ['SpecChange 2', undefined]);
});

test('a failure after a success keeps the images and says that it failed', () => {
  const builds: BuildFacts[] = [
    { state: 'Succeeded', hash: OLD, images: ['m-1'] },
    { state: 'Failed', generation: 2, hash: HASH },
  ];
  const { succeeded, failed, latest, start } = decide(builds, { generation: 2 });
  assert.equal([succeeded, failed, latest, start], ['web-1', 'web-2', 'web-2', undefined]);
});

test('a suspended template starts nothing', () => {
  assert.is(decide([], { suspend: true }).start, undefined);
  assert.is(decide([{ state: 'Succeeded', hash: OLD }], { suspend: true, generation: 2 }).start, undefined);
});

test('numbers never go back, however many builds are gone', () => {
  assert.is(decide([], { status: { buildCounter: 41 } }).start, 'SpecChange 42');
  assert.is(
    decide([{ state: 'Failed', hash: OLD }], { generation: 2, status: { buildCounter: 41 } }).start,
    'SpecChange 42',
  );
});

test('numbers are compared as numbers', () => {
  const facts: BuildFacts = { state: 'Succeeded', hash: HASH };
  const many = Array.from({ length: 11 }, () => facts);
  assert.is(decide(many).latest, 'web-11');
});

const AFTER_SECOND = {
  specHash: HASH,
  images: [{ regionID: 'region-0', imageID: 'm-2' }],
  latestBuild: { name: 'web-2', reason: 'SpecChange', result: 'Succeeded' },
  buildCounter: 2,
} as const;

test('the deletion of the newest build brings back neither its predecessor nor a rebuild', () => {
  const { succeeded, upToDate, start } = decide([{ state: 'Succeeded', hash: OLD, images: ['m-1'] }], {
    generation: 2,
    status: AFTER_SECOND,
  });
  assert.equal([succeeded, upToDate, start], [undefined, true, undefined]);
});

test('a spec that is taken back after that deletion is built anew, because its image is not the newest', () => {
  const status = { ...AFTER_SECOND, specHash: OLD };
  const { start, upToDate } = decide([{ state: 'Succeeded', hash: HASH, images: ['m-1'] }], {
    generation: 3,
    status,
  });
  assert.equal([start, upToDate], ['SpecChange 3', false]);
});

test('an older build that made the images of the status stays the one that counts', () => {
  const status = {
    ...AFTER_SECOND,
    images: [{ regionID: 'region-0', imageID: 'm-1' }],
    latestBuild: { name: 'web-2', reason: 'SpecChange', result: 'Failed' },
  } as const;
  const { succeeded, upToDate } = decide([{ state: 'Succeeded', hash: HASH, images: ['m-1'] }], {
    generation: 2,
    status,
  });
  assert.equal([succeeded, upToDate], ['web-1', true]);
});

test('a template whose builds are all deleted keeps what it has', () => {
  const { start, upToDate } = decide([], { generation: 2, status: AFTER_SECOND });
  assert.equal([start, upToDate], [undefined, true]);
});
