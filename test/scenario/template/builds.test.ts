import type { ImageTemplate } from '../../../src/api/objects.ts';
import { assert, suite } from '../../kit/index.ts';
import { build, component, template } from '../../kit/samples.ts';
import { cancel } from '../lifecycle/cancels.ts';
import { conditionOf, type Plot, readyOf } from '../lifecycle/plot.ts';
import { Plots } from '../lifecycle/plots.ts';

const plots = new Plots(suite('builds of a template'));
const NO_COPIES = { distribution: { regions: [] } };

/** The template with another name for its images: another image. */
const web = (prefix: string, spec: Record<string, unknown> = {}) =>
  template('web', ['work'], { ...NO_COPIES, image: { namePrefix: prefix }, ...spec });

const ready = (plot: Plot) =>
  plot.template('web', (seen) => isAbout(seen) && readyOf(seen) === 'True/Succeeded');

/** The status is about the spec as it is. */
function isAbout({ status, metadata }: ImageTemplate): boolean {
  return status?.observedGeneration === metadata.generation;
}

/** Waits until the operator has seen the last change of the template. */
const seen = (plot: Plot, generation: number) =>
  plot.template('web', ({ status }) => status?.observedGeneration === generation);

function has(plot: Plot, name: string): boolean {
  return plot.chronicle.build(plot.namespace, name).length > 0;
}

plots.add(
  'a change of the spec during a build is built afterwards, and only its last state',
  async (plot) => {
    await plot.open(component('work', 'sleep 2'), web('one'));
    await plot.build('web-1', ({ status }) => status?.currentStep === 'Provision');
    await plot.apply(web('two'));
    await seen(plot, 2);
    await plot.apply(web('three'));
    const second = await plot.ended('web-2');
    assert.is(second.spec.reason, 'SpecChange');
    assert.match(second.status?.images?.[0]?.imageName ?? '', /^three-2-/);
    const { status } = await ready(plot);
    assert.is(status?.latestBuild?.name, 'web-2');
    assert.is(status?.buildCounter, 2);
    assert.is(status?.activeBuild, undefined);
    assert.is(has(plot, 'web-3'), false);
    assert.is(plot.chronicle.mostAtOnce(plot.namespace, 'web'), 1);
  },
);

plots.add('a name that is taken is stepped over, and who has it keeps it', async (plot) => {
  await plot.open(component('work', 'true'), template('other', ['absent'], NO_COPIES));
  await plot.apply(build('web-1', 'other'), build('web-2', 'other'));
  await plot.apply(web('one'));
  const third = await plot.ended('web-3');
  assert.is(third.spec.reason, 'FirstBuild');
  const { status } = await ready(plot);
  assert.is(status?.buildCounter, 3);
  for (const name of ['web-1', 'web-2']) {
    const foreign = await plot.build(name);
    assert.is(foreign.metadata.ownerReferences, undefined);
    assert.is(foreign.spec.templateRef.name, 'other');
    assert.is(readyOf(foreign), 'False/DependencyNotReady');
    await cancel(plot, name);
  }
  await plot.apply(web('two'));
  await plot.ended('web-4');
});

plots.add('a build by hand runs beside and changes nothing about the template', async (plot) => {
  await plot.open(component('work', 'sleep 2'), web('one'), build('once', 'web'), build('web-once', 'web'));
  const [numbered, once, other] = await Promise.all([
    plot.ended('web-1'),
    plot.ended('once'),
    plot.ended('web-once'),
  ]);
  assert.match(numbered.status?.images?.[0]?.imageName ?? '', /^one-1-[0-9a-f]{8}$/);
  assert.match(once.status?.images?.[0]?.imageName ?? '', /^one-[0-9a-f]{8}$/);
  assert.is(readyOf(other), 'True/Succeeded');
  const { status } = await ready(plot);
  assert.is(status?.latestBuild?.name, 'web-1');
  assert.is(status?.images?.[0]?.imageID, numbered.status?.imageID);
  await plot.kubectl('delete', 'imgbuild', 'once', '--timeout=30s');
  assert.equal(plot.remains(once.metadata.uid), ['image product', 'snapshot product']);
  assert.is(has(plot, 'web-2'), false);
});

plots.add(
  'a suspended template starts nothing, lets a build end, and catches up afterwards',
  async (plot) => {
    await plot.open(component('work', 'sleep 2'), web('one'));
    await plot.build('web-1', ({ status }) => status?.currentStep === 'Provision');
    await plot.apply(web('two', { suspend: true }));
    const suspended = await plot.template(
      'web',
      (one) => isAbout(one) && conditionOf(one, 'Suspended') !== undefined,
    );
    assert.is(conditionOf(suspended, 'Reconciling'), undefined);
    const first = await plot.ended('web-1');
    assert.is(readyOf(first), 'True/Succeeded');
    await plot.template('web', ({ status }) => status?.latestBuild?.result === 'Succeeded');
    assert.is(has(plot, 'web-2'), false);
    await plot.apply(web('two'));
    await plot.ended('web-2');
    const { status } = await ready(plot);
    assert.is(status?.latestBuild?.name, 'web-2');
    assert.is(plot.chronicle.mostAtOnce(plot.namespace, 'web'), 1);
  },
);

