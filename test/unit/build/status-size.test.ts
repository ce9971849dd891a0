import { lintStatus } from '../../../src/api/status-lint.ts';
import { BuildRecord } from '../../../src/build/record.ts';
import { MAX_SECRETS, secretVersion, versionSent } from '../../../src/build/secret-version.ts';
import { addResult, statusTail, taskResult } from '../../../src/build/task-results.ts';
import { assert, suite } from '../../kit/index.ts';
import { buildObject } from './objects.ts';

const test = suite('size of a status with tasks and Secrets');
const TASKS = 2000;
const LONG = 'a-long-name.'.repeat(21).slice(0, 253);

/** The status of a build with everything that tasks can put into it, each as large as it may be. */
function fullRecord(): BuildRecord {
  const record = new BuildRecord(buildObject(1).status);
  const tasks = (record.status.tasks ??= { total: TASKS, done: TASKS });
  for (let index = 0; index < TASKS; index++) {
    const task = { component: LONG, task: { name: `t${index}`.padEnd(63, 'x') } };
    const seconds = { startSeconds: 1_700_000_000 + index, finishSeconds: 1_700_086_400 + index };
    addResult(tasks, taskResult(task, { state: 'exited', exitCode: 255, tries: 11, ...seconds }));
  }
  tasks.logConfigMap = LONG;
  tasks.failed = {
    component: LONG,
    task: 'x'.repeat(63),
    exitCode: 1,
    outputTail: statusTail('出错\n'.repeat(5000)),
  };
  record.addInstance({
    instanceID: 'i-bp1sample00000000000',
    role: 'Builder',
    attempt: 1,
    launchTime: '2026-01-01T00:00:00Z',
    bootID: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
    publicKey: 'k'.repeat(640),
    secretVersions: Array.from({ length: MAX_SECRETS }, (_, at) =>
      secretVersion(`${LONG}${at}`, '1234567890'),
    ),
  } as never);
  return record;
}

test('2000 tasks with long names and 50 Secrets fit the 16 KiB of a status', () => {
  const { status } = fullRecord();
  const sizes = lintStatus({ ...buildObject(1), status }).filter(({ rule }) => rule === 17);
  assert.equal(sizes, []);
  const { tasks, instances } = status;
  assert.ok(Buffer.byteLength(JSON.stringify({ tasks, instances })) < 10_000);
  const results = tasks?.results ?? [];
  assert.ok(results.length >= 5, `only ${results.length} results`);
  assert.match(results.at(-1)?.task ?? '', 't1999x');
});

test('short results are kept, thirty of them', () => {
  const tasks = { total: 100, done: 0, results: [] };
  for (let index = 0; index < 100; index++)
    addResult(tasks, { component: 'web', task: `t${index}`, state: 'Succeeded' });
  assert.is(tasks.results.length, 30);
});

test('the tail of an output is its end, whole characters of it', () => {
  assert.is(statusTail('short'), 'short');
  const tail = statusTail(`${'😀'.repeat(4000)}end`);
  assert.ok(tail.endsWith('😀end'));
  assert.ok(Buffer.byteLength(JSON.stringify(tail)) <= 3072);
  assert.ok(tail.isWellFormed());
  assert.is(statusTail('\u0001'.repeat(2000)).length, 512 - 1);
});

test('a Secret is found again by its name, however long', () => {
  const names = ['license', `${LONG}1`, `${LONG}2`];
  const versions = names.map((name, at) => secretVersion(name, String(at)));
  assert.is(versions[0], 'license=0');
  for (const [at, name] of names.entries()) assert.is(versionSent(versions, name), versions[at]);
  assert.is(versionSent(versions, 'licens'), undefined);
  assert.is(versionSent(undefined, 'license'), undefined);
});

test('an attempt that was given up leaves neither key nor versions in the status', () => {
  const record = fullRecord();
  record.newAttempt();
  const [instance] = record.status.instances ?? [];
  assert.equal([instance?.publicKey, instance?.secretVersions], [undefined, undefined]);
});
