import { contentHash } from '../../../src/components/content-hash.ts';
import { offeredComponents } from '../../../src/controllers/offered-components.ts';
import { assert, suite } from '../../kit/index.ts';
import { componentObject, componentStore } from './component-objects.ts';

const test = suite('components on offer');

/** What a template that asks for `name` is offered, without the components themselves. */
const offers = (name: string, ...objects: Parameters<typeof componentStore>) =>
  offeredComponents(componentStore(...objects), 'images', name).map(({ label, version, trouble }) =>
    [label, version, trouble].filter((part) => part !== undefined).join(' '),
  );

test('a component is offered under its name, with what it does and its fingerprint', () => {
  const nginx = componentObject('nginx', { ready: true });
  const [offer, ...rest] = offeredComponents(componentStore(nginx), 'images', 'nginx');
  assert.equal(rest, []);
  const { component, ...facts } = offer ?? {};
  assert.equal(
    component?.tasks.map(({ name }) => name),
    ['run-1'],
  );
  assert.equal(facts, {
    catalog: 'Namespace',
    name: 'nginx',
    version: '1.0.0',
    label: 'nginx',
    hash: component === undefined ? '' : contentHash(component),
  });
});

const version = (text: string) => ({ spec: { componentName: 'web', version: text }, ready: true }) as const;

test('all objects that carry a name are offered, and none of another namespace', () => {
  const objects = [
    componentObject('web-1', version('1.0.0')),
    componentObject('web-2', version('2.0.0')),
    componentObject('web-2', { ...version('3.0.0'), namespace: 'other' }),
  ];
  assert.equal(offers('web', ...objects).toSorted(), ['web-1 1.0.0', 'web-2 2.0.0']);
  assert.equal(offers('absent', ...objects), []);
});

test('the object of that name is there too, under the name that it really has', () => {
  const objects = [
    componentObject('web', { spec: { componentName: 'nginx' }, ready: true }),
    componentObject('other', { spec: { componentName: 'web' }, ready: true }),
  ];
  const names = offeredComponents(componentStore(...objects), 'images', 'web').map(({ name }) => name);
  assert.equal(names.toSorted(), ['nginx', 'web']);
  // A component that is named like its object is offered once.
  assert.equal(offers('same', componentObject('same', { spec: { componentName: 'same' }, ready: true })), [
    'same 1.0.0',
  ]);
});

const trouble = (facts: Parameters<typeof componentObject>[1]) => {
  const [offer] = offeredComponents(componentStore(componentObject('a', facts)), 'images', 'a');
  assert.is(offer?.component, undefined);
  assert.is(offer?.hash, '');
  return offer?.trouble;
};

test('what cannot be used says why, and has no content', () => {
  assert.is(trouble({ deleted: true, ready: true }), 'is being deleted');
  assert.is(trouble({}), 'has not been checked yet');
  assert.is(trouble({ ready: '' }), 'is not ready');
  assert.is(trouble({ ready: 'line 3: must be a text' }), 'is not ready: line 3: must be a text');
  assert.is(trouble({ ready: '😀'.repeat(300) }), `is not ready: ${'😀'.repeat(199)}…`);
  // Checked by an operator that could read it.
  assert.is(trouble({ ready: true, spec: { content: 'FUTURE' } }), 'cannot be read by this operator');
});
