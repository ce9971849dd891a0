import * as fc from 'fast-check';

import { parseBuildContent } from '../../../src/components/build-content.ts';
import { utf8Length } from '../../../src/components/check-text.ts';
import type { OSType, Parsed } from '../../../src/components/component.ts';
import { parseDockerfile } from '../../../src/components/dockerfile.ts';
import { parseStructured } from '../../../src/components/structured.ts';
import { toStructured } from '../../../src/components/to-structured.ts';
import type { Task } from '../../../src/components/task.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('any text as the Dockerfile form');
const context = (osType: OSType = 'Linux') => ({ osType, type: 'Build', path: 'spec.content' }) as const;

/** Any code point, surrogates included. */
const anyCharacter = fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code));
const verb = fc.constantFrom(
  'RUN',
  'ENV',
  'WORKDIR',
  'USER',
  'COPY',
  'RESTART',
  'LABEL',
  'CMD',
  'ENTRYPOINT',
  'COMPONENT',
  'FROM',
  'run',
  'ADD',
);
const piece = fc.constantFrom(
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\\',
  '\\\n',
  '"',
  "'",
  '$',
  '${',
  '${A:-',
  '}',
  '$A',
  '=',
  'A=',
  '--a',
  '[',
  ']',
  '["a"',
  ',',
  '<<',
  '<<EOF',
  'EOF',
  '#',
  '{{',
  '}}',
  '{{ a }}',
  '{{ run-1.stdout }}',
  '{{ACS::RegionId}}',
  '/',
  '..',
  'https://a/b',
  '?',
  ':',
  '%',
  '`',
  '汉',
  '\0',
  '\uFEFF',
  'a',
  '1',
  '/a',
  'nginx/1.*.*',
  'ic-1',
  '__proto__',
);
const words = fc.array(fc.oneof({ weight: 9, arbitrary: piece }, { weight: 1, arbitrary: anyCharacter }), {
  maxLength: 12,
});
const line = fc.tuple(verb, words).map(([name, rest]) => `${name} ${rest.join('')}`);
const content = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')),
);

/** Mostly right, so that much of it becomes tasks. */
const sensible = fc
  .array(
    fc.constantFrom(
      'RUN echo {{ACS::RegionId}}',
      'RUN ["a", "b\\nc"]',
      'RUN {{.State}} {{ run-1.stdout }}',
      'RUN a',
      'ENV A=1 B="$A c"',
      "ENV C {{ run-1.stdout }}'x'",
      'ENV D="{{ACS::RegionId}}"',
      'WORKDIR /a/$A',
      'WORKDIR b/{{ run-1.stdout }}',
      'USER web',
      'USER {{ run-1.stdout }}',
      'COPY /a* /b',
      'COPY https://a/b {{ run-1.stdout }}',
      'COPY http://a/{{ run-1.stdout }} c',
      'RESTART',
      'LABEL a=b',
      'CMD ["a", "汉"]',
      'CMD a {{ run-1.stdout }}',
      'ENTRYPOINT ["b"]',
      '# c',
    ),
    { maxLength: 12 },
  )
  .map((lines) => ['RUN true', ...lines].join('\n'));

function check(text: string, { result, problems, warnings }: Parsed<unknown>): void {
  assert.is(result === undefined, problems !== undefined);
  assert.not.equal(problems, []);
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  for (const problem of [...(problems ?? []), ...warnings]) {
    assert.is(problem.path, 'spec.content');
    assert.ok(problem.message.length > 0 && !problem.message.endsWith('.'), problem.message);
    if (problem.line === undefined) continue;
    const found = lines[problem.line - 1];
    assert.ok(found !== undefined && problem.column !== undefined && problem.column >= 1);
    assert.ok((problem.column ?? 0) <= (found?.length ?? 0) + 1);
  }
}

