import type { FaultScope } from '../../../simulator/faults/rule.ts';
import { assert } from '../../kit/index.ts';
import { assertCancelled, cancel } from '../lifecycle/cancels.ts';
import { type Cascade, remove, type Subject, untilGone } from '../lifecycle/deletions.ts';
import type { Plot } from '../lifecycle/plot.ts';
import { assertSecret, COURIER_NEEDS } from './courier.ts';
import { commandOf, KEY, openCourier, partOf } from './delivery-trouble.ts';

/** What is on its way when the build ends. */
export const UNDER_WAY: Readonly<Record<string, FaultScope>> = {
  'the key for secrets': { action: 'RunCommand', parameters: { Name: KEY } },
  'a part of a file': { action: 'RunCommand', parameters: { Name: partOf('large', 2, 5) } },
  'a part of a file with a secret': { action: 'RunCommand', parameters: { Name: partOf('keys', 2, 3) } },
  'a task with a secret': { action: 'RunCommand', parameters: { Name: commandOf('after') } },
  'a known command': { action: 'InvokeCommand' },
};

/** The next such call of the story stands still. */
export function hold(plot: Plot, scope: FaultScope, when: 'before' | 'after') {
  return plot.world.simulator.fault({ ...scope, key: plot.key.id }, { kind: 'hold', when }, { times: 1 });
}

/** Takes away what the build was given: its end must not need it. */
export async function takeInputs(plot: Plot): Promise<void> {
  for (const [kind, name] of COURIER_NEEDS) await plot.kubectl('delete', kind, name);
}

/** Cancels a build while such a call is on its way (`before`) or back (`after`): no Secret is needed, nothing is left. */
export async function cancelDuring(plot: Plot, scope: FaultScope, when: 'before' | 'after'): Promise<void> {
  const call = hold(plot, scope, when);
  await openCourier(plot);
  await call.hit();
  await takeInputs(plot);
  await cancel(plot);
  call.remove();
  assertCancelled(plot, await plot.ended('web-1'));
  await assertSecret(plot.world);
}

/** The same with a deletion; that of a namespace takes Secret and ConfigMap along. */
export async function deleteDuring(
  plot: Plot,
  scope: FaultScope,
  when: 'before' | 'after',
  { subject, cascade }: { readonly subject: Subject; readonly cascade: Cascade },
): Promise<void> {
  const call = hold(plot, scope, when);
  await openCourier(plot);
  await call.hit();
  if (subject !== 'namespace') await takeInputs(plot);
  await remove(plot, subject, cascade);
  const { metadata } = await plot.leaving('web-1');
  call.remove();
  await untilGone(plot, subject);
  assert.equal(plot.remains(metadata.uid), []);
}
