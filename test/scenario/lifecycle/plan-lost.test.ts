import { assert, suite } from '../../kit/index.ts';
import { build, component, template } from '../../kit/samples.ts';
import { bringTo, PRODUCTS } from './deletions.ts';
import { conditionOf, readyOf } from './plot.ts';
import { Plots } from './plots.ts';
import { stopIn } from './stops.ts';

const plots = new Plots(suite('the stored plan'));
const NO_COPIES = { distribution: { regions: [] } };

function revision(name: string, namespace: string, data: object): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: { name, namespace },
    revision: 1,
    data,
  };
}

for (const step of ['Launch', 'Provision', 'Capture', 'Distribute'] as const) {
  plots.add(`a build whose plan is deleted in step ${step} ends as PlanLost and is clean`, async (plot) => {
    const { build: running, lift } = await bringTo(plot, stopIn(step));
    await plot.kubectl('delete', 'controllerrevision', 'web-1-plan');
    // Nothing tells that a plan is gone; the next look finds it.
    await plot.kubectl('annotate', 'imgbuild', 'web-1', 'imagesmith.dev/reconcile-requested-at=now');
    const ended = await plot.ended('web-1');
    lift();
    assert.is(readyOf(ended), 'False/PlanLost');
    assert.match(conditionOf(ended, 'Ready')?.message ?? '', "ControllerRevision 'web-1-plan'");
    assert.equal(plot.remains(running.metadata.uid), []);
  });
}

plots.add('a build whose plan is replaced by a foreign one does not follow it', async (plot) => {
  const { build: running } = await bringTo(plot, stopIn('Provision'));
  await plot.kubectl('delete', 'controllerrevision', 'web-1-plan');
  await plot.apply(revision('web-1-plan', plot.namespace, { planVersion: 1, regionID: 'cn-shanghai' }));
  await plot.kubectl('annotate', 'imgbuild', 'web-1', 'imagesmith.dev/reconcile-requested-at=now');
  const ended = await plot.ended('web-1');
  assert.is(readyOf(ended), 'False/PlanLost');
  assert.equal(plot.remains(running.metadata.uid), []);
});

plots.add('a plan that is deleted after the images were verified changes nothing', async (plot) => {
  const { build: running, lift } = await bringTo(plot, stopIn('Cleanup'));
  await plot.kubectl('delete', 'controllerrevision', 'web-1-plan');
  lift();
  const ended = await plot.ended('web-1');
  assert.is(readyOf(ended), 'True/Succeeded');
  assert.equal(plot.remains(running.metadata.uid), PRODUCTS);
});

plots.add(
  'a foreign object with the name of the plan is waited for, not used and not touched',
  async (plot) => {
    await plot.open(component('work', 'true'), template('other', ['absent'], NO_COPIES));
    await plot.apply(revision('once-plan', plot.namespace, { somebody: 'else' }));
    await plot.apply(template('web', ['work'], { ...NO_COPIES, suspend: true }), build('once', 'web'));
    const message =
      "Plan: ControllerRevision 'once-plan' exists and belongs to something else; it must be gone before the build can begin";
    const waiting = await plot.build('once', (seen) => conditionOf(seen, 'Ready')?.message === message);
    assert.is(readyOf(waiting), 'False/DependencyNotReady');
    const data = await plot.kubectl(
      'get',
      'controllerrevision',
      'once-plan',
      '-o',
      'jsonpath={.data.somebody}',
    );
    assert.is(data, 'else');
    await plot.kubectl('delete', 'controllerrevision', 'once-plan');
    assert.is(readyOf(await plot.ended('once')), 'True/Succeeded');
    await plot.kubectl('delete', 'imgtpl', 'other', '--timeout=30s');
  },
);

plots.add('edits of template and component change the next build, not the one that runs', async (plot) => {
  const { build: running } = await bringTo(plot, {
    ...stopIn('Provision'),
    tasks: ['sleep 3; echo old >/root/mark'],
  });
  await plot.apply(component('work', 'exit 1'));
  await plot.kubectl('delete', 'imgcomp', 'work');
  await plot.apply(template('web', ['work'], { ...NO_COPIES, image: { namePrefix: 'next' } }));
  const ended = await plot.ended('web-1');
  assert.is(readyOf(ended), 'True/Succeeded');
  assert.equal(
    ended.status?.images?.map(({ regionID }) => regionID),
    ['cn-hangzhou', 'cn-shanghai'],
  );
  assert.equal(plot.remains(running.metadata.uid), PRODUCTS);
  const second = await plot.build('web-2', (seen) => readyOf(seen) === 'False/DependencyNotReady');
  assert.match(conditionOf(second, 'Ready')?.message ?? '', "ImageComponent 'work' does not exist");
  await plot.kubectl('delete', 'imgtpl', 'web', '--timeout=30s');
});

plots.tell({ atOnce: 9, timeoutMs: 180_000 });
