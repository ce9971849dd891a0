import {
  addToLog,
  CUT_KEY,
  type LogEntry,
  logKey,
  logText,
  MAX_LOG_BYTES,
} from '../../../src/build/task-log.ts';
import { addResult, taskResult } from '../../../src/build/task-results.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('log and results of tasks');

function entry(index: number, output: string, change: Partial<LogEntry> = {}): LogEntry {
  const result = { component: 'web', task: `task-${index}`, state: 'Succeeded' as const, exitCode: 0 };
  return { attempt: 1, index, result, output, cutBytes: 0, ...change };
}

test('each task has a key of its own, and keys sort in the order of the tasks', () => {
  const keys = [0, 9, 10, 100].map((index) => logKey(entry(index, '')));
  assert.equal(keys, keys.toSorted());
  const odd = entry(0, '', { result: { component: '镜像:a', task: 'b', state: 'Failed' } });
  assert.match(logKey(odd), /^[-._a-zA-Z0-9]{1,253}$/);
});

test('the text says what is known of the task and what was cut', () => {
  const result = { ...entry(0, '').result, startTime: '2026-01-01T00:00:00Z', durationSeconds: 3, tries: 2 };
  assert.is(
    logText(entry(0, 'end', { result, cutBytes: 7 })),
    '# web/task-0, Succeeded, exit code 0, from 2026-01-01T00:00:00Z, 3 s, 2 tries\n(7 bytes before this were cut)\nend\n',
  );
});

test('the same task again changes nothing; what does not fit goes oldest first, and is counted', () => {
  let log: Record<string, string> = {};
  const output = 'x'.repeat(100_000);
  for (let index = 0; index < 12; index++) log = addToLog(log, entry(index, output));
  assert.equal(addToLog(log, entry(11, output)), log);
  assert.is(log[CUT_KEY], '5 older tasks were cut to stay below the size of one object\n');
  assert.is(Object.keys(log).length, 8);
  const size = Object.entries(log).reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  assert.ok(size <= MAX_LOG_BYTES + 100);
  assert.ok(Object.hasOwn(log, logKey(entry(11, ''))));
  log = addToLog(log, entry(12, output));
  assert.match(log[CUT_KEY] ?? '', /^6 older/);
});

test('results tell how each task ended; the status keeps the last thirty', () => {
  const task = { component: 'web', task: { name: 'install' } };
  const times = { startSeconds: 1_700_000_000, finishSeconds: 1_700_000_012 };
  assert.equal(taskResult(task, { state: 'exited', exitCode: 0, ...times, tries: 1 }), {
    component: 'web',
    task: 'install',
    state: 'Succeeded',
    exitCode: 0,
    startTime: '2023-11-14T22:13:20Z',
    durationSeconds: 12,
  });
  assert.is(taskResult(task, { state: 'exited', exitCode: 3 }).state, 'Failed');
  const late = taskResult(task, { state: 'timedout', exitCode: 124, tries: 3 });
  assert.equal([late.state, late.exitCode, late.tries], ['TimedOut', undefined, 3]);
  const tasks = { total: 50, done: 0 } as Parameters<typeof addResult>[0];
  for (let index = 0; index < 50; index++)
    addResult(tasks, { component: 'c', task: `t${index}`, state: 'Succeeded' });
  assert.is(tasks.results?.length, 30);
  assert.is(tasks.results?.at(-1)?.task, 't49');
});
