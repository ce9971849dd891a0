import { parseComponent } from '../../../src/components/parse.ts';
import { renderTasks } from '../../../src/components/render.ts';
import { judge } from '../../kit/cpu-share.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('speed of components');

/** 127 tasks in 16 KiB, with references in each. */
function largest(): string {
  const head = 'Parameters:\n  p: {Type: String, DefaultValue: "some value"}\nTasks:\n';
  const tasks = Array.from({ length: 127 }, (_, index) => {
    const output = index === 0 ? '' : ` {{t${index - 1}.stdout|quote}}`;
    return `- Name: t${index}\n  Action: RunShellCommand\n  Properties:\n    commandContent: |\n      echo {{p}}${output}\n`;
  });
  const content = head + tasks.join('');
  return content + '#'.repeat(16_384 - content.length);
}

test('127 tasks in 16 KiB are read and rendered in less than 20 ms', async () => {
  const content = largest();
  assert.is(content.length, 16_384);
  const values = new Map([['p', { text: "it's" }]]);
  const header = { type: 'Build', osType: 'Linux', version: '1.0.0', immutable: false } as const;
  const once = () => {
    const before = process.threadCpuUsage();
    const { result } = parseComponent({ ...header, content });
    const rendered = renderTasks(result?.tasks ?? [], values, { firstIndex: 0, secretIndexOf: () => 0 });
    const { user, system } = process.threadCpuUsage(before);
    assert.is(rendered.length, 127);
    return (user + system) / 1000;
  };
  // The best of some: the first ones warm up.
  const best = () => Promise.resolve(Math.min(...Array.from({ length: 15 }, once)));
  const { value, slowdown } = await judge(20, 4, best);
  assert.ok(value < 20 * slowdown, `took ${value} ms of processor time at a slowdown of ${slowdown}`);
});

test('a component full of mistakes is told a hundred of them, and does not hold up anybody', () => {
  const names = Array.from({ length: 20 }, (_, index) => `${'abcdefghij'.repeat(6)}${10 + index}`);
  const wrong = `{{ ${'abcdefghij'.repeat(6)}zz }} {{ACS::Foo}}\n`;
  const spec = {
    type: 'Build',
    osType: 'Linux',
    version: '1.0.0',
    immutable: false,
    parameters: names.map((name) => ({ name })),
    tasks: Array.from({ length: 127 }, (_, index) => ({
      name: `t${index}`,
      runShellCommand: { commandContent: wrong.repeat(170) },
    })),
  } as const;
  const start = performance.now();
  const { problems } = parseComponent({ ...spec, parameters: [...spec.parameters], tasks: [...spec.tasks] });
  assert.ok(performance.now() - start < 2000);
  // Of references; each script has one of its own beside.
  assert.ok((problems?.length ?? 0) >= 100 && (problems?.length ?? 0) <= 300, `${problems?.length}`);
});
