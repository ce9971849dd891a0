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
