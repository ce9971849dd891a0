import { setTimeout as sleep } from 'node:timers/promises';

import { print } from '../../bench/figure.ts';
import type { ControlPlane } from '../../control-plane/index.ts';
import { assert } from '../../kit/index.ts';
import { lintAll } from '../../kit/lint.ts';
import { installOperator } from '../../kit/operator-process.ts';
import type { Suite } from '../../kit/suite.ts';
import { type Cluster, clusterFor } from './cluster.ts';
import { component, components } from './components.ts';
import { flagsFor, type Timing } from './pair.ts';
import { Replica } from './replica.ts';

/**
 * The longest delay between two tries of a watch is 45 s; the first try after the outage may still be refused, by a
 * server that is not quite there, or because the version to go on from is too old.
 */
const RECOVERY_MS = 120_000;

export interface OutageOptions {
  readonly outageMs: number;
  /** How the server goes: in order, or by a crash. */
  readonly ways: readonly ('was stopped' | 'crashed')[];
  readonly timing: Timing;
  /** Of one core, while the API server is away. */
  readonly maxCpuShare: number;
  /** What the operator may log per second meanwhile. */
  readonly maxLinesPerSecond: number;
}

/** Declares what must hold when the API server goes away and comes back. */
export function outageStory(test: Suite, plane: () => ControlPlane, options: OutageOptions): void {
  const { outageMs, ways, timing, maxCpuShare, maxLinesPerSecond } = options;
  const cluster = clusterFor(test, plane);
  const timeoutMs = outageMs + RECOVERY_MS + 60_000;
  let operator: Replica;

  test.before(async () => {
    await installOperator(plane());
    await cluster().create(components('early', 45));
    operator = await Replica.start(plane(), 'only', { flags: flagsFor(timing) });
    await cluster().settled();
  });
  test.after(async () => {
    assert.is((await operator.stop()).code, 0);
  });

  for (const how of ways) {
    const prefix = how.replace(' ', '-');
    test(
      `the API server ${how} for ${outageMs / 1000} s, and everything written around that is worked on by the same process`,
      async () => {
        const { pid } = operator;
        await write(cluster(), `${prefix}-before`);
        await plane().stopApiServer({ abruptly: how === 'crashed' });
        const lines = operator.lines.length;
        const before = await operator.usage();
        await sleep(outageMs);
        assert.ok(operator.running, lastWords(operator));
        assert.is((await operator.probe('/healthz')).status, 200);
        const share = ((await operator.usage()).cpuMs - before.cpuMs) / outageMs;
        const said = operator.lines.length - lines;
        await plane().startApiServer();
        const backAt = performance.now();
        // The watch is not back yet; these are the changes that it must not miss.
        await write(cluster(), `${prefix}-after`);
        await cluster().settled(RECOVERY_MS);
        const recoveryMs = performance.now() - backAt;

        assert.ok(operator.running, lastWords(operator));
        assert.is(operator.pid, pid);
        print({ name: `all settled after the API server ${how}`, value: recoveryMs / 1000, unit: 's' });
        const target = { below: maxCpuShare * 100 };
        print({ name: `CPU while the API server ${how}`, value: share * 100, unit: '% of a core', target });
        assert.ok(share < maxCpuShare, `${(share * 100).toFixed(1)} % of a core`);
        assert.ok(said <= (maxLinesPerSecond * outageMs) / 1000, `${said} lines: ${lastWords(operator)}`);
      },
      { timeoutMs },
    );

    test(
      'and the watch is back: a change is worked on at once',
      async () => {
        const name = `${prefix}-later`;
        await cluster().create([component(name)]);
        await cluster().settled(5000);
        await cluster().change([name], 'echo later');
        await cluster().settled(5000);
      },
      { timeoutMs: 20_000 },
    );
  }

  test('nothing failed beyond the outage, and every status keeps the contract', async () => {
    await lintAll(plane());
    assert.is(await operator.metric('controller_runtime_reconcile_panics_total'), 0);
    assert.is(await operator.metric('controller_runtime_terminal_reconcile_errors_total'), 0);
    assert.is(operator.strays, '');
    assert.is(operator.lines.filter(({ msg }) => msg === 'Started').length, 1);
  });
}

function lastWords(operator: Replica): string {
  return operator.lines
    .slice(-10)
    .map(({ level, msg }) => `${level}: ${msg}`)
    .join('\n');
}

/** Creates, changes, deletes, and deletes to create anew under the same name. */
async function write(cluster: Cluster, prefix: string): Promise<void> {
  const present = (await cluster.list()).filter(({ metadata }) => /-(script|unicode)$/.test(metadata.name));
  const [gone, renewed, ...changed] = present.map(({ metadata }) => metadata.name);
  if (gone === undefined || renewed === undefined) throw new Error('There is nothing left to delete');
  await Promise.all([
    cluster.create(components(prefix, 18)),
    cluster.change(changed, `echo ${prefix}`),
    cluster.delete([gone]),
    cluster.delete([renewed]).then(() => cluster.create([component(renewed, `echo ${prefix}`)])),
  ]);
}