function checkTasks(tasks: readonly Task[]): void {
  assert.is(new Set(tasks.map(({ name }) => name)).size, tasks.length);
  for (const task of tasks) {
    assert.match(task.name, /^[a-z]+-[0-9]+$/);
    if (task.action !== 'RunShellCommand') continue;
    assert.ok(utf8Length(task.commandContent) <= 16_384);
    assert.ok(!/\0|\r/.test(task.commandContent));
    if (task.workingDir !== undefined) assert.match(task.workingDir, /^(\/|\{\{)/);
  }
}

test('the answer is either a component or problems with places in the text', () => {
  fc.assert(
    fc.property(content, (text) => {
      const parsed = parseDockerfile(text, context());
      check(text, parsed);
      checkTasks(parsed.result?.tasks ?? []);
      check(text, parseDockerfile(text, context('Windows')));
    }),
    { numRuns: 2000 },
  );
});

test('the answer is either a content of a template or problems with places in the text', () => {
  fc.assert(
    fc.property(content, fc.constantFrom<OSType>('Linux', 'Windows'), (text, osType) => {
      const parsed = parseBuildContent(text, context(osType));
      check(text, parsed);
      for (const item of parsed.result?.items ?? []) if (item.kind === 'tasks') checkTasks(item.tasks);
    }),
    { numRuns: 2000 },
  );
});

test('written as a structured component it does the same', () => {
  let kept = 0;
  fc.assert(
    fc.property(fc.oneof(content, sensible), (text) => {
      const { result } = parseDockerfile(text, context());
      if (result === undefined) return;
      kept += 1;
      const again = parseStructured(toStructured(result));
      assert.equal(again.problems, undefined);
      assert.equal(again.result?.tasks, result.tasks);
    }),
    { numRuns: 1000 },
  );
  assert.ok(kept > 300);
});

test('a byte order mark and line ends of Windows mean the same', () => {
  const unix = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n').replaceAll('\r', ''));
  fc.assert(
    fc.property(unix, (text) => {
      if (text.startsWith('\uFEFF')) return;
      assert.equal(
        parseDockerfile(`\uFEFF${text.replaceAll('\n', '\r\n')}`, context()),
        parseDockerfile(text, context()),
      );
    }),
  );
});

test('any text in single quotes is the value of a variable, any JSON string a word', () => {
  const text = fc
    .string({ unit: fc.oneof(anyCharacter, piece) })
    .filter((value) => !/[\n\r\0']|\\[ \t]*$|\{\{/.test(value));
  fc.assert(
    fc.property(text, (value) => {
      const { result, problems } = parseDockerfile(
        `LABEL a='${value}'\nRUN ["x", ${JSON.stringify(value)}]`,
        context(),
      );
      assert.is(problems, undefined);
      assert.is(result?.labels['a'], value);
      const [run] = result?.tasks ?? [];
      assert.is(run?.action === 'RunShellCommand' ? run.commandContent : '', `'x' '${value}'`);
    }),
  );
});

test('a full content is read in a moment, and one that is far too long at once', () => {
  const full = Array.from(
    { length: 127 },
    (_, index) =>
      [
        `RUN echo "${'x'.repeat(100)}" && echo $A`,
        `ENV A${index}="$B \${C:-d}" E='f'`,
        `WORKDIR /a/${index}`,
        'COPY /a /b',
      ][index % 4],
  ).join('\n');
  parseDockerfile(full, context());
  const measure = (text: string) => {
    const start = performance.now();
    parseDockerfile(text, context());
    parseBuildContent(text, context());
    return performance.now() - start;
  };
  assert.is(parseDockerfile(full, context()).problems, undefined);
  const quickest = (text: string, tries: number) =>
    Math.min(...Array.from({ length: tries }, () => measure(text)));
  assert.ok(quickest(full, 5) < 40);
  const long = ['x', '\\\n', '"', '{{ ', '${A:-', ' ', '\t\\', 'RUN \n', '[', '<<', "['", '--a '];
  for (const unit of long) {
    const mebibyte = unit.repeat(2 ** 20 / unit.length);
    assert.ok(quickest(mebibyte, 2) < 500, `1 MiB of ${JSON.stringify(unit)}`);
    for (const name of ['RUN', 'ENV A=', 'CMD', 'COPY', 'LABEL', 'COMPONENT']) {
      const most = `${name} ${unit.repeat((16_384 - name.length - 1) / unit.length)}`;
      assert.ok(quickest(most, 2) < 500, `${name} with 16 KiB of ${JSON.stringify(unit)}`);
    }
  }
});
