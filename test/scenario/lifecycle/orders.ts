import { assert } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import { conditionOf, type Plot, readyOf } from './plot.ts';

export type Part = 'Secret' | 'Role' | 'component' | 'template';

/** Every order of some things. */
export function permutations<T>(things: readonly T[]): T[][] {
  if (things.length <= 1) return [[...things]];
  return things.flatMap((first, at) => permutations(things.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

/**
 * Applies the parts one by one, each after the operator has had its say about the one before, and expects the same end
 * as ever.
 */
export async function applyInOrder(plot: Plot, order: readonly Part[], deadlineMs: number): Promise<void> {
  const { chronicle, namespace } = plot;
  await plot.world.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  // What a story does not vary is there from the beginning.
  if (!order.includes('Role')) await plot.apply(...plot.role());
  let ordered = false;
  for (const part of order) {
    await plot.apply(...objectsOf(plot, part));
    ordered ||= part === 'template';
    if (part === 'component') {
      await plot.kubectl('wait', 'imgcomp/work', '--for=condition=Ready', '--timeout=30s');
    }
    if (ordered) await plot.build('web-1', (seen) => conditionOf(seen, 'Ready') !== undefined);
  }
  const ended = await plot.ended('web-1', deadlineMs);
  assert.is(readyOf(ended), 'True/Succeeded');
  assert.is(ended.spec.reason, 'FirstBuild');
  assert.equal(
    ended.status?.steps?.map(({ state, attempt = 1 }) => `${state} ${attempt}`),
    Array.from({ length: 11 }, () => 'Succeeded 1'),
  );
  assert.is(ended.status?.trouble, undefined);
  const owner = await plot.template('web', (seen) => readyOf(seen) === 'True/Succeeded');
  assert.is(owner.status?.latestBuild?.name, 'web-1');
  assert.equal(
    owner.status?.images?.map(({ regionID }) => regionID),
    ['cn-hangzhou', 'cn-shanghai'],
  );
  assert.is(chronicle.build(namespace, 'web-2').length, 0);
}

function objectsOf(plot: Plot, part: Part): object[] {
  const parts: Readonly<Record<Part, object[]>> = {
    Secret: [plot.secret()],
    Role: plot.role(),
    component: [component('work', 'true')],
    template: [template('web', ['work'])],
  };
  return parts[part];
}
