import type { OfferedComponent } from '../../../src/build/select-component.ts';
import { mistakeIn } from '../../../src/controllers/image-template/mistake.ts';
import { assert, suite } from '../../kit/index.ts';
import { templateObject } from '../build/objects.ts';
import { componentObject, componentStore } from './component-objects.ts';

const test = suite('mistakes in templates');

const WORKERS = 'Parameters:\n  workers: {Type: Number}\nTasks:\n  - {Name: stop, Action: Reboot}\n';
const COMPONENTS = componentStore(
  componentObject('plain', { ready: true }),
  componentObject('web', { ready: true, spec: { content: WORKERS } }),
  componentObject('probe', { ready: true, spec: { type: 'Test' } }),
  componentObject('iis', { ready: true, spec: { osType: 'Windows', content: WORKERS } }),
  componentObject('broken', { ready: 'line 1: must be a text' }),
);
const SYSTEM: OfferedComponent = {
  catalog: 'System',
  name: 'git',
  version: '1.0.0',
  label: 'git',
  hash: 'h',
  component: { format: 'Structured', type: 'Build', osType: 'Linux', parameters: [], tasks: [], labels: {} },
};

type Change = Parameters<typeof templateObject>[0];
const mistake = (change: Change, catalog: () => OfferedComponent[] = () => [SYSTEM]) =>
  mistakeIn({ components: COMPONENTS, catalog }, templateObject({ components: [], ...change }));

const unread = (): never => {
  throw new Error('The System catalogue is read only when it is asked for');
};

test('a template that only waits for something has no mistake', () => {
  assert.is(mistake({}, unread), undefined);
  assert.is(mistake({ components: [{ name: 'absent' }, { name: 'broken' }] }, unread), undefined);
  assert.is(mistake({ components: [{ name: 'absent', catalog: 'ECS' }] }, unread), undefined);
  assert.is(mistake({ components: [{ name: 'git', catalog: 'System' }, { name: 'plain' }] }), undefined);
});

test('parameters that do not fit are told with their place', () => {
  const parameters = [
    { name: 'workers', value: '1e999' },
    { name: 'worker', value: '1' },
  ];
  assert.is(
    mistake({ components: [{ name: 'plain' }, { name: 'web', parameters }] }),
    "spec.components[1].parameters[0].value: 'workers' must be a number such as 8, -1 or 0.5, but is '1e999'; " +
      "spec.components[1].parameters[1].name: the component has no parameter 'worker': did you mean 'workers'?",
  );
  assert.is(
    mistake({ components: [{ name: 'web' }] }),
    "spec.components[0].parameters: must give 'workers' (Number), which has no default",
  );
});

test('a Test component is no part of an image', () => {
  assert.is(
    mistake({ components: [{ name: 'probe' }] }),
    "spec.components[0]: 'probe' is a Test component, but only Build components run here",
  );
  assert.match(
    mistake({ buildContent: 'COMPONENT probe' }) ?? '',
    /^spec\.buildContent, line 1: 'probe' is a/,
  );
});

test('the build content is read as far as it can be without the source image', () => {
  assert.match(
    mistake({ buildContent: 'RUM true' }) ?? '',
    /^line 1, column 1 \(spec\.buildContent\): 'RUM' is no/,
  );
  // Whether the source is Windows is known to the build only.
  assert.is(mistake({ buildContent: 'COMPONENT iis --workers 2\nRESTART\n' }), undefined);
});

test('a message names the first five mistakes and counts the rest', () => {
  const parameters = Array.from({ length: 8 }, (_, index) => ({ name: `p${index}`, value: '' }));
  const message = mistake({ components: [{ name: 'plain', parameters }] }) ?? '';
  assert.match(message, /'p4' is unknown: the component has no parameters; and 3 more$/);
});
