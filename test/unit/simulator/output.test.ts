import * as fc from 'fast-check';

import {
  keepOutput,
  newTask,
  OUTPUT_HEAD,
  OUTPUT_LIMIT,
  overallStatus,
  recordStatus,
} from '../../../simulator/lifecycle/tasks.ts';
import type { TaskRecord } from '../../../simulator/world/command-record.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('output and status of simulated commands');

test('however the output is cut into pieces, its beginning and its end are kept and the rest is counted', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 8 }), (sizes) => {
      const task = newTask('i-1', 0);
      let position = 0;
      const whole: Buffer[] = [];
      for (const size of sizes) {
        const chunk = Buffer.from(Array.from({ length: size }, (_, index) => (position + index) % 251));
        position += size;
        whole.push(chunk);
        keepOutput(task, chunk);
      }
      const all = Buffer.concat(whole);
      const excess = Math.max(0, all.length - OUTPUT_LIMIT);
      const expected =
        excess === 0
          ? all
          : Buffer.concat([all.subarray(0, OUTPUT_HEAD), all.subarray(OUTPUT_HEAD + excess)]);
      assert.ok(task.output.equals(expected));
      assert.is(task.dropped, excess);
    }),
    { numRuns: 50 },
  );
});

const task = (status: TaskRecord['status'], exitCode?: number): TaskRecord => ({
  ...newTask('i-1', 0),
  status,
  exitCode,
});

test('the status of several tasks together', () => {
  const rows: [TaskRecord['status'][], string][] = [
    [['Pending', 'Pending'], 'Pending'],
    [['Success', 'Pending'], 'Running'],
    [['Running', 'Success'], 'Running'],
    [['Success', 'Success'], 'Success'],
    [['Success', 'Failed'], 'PartialFailed'],
    [['Failed', 'Timeout'], 'Failed'],
    [['Terminated', 'Cancelled'], 'Stopped'],
    [['Stopping', 'Success'], 'Stopping'],
  ];
  for (const [statuses, expected] of rows)
    assert.is(overallStatus(statuses.map((status) => task(status))), expected);
});

test('the older status field calls every ended script Finished', () => {
  assert.is(recordStatus(task('Failed', 3)), 'Finished');
  assert.is(recordStatus(task('Failed')), 'Failed');
  assert.is(recordStatus(task('Success', 0)), 'Finished');
  assert.is(recordStatus(task('Timeout')), 'Failed');
  assert.is(recordStatus(task('Terminated')), 'Stopped');
});
