import { setTimeout as sleep } from 'node:timers/promises';

import { IMAGE_COMPONENTS } from '../../../src/api/names.ts';
import { type Figure, isMissed, lineOf, print } from '../../bench/figure.ts';
import type { ControlPlane } from '../../control-plane/index.ts';
import { assert } from '../../kit/index.ts';
import { lintAll } from '../../kit/lint.ts';
import { installOperator, type OperatorOptions } from '../../kit/operator-process.ts';
import type { Suite } from '../../kit/suite.ts';
import { deedsIn, writesIn } from './audit.ts';
import { type Cluster, clusterFor } from './cluster.ts';
import { components } from './components.ts';
import { Replica } from './replica.ts';

/** The last watch events of the way there arrive within this. */
const SETTLE_MS = 2000;
const RENEWAL_MS = 2000;

export interface AtRestOptions {
  /** The program to run; the sources when absent. */
  readonly options?: () => Promise<OperatorOptions>;
  readonly components: number;
  readonly quietMs: number;
  /** Of one core; not judged when absent. */
  readonly maxCpuShare?: number;
}

/** Declares what must hold when everything is as it should be: nothing happens. */
export function atRestStory(
  test: Suite,
  plane: () => ControlPlane,
  { options, components: count, quietMs, maxCpuShare }: AtRestOptions,
): void {
  const cluster = clusterFor(test, plane);
  const program = options === undefined ? 'from source' : 'bundled';
  let operator: Replica;

  test.before(async () => {
    await installOperator(plane());
    await cluster().create(components('rest', count));
    operator = await Replica.start(plane(), 'only', (await options?.()) ?? { flags: ['--log-level=info'] });
    await cluster().settled();
    await deleteHeld(cluster());
    await sleep(SETTLE_MS);
  });
  test.after(async () => {
    assert.is((await operator.stop()).code, 0);
  });

  test(
    `with ${count} components of every outcome nothing is written and nothing reconciled in ${quietMs / 1000} s`,
    async () => {
      const stored = await versions(cluster());
      const reconciles = await operator.metric('controller_runtime_reconcile_total');
      const gets = await operator.metric('rest_client_requests_total', 'method="GET"');
      const written = (await writesIn(plane())).length;
      const lines = operator.lines.length;
      const before = await operator.usage();
      await sleep(quietMs);
      const after = await operator.usage();
      const share = (after.cpuMs - before.cpuMs) / quietMs;
      const writes = (await writesIn(plane())).slice(written);

      assert.equal(deedsIn(writes), []);
      assert.ok(writes.length <= quietMs / RENEWAL_MS + 1, `The lease was renewed ${writes.length} times`);
      assert.ok(writes.length >= quietMs / RENEWAL_MS / 2, `The lease was renewed ${writes.length} times`);
      assert.equal(await versions(cluster()), stored);
      assert.is(await operator.metric('controller_runtime_reconcile_total'), reconciles);
      assert.is(await operator.metric('rest_client_requests_total', 'method="GET"'), gets);
      assert.is(operator.lines.length, lines);
      const name = `at rest with ${count} components`;
      const cpu: Figure = {
        name: `CPU ${name}`,
        value: share * 100,
        unit: '% of a core',
        ...(maxCpuShare !== undefined && { target: { below: maxCpuShare * 100 } }),
      };
      print(cpu);
      print({ name: `RSS ${name}`, value: after.rssMb, unit: 'MB', note: program });
      assert.not(isMissed(cpu), lineOf(cpu));
    },
    { timeoutMs: quietMs + 30_000 },
  );

  test('every status keeps the contract', () => lintAll(plane()));
}

/** Some are about to be deleted and wait for a finalizer that is not the operator's. */
async function deleteHeld(cluster: Cluster): Promise<void> {
  const held = (await cluster.list())
    .map(({ metadata }) => metadata.name)
    .filter((name) => name.endsWith('-held'));
  await cluster.delete(held);
  assert.ok(held.length > 0);
  const { metadata } = await cluster.client.get(IMAGE_COMPONENTS, {
    namespace: 'default',
    name: held[0] ?? '',
  });
  assert.ok(metadata.deletionTimestamp !== undefined);
}

async function versions(cluster: Cluster): Promise<string[]> {
  return (await cluster.list()).map(({ metadata }) => `${metadata.name}@${metadata.resourceVersion}`).sort();
}
