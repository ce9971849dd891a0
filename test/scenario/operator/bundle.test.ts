import { bundledOperator, type BundledOperator } from '../../bench/bundled-operator.ts';
import { print } from '../../bench/figure.ts';
import { figuresOf, measureStart } from '../../bench/start.ts';
import { controlPlaneFor } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { lintAll } from '../../kit/lint.ts';
import { installOperator } from '../../kit/operator-process.ts';
import { AUDITED } from './audit.ts';
import { clusterFor } from './cluster.ts';
import { components } from './components.ts';
import { Replica } from './replica.ts';

/** Other tests run beside this one; the bench judges the targets themselves. */
const TIME_SLACK = 5;
const MEMORY_SLACK = 1.3;

const test = suite('the bundle');
const plane = controlPlaneFor(test, AUDITED);
const cluster = clusterFor(test, plane);
let operator: BundledOperator;

test.before(async () => {
  await installOperator(plane());
  operator = await bundledOperator();
});
test.after(() => operator.remove());

test(
  'it does what the sources do, with the same rights and nothing more',
  async () => {
    await cluster().create(components('bundled', 18));
    const replica = await Replica.start(plane(), 'bundled', operator.options);
    await cluster().settled();
    await lintAll(plane());
    assert.is((await replica.probe('/readyz')).status, 200);
    assert.is(await replica.metric('controller_runtime_reconcile_errors_total'), 0);
    assert.is((await replica.stop()).code, 0, replica.transcript());
    assert.is(replica.strays, '');
  },
  { timeoutMs: 60_000 },
);

test(
  'it starts quickly and is small at rest',
  async () => {
    const start = await measureStart(plane(), cluster(), operator);
    figuresOf([start], operator).forEach(print);
    assert.ok(start.firstReconcileMs < 400 * TIME_SLACK, `${start.firstReconcileMs} ms`);
    assert.ok(start.rssMb < 90 * MEMORY_SLACK, `${start.rssMb} MB`);
  },
  { timeoutMs: 60_000 },
);
