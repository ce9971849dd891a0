import { usedComponentKeys, usedComponents } from '../../../src/controllers/used-components.ts';
import { assert, suite } from '../../kit/index.ts';
import { templateObject } from '../build/objects.ts';

const test = suite('components that a template uses');

test('those of the namespace count, from the list and from the build content', () => {
  const template = templateObject({
    components: [
      { name: 'nginx', version: '1.*.*' },
      { name: 'git', catalog: 'System' },
      { name: 'agent', catalog: 'ECS' },
    ],
    buildContent: 'COMPONENT java/8.0.0\nCOMPONENT ic-1\nCOMPONENT nginx\nRUN true\n',
  });
  assert.equal(
    usedComponents(template).map(({ name, version: { major } }) => `${name} ${major}`),
    ['nginx 1', 'java 8', 'nginx *'],
  );
  assert.equal(usedComponentKeys(template), ['images/nginx', 'images/java']);
});

test('the content is read once for each object', () => {
  const template = templateObject({ buildContent: 'COMPONENT nginx\n' });
  assert.is(usedComponents(template), usedComponents(template));
  const changed = {
    ...template,
    spec: { ...template.spec, components: [], buildContent: 'COMPONENT git\n' },
  };
  assert.equal(usedComponentKeys(changed), ['images/git']);
});

test('a template with a wrong content still shows what it lists', () => {
  const template = templateObject({ components: [{ name: 'nginx' }], buildContent: 'RUM\nCOMPONENT git\n' });
  assert.equal(usedComponentKeys(template), ['images/nginx']);
});
