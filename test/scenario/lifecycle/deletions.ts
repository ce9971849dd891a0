import type { ImageBuild } from '../../../src/api/objects.ts';
import { assert } from '../../kit/index.ts';
import type { Plot } from './plot.ts';
import { objectsFor, type Stop } from './stops.ts';

export const SUBJECTS = ['build', 'template', 'namespace'] as const;
export type Subject = (typeof SUBJECTS)[number];
export type Cascade = 'foreground' | 'background';

const KIND: Readonly<Record<Subject, string>> = { build: 'imgbuild', template: 'imgtpl', namespace: 'namespace' };

/** Starts a template's build, brings it to the stop and returns it. */
export async function bringTo(plot: Plot, stop: Stop): Promise<{ build: ImageBuild; lift: () => void }> {
  const faults = stop.impose(plot.world.simulator, plot.key.id);
  await plot.open(...objectsFor(stop));
  const build = await plot.build('web-1', stop.reached, { what: `step ${stop.step}` });
  return { build, lift: () => faults.forEach((fault) => fault.remove()) };
}

/**
 * Deletes something while its build is in a step, and holds it to the promise: the objects go, and of the build
 * nothing exists in the cloud, except images that were verified already.
 */
export async function deleteIn(plot: Plot, stop: Stop, subject: Subject, cascade: Cascade): Promise<void> {
  const { build, lift } = await bringTo(plot, stop);
  const name = { build: 'web-1', template: 'web', namespace: plot.namespace }[subject];
  if (subject === 'build') {
    // Else the template makes the next one, as it should.
    await plot.kubectl('patch', 'imgtpl', 'web', '--type=merge', '-p', '{"spec":{"suspend":true}}');
  }
  await plot.kubectl('delete', KIND[subject], name, `--cascade=${cascade}`, '--wait=false');
  await plot.build('web-1', ({ metadata }) => metadata.deletionTimestamp !== undefined, { what: 'the deletion' });
  if (stop.lift === true) lift();
  await plot.gone('imgbuild', 'web-1');
  if (subject !== 'build') await plot.gone('imgtpl', 'web');
  lift();
  const products = ['image product', 'image product', 'snapshot product', 'snapshot product'];
  assert.equal(plot.remains(build.metadata.uid), stop.verified === true ? products : []);
}
