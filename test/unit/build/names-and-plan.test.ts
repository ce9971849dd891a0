import * as fc from 'fast-check';

import { buildNumber, imageName, instanceName, MAX_CLOUD_NAME } from '../../../src/build/naming.ts';
import { candidatesOf, durationSeconds } from '../../../src/build/plan.ts';
import { projectBuild } from '../../../src/build/projection.ts';
import { assert, suite } from '../../kit/index.ts';
import { buildObject } from './objects.ts';

const test = suite('names, plan and projection');
const UID = '0f8e7d6c-1234-4abc-8def-0123456789ab';

test('an image is named after its template, its number and its build, and from the second attempt on says so', () => {
  assert.is(imageName('web', { name: 'web-3', uid: UID, number: 3 }, 1), 'web-3-0f8e7d6c');
  assert.is(imageName('web', { name: 'web-3', uid: UID, number: 3 }, 2), 'web-3-0f8e7d6c-a2');
  assert.is(imageName('web', { name: 'once', uid: UID }, 1), 'web-0f8e7d6c');
});

test('names fit whatever they are made of, and what tells images apart is never cut', () => {
  const prefix = fc.string({ unit: 'grapheme-ascii', minLength: 2, maxLength: 300 });
  fc.assert(
    fc.property(
      prefix,
      fc.uuid(),
      fc.option(fc.nat(1e9), { nil: undefined }),
      fc.integer({ min: 1, max: 100 }),
      (text, uid, number, attempt) => {
        const build = { name: text, uid, ...(number === undefined ? {} : { number }) };
        const name = imageName(text, build, attempt);
        assert.ok(name.length <= MAX_CLOUD_NAME);
        assert.ok(name.includes(uid.slice(0, 8)));
        assert.ok(attempt === 1 || name.endsWith(`-a${attempt}`));
        assert.ok(instanceName(text, build, 'builder', attempt).length <= MAX_CLOUD_NAME);
      },
    ),
  );
});

test('a number is the end of a name that begins with the template, and nothing else', () => {
  const cases: [string, number | undefined][] = [
    ['web-1', 1],
    ['web-999999999', 999_999_999],
    ['web-0', undefined],
    ['web-01', undefined],
    ['web-1234567890', undefined],
    ['web-', undefined],
    ['web', undefined],
    ['web-1-2', undefined],
    ['web-one', undefined],
    ['webs-1', undefined],
    ['other-1', undefined],
  ];
  for (const [name, expected] of cases) assert.is(buildNumber('web', name), expected, name);
  assert.is(buildNumber('web-1', 'web-1-2'), 2);
});

test('candidates try every type everywhere before the next type, in the order of the template', () => {
  const vSwitches = [
    { vSwitchID: 'vsw-a', zoneID: 'a' },
    { vSwitchID: 'vsw-b', zoneID: 'b' },
  ];
  const tried = candidatesOf(['t1', 't2'], vSwitches, ['essd', 'auto']).map(
    ({ instanceType, zoneID, diskCategory }) => `${instanceType} ${zoneID} ${diskCategory}`,
  );
  assert.equal(tried, [
    't1 a essd',
    't1 a auto',
    't1 b essd',
    't1 b auto',
    't2 a essd',
    't2 a auto',
    't2 b essd',
    't2 b auto',
  ]);
});

test('durations are read as the schema allows them', () => {
  const cases: [string, number][] = [
    ['4h', 14_400],
    ['10m', 600],
    ['1h30m', 5400],
    ['90s', 90],
    ['1h0m1s', 3601],
    ['0h15m', 900],
  ];
  for (const [text, seconds] of cases) assert.is(durationSeconds(text), seconds, text);
  for (const text of ['', '5', '1d', '1.5h', '-1h', '1m1h', ' 1h', '1h ', 'h'])
    assert.throws(
      () => durationSeconds(text),
      (error: unknown) => error instanceof RangeError,
    );
});

test('a build is kept whole in the cache until it is over and clean', () => {
  const running = buildObject(1, { hash: 'h', images: ['m-1'] });
  assert.is(projectBuild(running), running);
  const failed = buildObject(1, { state: 'Failed', hash: 'h' });
  assert.is(projectBuild(failed), failed);
});

test('what is kept of a build that is over is what a template asks of it', () => {
  const build = buildObject(1, { state: 'Succeeded', hash: 'h', images: ['m-1'] });
  const stored = build.status?.conditions ?? [];
  const conditions = [
    ...stored,
    ...stored.slice(0, 1).map((one) => ({ ...one, type: 'CleanedUp', status: 'True' as const })),
  ];
  const over = {
    ...build,
    status: { ...build.status, conditions, intents: [], steps: [], progress: '11/11' },
  };
  const { status, ...rest } = projectBuild(over);
  const { status: _status, ...unchanged } = over;
  assert.equal(rest, unchanged);
  assert.equal(Object.keys(status).toSorted(), ['conditions', 'images', 'observedGeneration', 'plan']);
  assert.is(status.plan?.templateHash, 'h');
  assert.equal(status.images, over.status.images);
});
