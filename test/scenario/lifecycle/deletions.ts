import type { ImageBuild } from '../../../src/api/objects.ts';
import { assert, waitUntil } from '../../kit/index.ts';
import { PATIENCE_MS } from './chronicle.ts';
import type { Plot } from './plot.ts';
import { objectsFor, type Stop } from './stops.ts';

export const SUBJECTS = ['build', 'template', 'namespace'] as const;
export type Subject = (typeof SUBJECTS)[number];
export const CASCADES = ['foreground', 'background'] as const;
export type Cascade = (typeof CASCADES)[number];

/** What a succeeded build in two regions leaves for its users. */
export const PRODUCTS = ['image product', 'image product', 'snapshot product', 'snapshot product'];

const KIND: Readonly<Record<Subject, string>> = {
  build: 'imgbuild',
  template: 'imgtpl',
  namespace: 'namespace',
};

/** Starts the build of template `web`, brings it to the stop and returns it. `lift` takes the stop away. */
export async function bringTo(plot: Plot, stop: Stop): Promise<{ build: ImageBuild; lift: () => void }> {
  const faults = stop.impose(plot.world.simulator, plot.key.id);
  await plot.open(...objectsFor(stop));
  const reached = (seen: ImageBuild) => stop.reached(seen, plot.world.simulator);
  const build = await plot.build('web-1', reached, { what: `step ${stop.step}` });
  return { build, lift: () => faults.forEach((fault) => fault.remove()) };
}

/** Asks for the deletion and returns at once. */
export async function remove(plot: Plot, subject: Subject, cascade: Cascade, build = 'web-1'): Promise<void> {
  // Else the template makes the next build, as it should.
  if (subject === 'build') await suspend(plot);
  const name = { build, template: 'web', namespace: plot.namespace }[subject];
  await plot.kubectl('delete', KIND[subject], name, `--cascade=${cascade}`, '--wait=false');
}

/** Waits until everything that had to go is gone. */
export async function untilGone(plot: Plot, subject: Subject, build = 'web-1'): Promise<void> {
  await plot.gone('imgbuild', build);
  if (subject === 'build') return;
  await plot.gone('imgtpl', 'web');
  if (subject === 'template') return;
  await waitUntil(
    async () => (await plot.kubectl('get', 'ns', plot.namespace, '--ignore-not-found')) === '',
    { deadlineMs: PATIENCE_MS, what: `the end of namespace ${plot.namespace}` },
  );
}

/**
 * Deletes something while its build is in a step, and holds it to the promise: the objects go, and of the build
 * nothing exists in the cloud, except images that were verified already.
 */
export async function deleteIn(plot: Plot, stop: Stop, subject: Subject, cascade: Cascade): Promise<void> {
  const { build, lift } = await bringTo(plot, stop);
  await remove(plot, subject, cascade);
  await plot.leaving('web-1');
  if (stop.lift === true) lift();
  await untilGone(plot, subject);
  lift();
  assert.equal(plot.remains(build.metadata.uid), stop.verified === true ? PRODUCTS : []);
}

/** Deletes a build, or what it belongs to, after its end: its images stay. */
export async function deleteAfterSuccess(plot: Plot, subject: Subject, cascade: Cascade): Promise<void> {
  const { build } = await bringTo(plot, {
    step: 'Plan',
    name: 'none',
    impose: () => [],
    reached: () => true,
  });
  await plot.ended('web-1');
  await remove(plot, subject, cascade);
  await untilGone(plot, subject);
  assert.equal(plot.remains(build.metadata.uid), PRODUCTS);
}

function suspend(plot: Plot): Promise<string> {
  return plot.kubectl('patch', 'imgtpl', 'web', '--type=merge', '-p', '{"spec":{"suspend":true}}');
}
