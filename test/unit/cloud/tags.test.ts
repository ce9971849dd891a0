import { buildTags, hasTags, selectorTags, TAG } from '../../../src/cloud/tags.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('tags');

const input = {
  clusterID: 'cluster',
  buildUID: 'uid',
  namespace: 'images',
  name: 'web-1',
  role: 'builder',
  attempt: 2,
  lifecycle: 'scaffold',
} as const;

test('everything of a build carries who made it, for what and how it may end', () => {
  assert.equal(buildTags({ ...input, templateUID: 'tuid' }), {
    'imagesmith:cluster': 'cluster',
    'imagesmith:build-uid': 'uid',
    'imagesmith:build': 'images/web-1',
    'imagesmith:template-uid': 'tuid',
    'imagesmith:role': 'builder',
    'imagesmith:attempt': '2',
    'imagesmith:lifecycle': 'scaffold',
  });
});

test("the user's tags come along but cannot replace ours", () => {
  const tags = buildTags({ ...input, userTags: { team: 'web', [TAG.lifecycle]: 'product' } });
  assert.is(tags['team'], 'web');
  assert.is(tags[TAG.lifecycle], 'scaffold');
});

test('a set that the service would refuse is refused before the call', () => {
  const many = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`key${index}`, 'x']));
  assert.throws(() => buildTags({ ...input, userTags: many }), /at most 20 tags/);
  assert.throws(
    () => buildTags({ ...input, userTags: { note: 'x'.repeat(129) } }),
    /note is longer than 128/,
  );
  assert.not.throws(() => buildTags({ ...input, namespace: 'n'.repeat(63), name: 'b'.repeat(63) }));
});

test('a selector finds what was tagged with the same parts and nothing else', () => {
  const tags = buildTags({ ...input, command: 'task-3' });
  assert.ok(hasTags(tags, selectorTags({ clusterID: 'cluster' })));
  assert.ok(
    hasTags(tags, selectorTags({ clusterID: 'cluster', buildUID: 'uid', role: 'builder', attempt: 2 })),
  );
  assert.ok(hasTags(tags, selectorTags({ clusterID: 'cluster', lifecycle: 'scaffold', command: 'task-3' })));
  assert.not.ok(hasTags(tags, selectorTags({ clusterID: 'cluster', attempt: 1 })));
  assert.not.ok(hasTags(tags, selectorTags({ clusterID: 'cluster', templateUID: 'tuid' })));
});
