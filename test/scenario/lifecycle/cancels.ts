import type { ImageBuild } from '../../../src/api/objects.ts';
import { assert } from '../../kit/index.ts';
import { bringTo, PRODUCTS } from './deletions.ts';
import { type Plot, readyOf } from './plot.ts';
import type { Stop } from './stops.ts';

/** Sets `spec.cancel` as a person does. */
export async function cancel(plot: Plot, build = 'web-1'): Promise<void> {
  await plot.kubectl('patch', 'imgbuild', build, '--type=merge', '-p', '{"spec":{"cancel":true}}');
}

/**
 * Cancels a build in a step: it ends as cancelled and nothing of it is left, unless its images were verified already;
 * then it has succeeded. Its template makes no other one.
 */
export async function cancelIn(plot: Plot, stop: Stop): Promise<void> {
  const { build, lift } = await bringTo(plot, stop);
  await cancel(plot);
  await plot.build('web-1', ({ status }) => status?.observedGeneration === 2, {
    what: 'a look at the cancel',
  });
  if (stop.lift === true) lift();
  const ended = await plot.ended('web-1');
  lift();
  if (stop.verified === true) {
    assert.is(readyOf(ended), 'True/Succeeded');
    assert.equal(plot.remains(build.metadata.uid), PRODUCTS);
    return;
  }
  assertCancelled(plot, ended);
  // The release of the builder and the copies run side by side.
  assert.ok([build.status?.currentStep, stop.step].includes(ended.status?.failure?.step));
  await plot.template('web', (template) => readyOf(template) === 'False/Cancelled', { what: 'Cancelled' });
  assert.is(plot.chronicle.build(plot.namespace, 'web-2').length, 0);
}

export function assertCancelled(plot: Plot, build: ImageBuild): void {
  assert.is(readyOf(build), 'False/Cancelled');
  assert.equal(plot.remains(build.metadata.uid), []);
  assert.is(build.status?.imageID, undefined);
  assert.equal(build.status?.leftovers ?? [], []);
}