plots.add('a template that is born suspended waits', async (plot) => {
  await plot.open(component('work', 'true'), web('one', { suspend: true }));
  const suspended = await seen(plot, 1);
  assert.is(readyOf(suspended), 'Unknown/Suspended');
  assert.is(has(plot, 'web-1'), false);
  await plot.apply(web('one'));
  await plot.ended('web-1');
  await ready(plot);
});

plots.add('a build that failed is not repeated until the spec changes', async (plot) => {
  await plot.open(component('work', 'exit 4'), web('one'));
  await plot.ended('web-1');
  const stalled = await plot.template('web', (one) => readyOf(one) === 'False/CommandFailed');
  assert.match(
    conditionOf(stalled, 'Stalled')?.message ?? '',
    'Build web-1 failed: task work/task-1 ended with exit code 4',
  );
  await plot.kubectl('annotate', 'imgtpl', 'web', 'imagesmith.dev/reconcile-requested-at=now');
  // A component is no part of the template's spec.
  await plot.apply(component('work', 'true'));
  await plot.kubectl('wait', 'imgcomp/work', '--for=condition=Ready', '--timeout=30s');
  assert.is(has(plot, 'web-2'), false);
  await plot.apply(web('two'));
  const second = await plot.ended('web-2');
  assert.is(readyOf(second), 'True/Succeeded');
  await ready(plot);
});

plots.add('limits, credentials and instance types change no image, so they build none', async (plot) => {
  await plot.open(component('work', 'true'), web('one'));
  await plot.ended('web-1');
  const before = await ready(plot);
  const types = {
    instance: { ...instanceOf(web('one')), instanceTypes: ['ecs.c7.large'], tags: { a: 'b' } },
  };
  await plot.apply(web('one', { limits: { timeout: '1h', attempts: 9 }, ...types }));
  const after = await seen(plot, 2);
  assert.is(readyOf(after), 'True/Succeeded');
  assert.is(after.status?.specHash, before.status?.specHash);
  assert.is(has(plot, 'web-2'), false);
});

plots.add('deleting a finished build takes no image away and builds none anew', async (plot) => {
  await plot.open(component('work', 'true'), web('one'));
  const first = await plot.ended('web-1');
  await ready(plot);
  await plot.apply(web('two'));
  const second = await plot.ended('web-2');
  await ready(plot);
  for (const { name, uid } of [second.metadata, first.metadata]) {
    await plot.kubectl('delete', 'imgbuild', name, '--timeout=30s');
    assert.equal(plot.remains(uid), ['image product', 'snapshot product']);
    await plot.kubectl(
      'annotate',
      '--overwrite',
      'imgtpl',
      'web',
      `imagesmith.dev/reconcile-requested-at=${name}`,
    );
    await plot.kubectl('wait', 'imgtpl/web', '--for=condition=Ready', '--timeout=10s');
  }
  const { status } = await ready(plot);
  assert.is(status?.images?.[0]?.imageID, second.status?.imageID);
  assert.is(status?.latestBuild?.name, 'web-2');
  assert.is(has(plot, 'web-3'), false);
  // The numbers go on where they were.
  await plot.apply(web('three'));
  await plot.ended('web-3');
});

plots.add('a build that is deleted while it runs is cleaned up before the next one begins', async (plot) => {
  await plot.open(component('work', 'sleep 2'), web('one'));
  const { metadata } = await plot.build('web-1', ({ status }) => status?.currentStep === 'Provision');
  await plot.apply(web('two'));
  await seen(plot, 2);
  await plot.kubectl('delete', 'imgbuild', 'web-1', '--wait=false');
  await plot.ended('web-2');
  assert.equal(plot.remains(metadata.uid), []);
  assert.is(plot.chronicle.mostAtOnce(plot.namespace, 'web'), 1);
  await ready(plot);
});

plots.add('a template that is deleted goes after its builds', async (plot) => {
  await plot.open(component('work', 'sleep 60'), web('one'));
  await plot.build('web-1', ({ status }) => status?.currentStep === 'Provision');
  await plot.kubectl('delete', 'imgtpl', 'web', '--wait=false');
  const leaving = await plot.template('web', (one) => readyOf(one) === 'False/Deleting');
  assert.match(conditionOf(leaving, 'Ready')?.message ?? '', 'builds');
  await plot.gone('imgtpl', 'web');
  const [buildEnd, templateEnd] = [
    plot.chronicle.build(plot.namespace, 'web-1').at(-1),
    plot.chronicle.template(plot.namespace, 'web').at(-1),
  ];
  assert.is(buildEnd?.type, 'DELETED');
  // Two watches: what is told within the same moments may come in either order.
  assert.ok((buildEnd?.at ?? 0) < (templateEnd?.at ?? 0) + 1000);
});

function instanceOf(object: object): object {
  return (object as { spec: { instance: object } }).spec.instance;
}

plots.tell({ atOnce: 8, timeoutMs: 180_000 });
