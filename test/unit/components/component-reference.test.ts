import * as fc from 'fast-check';

import {
  formatComponentReference,
  parseComponentReference,
} from '../../../src/components/component-reference.ts';
import { ANY_VERSION, parseVersionPattern } from '../../../src/components/version.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('references to components');
/** Any code point, surrogates included. */
const anyCharacter = fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code));

test('an ID, a resource name and a name of the namespace are told apart', () => {
  assert.equal(parseComponentReference('ic-bp18hy47cqavewsb0001'), {
    kind: 'id',
    id: 'ic-bp18hy47cqavewsb0001',
  });
  assert.equal(
    parseComponentReference('acs:ecs:ap-southeast-1:1234567890123456:imagecomponent/nginx/1.0.*'),
    {
      kind: 'arn',
      regionID: 'ap-southeast-1',
      accountID: '1234567890123456',
      name: 'nginx',
      version: { major: 1, minor: 0, patch: '*' },
    },
  );
  assert.equal(parseComponentReference('nginx/1.*.*'), {
    kind: 'name',
    name: 'nginx',
    version: { major: 1, minor: '*', patch: '*' },
  });
  assert.equal(parseComponentReference('nginx'), { kind: 'name', name: 'nginx', version: ANY_VERSION });
});

const read = (text: string) => {
  const reference = parseComponentReference(text);
  return reference === undefined ? undefined : formatComponentReference(reference);
};

test('a colon before the version is read as a slash, also behind names that hold colons', () => {
  assert.is(
    read('acs:ecs:cn-hangzhou:12:imagecomponent/web:server:1.2.3'),
    'acs:ecs:cn-hangzhou:12:imagecomponent/web:server/1.2.3',
  );
  assert.is(read('web:server/*'), 'web:server/*.*.*');
  assert.is(read('组件:1.0.0'), '组件/1.0.0');
  assert.is(read('web:server'), 'web:server/*.*.*');
});

test('every name that a template may use can stand in a line', () => {
  // Without componentName a component is called like its object.
  for (const name of ['x', '7zip', `n${'x'.repeat(252)}`]) assert.is(read(name), `${name}/*.*.*`);
  assert.is(read('ic-tools/1.0.0'), 'ic-tools/1.0.0');
  assert.is(read('web/0.0.0'), 'web/0.0.0');
});

test('what is none of the three is undefined', () => {
  const wrong = [
    '',
    'ic-',
    'ic-bp18****',
    'ic-my-tools',
    '1.0.0',
    'nginx/',
    'nginx/1.0',
    'nginx/1.0.0/2.0.0',
    'nginx/latest',
    'a b',
    '-nginx',
    `n${'x'.repeat(253)}`,
    'acs:ecs:cn-hangzhou:12:imagecomponent/nginx',
    'acs:ecs:cn-hangzhou:12:imagecomponent/nginx/1.0',
    'acs:ecs:cn-hangzhou:12:imagecomponent/',
    'acs:ecs:cn-hangzhou:12:image/nginx/1.0.0',
    'acs:ecs::12:imagecomponent/nginx/1.0.0',
    'acs:oss:cn-hangzhou:12:imagecomponent/nginx/1.0.0',
  ];
  for (const text of wrong) assert.is(parseComponentReference(text), undefined, text);
});

test('every reference reads back from its text, and no text makes it throw', () => {
  const name = fc
    .stringMatching(/^[A-Za-z0-9组][A-Za-z0-9件._-]{0,30}$/)
    .filter((text) => !text.startsWith('ic-') && parseVersionPattern(text) === undefined);
  const part = fc.oneof(fc.constant('*' as const), fc.nat({ max: 99 }));
  const version = fc.record({ major: part, minor: part, patch: part }, { noNullPrototype: true });
  const reference = fc.oneof(
    fc.record(
      { kind: fc.constant('id' as const), id: fc.stringMatching(/^ic-[a-z0-9]{1,20}$/) },
      { noNullPrototype: true },
    ),
    fc.record({ kind: fc.constant('name' as const), name, version }, { noNullPrototype: true }),
    fc.record(
      {
        kind: fc.constant('arn' as const),
        regionID: fc.constantFrom('cn-hangzhou', 'ap-southeast-1'),
        accountID: fc.stringMatching(/^[0-9]{16}$/),
        name,
        version,
      },
      { noNullPrototype: true },
    ),
  );
  fc.assert(
    fc.property(reference, (given) =>
      assert.equal(parseComponentReference(formatComponentReference(given)), given),
    ),
  );
  const piece = fc.constantFrom('ic-', 'acs:ecs:', 'imagecomponent/', '1.', '*', ':', '/', 'a');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: anyCharacter }),
        fc.array(piece).map((all) => all.join('')),
      ),
      (text) => {
        const parsed = parseComponentReference(text);
        if (parsed !== undefined)
          assert.equal(parseComponentReference(formatComponentReference(parsed)), parsed);
      },
    ),
  );
});
