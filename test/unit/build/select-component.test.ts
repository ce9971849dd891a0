import { type OfferedComponent, selectComponent } from '../../../src/build/select-component.ts';
import type { WantedComponent } from '../../../src/build/wanted-components.ts';
import type { Component } from '../../../src/components/component.ts';
import { ANY_VERSION, parseVersionPattern } from '../../../src/components/version.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('choice of a component');

const COMPONENT: Component = {
  format: 'Structured',
  type: 'Build',
  osType: 'Linux',
  parameters: [],
  tasks: [],
  labels: {},
};

function offer(version: string, change: Partial<OfferedComponent> = {}): OfferedComponent {
  const label = `tool-${version}`;
  return {
    catalog: 'Namespace',
    name: 'tool',
    version,
    label,
    hash: 'v1:0',
    component: COMPONENT,
    ...change,
  };
}

function want(version = '*', change: Partial<WantedComponent> = {}): WantedComponent {
  return {
    kind: 'component',
    catalog: 'Namespace',
    name: 'tool',
    version: parseVersionPattern(version) ?? ANY_VERSION,
    parameters: [],
    path: 'spec.components[0]',
    ...change,
  };
}

test('the newest version that fits is taken, by number and not by letter', () => {
  const offered = [offer('1.9.0'), offer('1.10.0'), offer('2.0.0'), offer('1.2.30')];
  assert.is(selectComponent(want(), offered, 'Linux').chosen?.version, '2.0.0');
  assert.is(selectComponent(want('1.*.*'), offered, 'Linux').chosen?.version, '1.10.0');
  assert.is(selectComponent(want('1.2.*'), offered, 'Linux').chosen?.version, '1.2.30');
  assert.is(selectComponent(want('1.9.0'), offered, 'Linux').chosen?.version, '1.9.0');
});

test('one that cannot be used is waited for, not passed over', () => {
  const broken: OfferedComponent = {
    catalog: 'Namespace',
    name: 'tool',
    version: '3.0.0',
    label: 'tool-new',
    hash: '',
    trouble: 'is not ready: line 2',
  };
  const { missing, chosen } = selectComponent(want(), [offer('1.0.0'), broken], 'Linux');
  assert.is(chosen, undefined);
  assert.is(
    missing,
    "spec.components[0] asks for 'tool' *.*.*: ImageComponent 'tool-new' is not ready: line 2",
  );
});

test('a tie, an absence and a name mixed up are told with what there is', () => {
  const tie = selectComponent(
    want('1.*.*'),
    [offer('1.0.0', { label: 'a' }), offer('1.0.0', { label: 'b' })],
    'Linux',
  );
  assert.match(tie.missing ?? '', /'a' and 'b' have one version, 1\.0\.0/);
  const ofECS = selectComponent(
    want('*', { catalog: 'ECS' }),
    [offer('1.0.0', { label: 'ic-1' }), offer('1.0.0', { label: 'ic-2' })],
    'Linux',
  );
  assert.match(
    ofECS.missing ?? '',
    /'ic-1' and 'ic-2' have one version, 1\.0\.0; name one of them by its ID/,
  );
  const none = selectComponent(want('9.*.*'), [offer('1.0.0'), offer('2.0.0')], 'Linux');
  assert.is(
    none.missing,
    "no version of ImageComponent 'tool' fits '9.*.*' in this namespace; there are 2.0.0, 1.0.0",
  );
  const mixedUp = selectComponent(want('*', { name: 'tool-1.0.0' }), [offer('1.0.0')], 'Linux');
  assert.match(
    mixedUp.missing ?? '',
    /'tool-1\.0\.0' does not exist .*; the object of that name is component 'tool'/,
  );
  const many = Array.from({ length: 11 }, (_, minor) => offer(`1.${minor}.0`));
  assert.match(
    selectComponent(want('7.0.0'), many, 'Linux').missing ?? '',
    /there are 1\.10\.0, 1\.9\.0, .* and 6 more$/,
  );
  const system = selectComponent(want('*', { catalog: 'System' }), [], 'Linux');
  assert.is(system.missing, "System component 'tool' does not exist in the System catalogue");
  const { name: _, ...byID } = want('*', { catalog: 'ECS', id: 'ic-1' });
  assert.is(
    selectComponent(byID, [], 'Linux').missing,
    "image component 'ic-1' does not exist in the build region",
  );
});

test('what can never fit is a mistake of the template', () => {
  const tests = offer('1.0.0', { component: { ...COMPONENT, type: 'Test' } });
  assert.match(selectComponent(want(), [tests], 'Linux').invalid ?? '', /'tool' is a Test component/);
  const windows = offer('1.0.0', { component: { ...COMPONENT, osType: 'Windows' } });
  assert.match(
    selectComponent(want(), [windows], 'Linux').invalid ?? '',
    /'tool' is for Windows, but the source image is Linux/,
  );
  assert.is(selectComponent(want(), [windows], undefined).chosen?.version, '1.0.0');
});
