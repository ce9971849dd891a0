import type { FaultScope } from '../../../simulator/faults/rule.ts';
import { assert } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import { type Cascade, remove, type Subject, untilGone } from './deletions.ts';
import type { Plot } from './plot.ts';

/** The calls that make something, by name. */
export const CREATING: Readonly<Record<string, FaultScope>> = {
  'the launch': { action: 'RunInstances' },
  'a command': { action: 'RunCommand', parameters: { Name: 'imagesmith work/task-1' } },
  'the capture': { action: 'CreateImage' },
  'the copy': { action: 'CopyImage' },
};

/** Deletes something while a creating call of its build is on its way there (`before`) or back (`after`). */
export async function deleteDuring(
  plot: Plot,
  call: FaultScope,
  when: 'before' | 'after',
  { subject, cascade }: { readonly subject: Subject; readonly cascade: Cascade },
): Promise<void> {
  const { simulator } = plot.world;
  const fault = simulator.fault({ ...call, key: plot.key.id }, { kind: 'hold', when }, { times: 1 });
  await plot.open(component('work', 'true'), template('web', ['work']));
  await fault.hit();
  await remove(plot, subject, cascade);
  const { metadata } = await plot.leaving('web-1');
  fault.remove();
  await untilGone(plot, subject);
  assert.equal(plot.remains(metadata.uid), []);
}
