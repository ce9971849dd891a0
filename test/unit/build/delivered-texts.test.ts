import {
  confidentialTasks,
  type DeliveryValues,
  guestText,
  outputsUsedBy,
  secretsUsedBy,
  usesSecret,
} from '../../../src/build/delivered-texts.ts';
import type { RenderedTask } from '../../../src/components/rendered.ts';
import { shellQuote } from '../../../src/components/shell-quote.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('texts when they are sent');

const SECRETS = ["it's", '{{ a }}\r\n$&'];
const VALUES: DeliveryValues = {
  secret: (index) => SECRETS[index] ?? '',
  output: (index) => (index === 7 ? 'known' : undefined),
  quote: shellQuote,
};

test('a plain text stays what it is, braces and all', () => {
  assert.is(guestText('echo {{ a }} $& \\', VALUES), 'echo {{ a }} $& \\');
  assert.is(guestText('', VALUES), '');
  assert.is(guestText([], VALUES), '');
});

test('secrets are put in as they are, or quoted, and never read again', () => {
  assert.is(guestText(['a ', { secret: 0 }, ' ', { secret: 0, quote: true }], VALUES), "a it's 'it'\\''s'");
  assert.is(guestText([{ secret: 1 }], VALUES), '{{ a }}\r\n$&');
});

test('an output that the operator knows is text; one that only the guest knows stays a piece', () => {
  assert.is(guestText(['a ', { outputOf: 7 }, { outputOf: 7, quote: true }], VALUES), "a known'known'");
  assert.equal(
    guestText(['a ', { secret: 0 }, { outputOf: 3, quote: true }, { outputOf: 7 }, ' b'], VALUES),
    ["a it's", { outputOf: 3, quote: true }, 'known b'],
  );
  assert.equal(guestText([{ outputOf: 3 }], VALUES), [{ outputOf: 3 }]);
});

const base = { name: 'a', timeoutSeconds: 60 };
const TASKS: readonly RenderedTask[] = [
  {
    ...base,
    action: 'RunShellCommand',
    commandContent: [{ secret: 2 }, { outputOf: 1 }],
    workingDir: ['/', { outputOf: 0 }],
  },
  { ...base, action: 'InvokeCommand', commandID: 'c', parameters: { a: [{ secret: 1 }], b: 'x' } },
  { ...base, action: 'WriteFile', destinationPath: '/a', content: { secretKey: { name: 's', key: 'k' } } },
  { ...base, action: 'WriteFile', destinationPath: '/a', content: { text: ['x', { secret: 0 }] } },
  { ...base, action: 'WriteFile', destinationPath: '/a', content: { configMapKey: { name: 's', key: 'k' } } },
  { ...base, action: 'WriteFile', destinationPath: ['/', { outputOf: 4 }], content: { base64: 'AA==' } },
  { ...base, action: 'Reboot' },
];

test('what a task needs is found in all its texts', () => {
  assert.equal(TASKS.map(secretsUsedBy), [[2], [1], [], [0], [], [], []]);
  assert.equal(TASKS.map(outputsUsedBy), [[1, 0], [], [], [], [], [4], []]);
  assert.equal(TASKS.map(usesSecret), [true, true, true, true, false, false, false]);
});

const script = (...pieces: readonly (string | { secret: number } | { outputOf: number })[]) => ({
  component: 'a',
  task: { action: 'RunShellCommand', name: 'x', timeoutSeconds: 1, commandContent: pieces } as const,
});

test('what a task with a secret printed is as secret as the task', () => {
  const tasks = [
    script('plain'),
    script('uses ', { secret: 0 }),
    script('reads ', { outputOf: 0 }),
    script('reads ', { outputOf: 1 }),
    script('reads ', { outputOf: 3 }),
  ];
  assert.equal([...confidentialTasks(tasks)], [1, 3, 4]);
  assert.is(confidentialTasks(tasks), confidentialTasks(tasks), 'worked out once');
});
