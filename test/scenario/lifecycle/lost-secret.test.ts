import { whyNoControllerManager } from '../../control-plane/index.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { bringTo } from './deletions.ts';
import { conditionOf, readyOf } from './plot.ts';
import { Plots } from './plots.ts';
import { stopIn } from './stops.ts';

const reason = await whyNoControllerManager();
const plots = new Plots(suite('a namespace whose Secret went first'), {
  controllerManager: reason === undefined,
});

plots.add('a restarted operator says what is left and how to go on', async (plot) => {
  const { build } = await bringTo(plot, stopIn('Provision'));
  const instance = build.status?.instances?.[0]?.instanceID ?? '-';
  await Promise.all(plot.world.operators.map((operator) => operator.stop('SIGKILL')));
  await plot.kubectl('delete', 'namespace', plot.namespace, '--wait=false');
  await waitUntil(
    async () => (await plot.kubectl('get', 'secret', 'alicloud', '--ignore-not-found')) === '',
    {
      deadlineMs: 60_000,
      what: 'the deletion of the Secret',
    },
  );
  // Its Role is gone as well, so nobody can tell whether there is a Secret.
  plot.world.startOperator('--leader-elect=false');
  const blocked = await plot.build('web-1', (seen) => readyOf(seen) === 'False/DeletionBlocked');
  const message = conditionOf(blocked, 'Ready')?.message ?? '';
  assert.match(message, 'Secret');
  assert.match(message, `${instance} left in the cloud, with tag imagesmith:build-uid=${build.metadata.uid}`);
  assert.match(message, 'annotate it with imagesmith.dev/deletion-policy=orphan');
  await plot.kubectl('annotate', 'imgbuild', 'web-1', 'imagesmith.dev/deletion-policy=orphan');
  await plot.gone('imgbuild', 'web-1');
  await waitUntil(
    async () => (await plot.kubectl('get', 'ns', plot.namespace, '--ignore-not-found')) === '',
    {
      deadlineMs: 60_000,
      what: 'the end of the namespace',
    },
  );
  // It would release itself two hours after its launch.
  const { simulation } = plot.world.simulator;
  const left = simulation.instances.find(instance)?.instance;
  assert.ok(
    left?.autoReleaseAt !== undefined && left.autoReleaseAt - left.createdAt <= 2 * 3_600_000 + 60_000,
  );
  simulation.instances.vanish(left);
});

plots.tell({ atOnce: 1, timeoutMs: 180_000, reason });
