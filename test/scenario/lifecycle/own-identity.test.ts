import { cloudWorldFor, NAMESPACE } from '../../kit/cloud-world.ts';
import { assert, suite } from '../../kit/index.ts';
import { OPERATOR_USER, OperatorProcess } from '../../kit/operator-process.ts';
import { component, template } from '../../kit/samples.ts';
import { chronicleFor } from './chronicle.ts';
import { conditionOf, readyOf } from './plot.ts';

const test = suite("the operator's own identity");
const world = cloudWorldFor(test);
const chronicle = chronicleFor(test, () => world().plane);
const KEY = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'simulator-key',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'simulator-secret',
};
const WITHOUT_SECRET = { credentials: undefined, distribution: { regions: [] } };

/** An operator with a key in its environment; flags as those of the world. */
async function startOperator(policy: 'Allow' | 'Deny', env: Record<string, string> = KEY) {
  const groups = ['system:serviceaccounts', 'system:authenticated'];
  const kubeconfig = await world().plane.kubeconfigFor(OPERATOR_USER, groups);
  const { rate } = world().simulator.simulation.core.timeline;
  const origin = (Date.now() * rate - world().simulator.now()) / (rate - 1);
  const operator = new OperatorProcess(kubeconfig, {
    env,
    flags: [
      '--leader-elect=false',
      `--operator-credentials=${policy}`,
      `--endpoints=*=http://${world().simulator.endpoint}`,
      `--cloud-clock-rate=${rate}`,
      `--cloud-clock-origin=${new Date(origin).toISOString()}`,
    ],
  });
  world().operators.push(operator);
  return operator;
}

test(
  'is not used for templates without a Secret unless the administrator allows it, and then at once',
  async () => {
    const denying = await startOperator('Deny');
    await world().apply(component('work', 'true'), template('web', ['work'], WITHOUT_SECRET));
    const waiting = await chronicle().untilBuild(NAMESPACE, 'web-1', (seen) =>
      readyOf(seen).startsWith('False/'),
    );
    assert.is(readyOf(waiting), 'False/CredentialsUnavailable');
    const message = conditionOf(waiting, 'Ready')?.message ?? '';
    assert.match(message, 'name a Secret, or start the operator with --operator-credentials=Allow');
    assert.equal(Object.keys(world().simulator.ledger.counts), []);
    await denying.stop();

    await startOperator('Allow');
    const over = await world().ended('web-1');
    assert.is(readyOf(over), 'True/Succeeded');
    assert.is(over.status?.scaffold, undefined);
    chronicle().assertLawful();
    await world().assertSafe();
  },
  { timeoutMs: 180_000 },
);

test(
  'allowed but without a key in the environment is told like one that is not there',
  async () => {
    await Promise.all(world().operators.map((operator) => operator.stop()));
    await startOperator('Allow', {});
    await world().apply(template('other', ['work'], WITHOUT_SECRET));
    const waiting = await chronicle().untilBuild(NAMESPACE, 'other-1', (seen) =>
      readyOf(seen).startsWith('False/'),
    );
    assert.is(readyOf(waiting), 'False/CredentialsUnavailable');
    await world().kubectl('delete', 'imgtpl', 'other', '--timeout=30s');
    await world().assertSafe();
  },
  { timeoutMs: 180_000 },
);
