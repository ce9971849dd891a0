import * as fc from 'fast-check';

import { parseReport, TRAILER } from '../../../../src/build/guest/report.ts';
import { assert, suite } from '../../../kit/index.ts';

const test = suite('report of a guest');

test('an answer without the closing line, or with a broken one, is no report', () => {
  const endings = [
    '',
    ' exited',
    ' exited x',
    ' gone 0 1 2',
    ' exited 0 x',
    ' exited 0 1 2 3 4 5',
    ' exited 0 1.5',
  ];
  for (const ending of endings) assert.is(parseReport(`\n${TRAILER}${ending}\n`), undefined, ending);
  for (const text of ['', 'output', `${TRAILER} exited 0`]) assert.is(parseReport(text), undefined, text);
});

test('everything comes back, and what is not known is left out', () => {
  assert.equal(parseReport(`out\n\n${TRAILER} exited 3 10 12 4711 2\n`), {
    state: 'exited',
    exitCode: 3,
    startSeconds: 10,
    finishSeconds: 12,
    outputBytes: 4711,
    tries: 2,
    outputTail: 'out\n',
  });
  assert.equal(parseReport(`\n${TRAILER} stored 0\n`), { state: 'stored', exitCode: 0, outputTail: '' });
  assert.equal(parseReport(`x\n${TRAILER} interrupted 1 10 - 5 1\n`), {
    state: 'interrupted',
    exitCode: 1,
    startSeconds: 10,
    outputBytes: 5,
    tries: 1,
    outputTail: 'x',
  });
});

test('Windows ends lines its own way, and its exit codes have 32 bits', () => {
  const report = parseReport(`out\r\n${TRAILER} exited -1073741510 10 12 5 1\r\n`);
  assert.equal([report?.exitCode, report?.tries, report?.outputTail], [-1_073_741_510, 1, 'out']);
});

test('whatever a task prints is not taken for the report', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(255), (output, code) => {
      const forged = `${output}\n${TRAILER} exited 0 1 1 1 1\n${output}`;
      const report = parseReport(`${forged}\n${TRAILER} exited ${code} 1 2 3 1\n`);
      assert.equal([report?.exitCode, report?.outputTail], [code, forged.replace(/\r$/, '')]);
    }),
  );
});
