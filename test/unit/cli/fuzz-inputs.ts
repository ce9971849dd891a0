import * as fc from 'fast-check';

import { runWith } from './fake-io.ts';

/** Pieces of what the commands read, from which random files are put together. */
const PIECES = [
  'apiVersion: imagesmith.dev/v1alpha1\n',
  'kind: ImageComponent\n',
  'kind: ImageTemplate\n',
  'metadata: {name: web}\n',
  'spec:\n  tasks:\n    - name: a\n      runShellCommand: {commandContent: "x {{ y }}"}\n',
  'spec: {buildContent: "RUN a\\nCOMPONENT b"}\n',
  'Tasks:\n  - Name: a\n    Action: RunShellCommand\n    Properties: {commandContent: a}\n',
  '---\n',
  '&a [*a, *b]\n',
  '<<: *a\n',
  'RUN echo a \\\n',
  'RUN <<EOF\n',
  'EOF\n',
  'COPY <<-"X" /a\n',
  'FROM debian:12 AS a\n',
  'FROM a\n',
  'ARG A=${A:-b}\n',
  'ENV A=$A "b c"=d\n',
  'SHELL ["a", "-c"]\n',
  'COMPONENT nginx/1.*.* --a b\n',
  'CMD ["a"]\n',
  'USER {{ x }}:y\n',
  '{"builders": [{"type": "alicloud-ecs", "region": 1, "tags": []}]',
  ', "provisioners": [{"type": "shell", "inline": ["a {{user `b`}}"]}, {"type": "file"}, 1]}',
  ', "variables": {"a": null, "password": "{{env `x`}}"}',
  '{{',
  '}}',
  '\u0000',
  '\t',
  '\r\n',
  '\uFEFF',
  '"',
  "'",
  '`',
  '中',
];

const file = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...PIECES), { maxLength: 12 })
      .map((parts) => Buffer.from(parts.join(''))),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(255))
      .map(([parts, at, byte]) => {
        const bytes = Buffer.from(parts.join(''));
        if (bytes.length > 0) bytes[at % bytes.length] = byte;
        return bytes;
      }),
  },
);
const flags = fc.constantFrom(
  ['lint'],
  ['lint', '--os-type', 'Windows'],
  ['convert'],
  ['convert', '--kind', 'template'],
  ['convert', '--from', 'dockerfile'],
  ['convert', '--from', 'packer'],
  ['convert', '--from', 'image-builder', '--os-type', 'Windows'],
);

/**
 * Random files never make a command fail by its own mistake, findings have a place, and what `convert` prints passes
 * `lint`.
 */
export async function fuzz(runs: number, seed?: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(file, flags, async (bytes, [command = '', ...more]) => {
      const { code, out, err } = await runWith({ f: bytes }, command, 'f', ...more);
      if (err.includes('a mistake of its own')) throw new Error(err);
      if (code !== 0 && code !== 1) throw new Error(`exit code ${code}`);
      const findings = (command === 'lint' ? out : err).split('\n').filter((line) => line !== '');
      const bad = findings.find(
        (line) => !/^f:[1-9]\d*:[1-9]\d*: (error|warning|note): ./.test(line) && !line.startsWith('f '),
      );
      if (bad !== undefined) throw new Error(`no place: ${bad}`);
      if (command !== 'convert' || code !== 0 || out === '') return;
      const linted = await runWith({ r: out }, 'lint', 'r');
      if (linted.code !== 0) throw new Error(`${linted.out}\n${out}`);
    }),
    { numRuns: runs, ...(seed === undefined ? {} : { seed }) },
  );
}
