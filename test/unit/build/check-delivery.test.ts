import { checkDelivery } from '../../../src/build/check-delivery.ts';
import type { PlannedTask } from '../../../src/build/plan.ts';
import type { RenderedText } from '../../../src/components/rendered.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('what cannot be delivered, before anything is paid for');

const script = (name: string, commandContent: RenderedText): PlannedTask => ({
  component: 'web',
  task: { action: 'RunShellCommand', name, timeoutSeconds: 60, commandContent },
});
const restart: PlannedTask = {
  component: 'web',
  task: { action: 'Reboot', name: 'restart', timeoutSeconds: 60 },
};
const secret = script('say', ['echo ', { secret: 0 }]);
const plain = script('say', 'echo 12');
const user = (outputOf: number) => script('use', ['test ', { outputOf }]);

test('the output of a task with a secret does not outlive a reboot, which is told', () => {
  const [problem, ...rest] = checkDelivery([secret, restart, user(0)], 'Encrypted', 'Linux');
  assert.equal(rest, []);
  assert.match(problem ?? '', /^task web\/use: it uses the output of task web\/say, .*lost in the reboot/);
});

test('what has no secret, no reboot between, or no Linux is let through', () => {
  for (const tasks of [
    [plain, restart, user(0)],
    [restart, secret, user(1)],
    [secret, user(0), restart],
  ])
    assert.equal(checkDelivery(tasks, 'Encrypted', 'Linux'), []);
  assert.equal(checkDelivery([secret, restart, user(0)], 'Plain', 'Windows'), []);
});

const base = { name: 'get', timeoutSeconds: 60 };
const problemsOf = (task: PlannedTask['task'], osType: 'Linux' | 'Windows' = 'Linux') =>
  checkDelivery([{ component: 'web', task }], 'Plain', osType).map((text) =>
    text.replace('task web/get: ', ''),
  );

test('what a parameter makes of a path or a name is looked at before, as far as it is known', () => {
  const download = { ...base, action: 'OSSDownload', objectName: 'a', destinationDir: '/opt' } as const;
  assert.equal(problemsOf({ ...download, bucketName: 'images' }), []);
  assert.equal(problemsOf({ ...download, bucketName: 'evil.com/x', ossRegion: 'oss-cn-hangzhou' }), [
    "bucketName must be the name of a bucket: at most 63 lower-case letters, digits and '-', the last not at its ends, but is 'evil.com/x'",
    "ossRegion must be a region such as 'cn-hangzhou', but is 'oss-cn-hangzhou'",
  ]);
  assert.equal(problemsOf({ ...download, bucketName: '', objectName: 'a/' }), [
    'bucketName may not be empty',
    "objectName must end with the name of a file, not with '/', but is 'a/'",
  ]);
  assert.equal(problemsOf({ ...download, bucketName: 'a', destinationDir: '/opt\n/x' }), [
    "destinationDir must be a single line without NUL, but is '/opt…'",
  ]);
  assert.equal(problemsOf({ ...download, bucketName: 'a', destinationDir: ['/opt/', { outputOf: 0 }] }), []);
  const run = { ...base, action: 'RunShellCommand', commandContent: '' } as const;
  assert.equal(problemsOf({ ...run, workingDir: 'srv' }), [
    "workingDir must be an absolute path, one that begins with '/', but is 'srv'",
  ]);
  // An empty name is not the same as none: no guest would know the user.
  assert.equal(problemsOf({ ...run, username: '' }), ['username may not be empty']);
  const file = { ...base, action: 'WriteFile', content: { text: 'a\0\nb' } } as const;
  assert.equal(problemsOf({ ...file, destinationPath: '/etc/../x' }), [
    "destinationPath may not contain '..', but is '/etc/../x'",
  ]);
  assert.equal(problemsOf({ ...file, destinationPath: 'C:\\a' }, 'Windows'), []);
});
