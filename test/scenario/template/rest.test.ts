import { setTimeout as sleep } from 'node:timers/promises';

import { assert, suite } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import { cancel } from '../lifecycle/cancels.ts';
import { type Plot, readyOf } from '../lifecycle/plot.ts';
import { Plots } from '../lifecycle/plots.ts';
import { hasStartedTask } from '../lifecycle/stops.ts';

const plots = new Plots(suite('at rest nothing is written'), { timeScale: 5 });
/** How long nothing may be written. Half a minute of the cloud's time: many looks, less than a round of tries. */
const REST_MS = 5000;
const NO_COPIES = { distribution: { regions: [] } };
const FINE = [component('work', 'true'), template('web', ['work'], NO_COPIES)];

/** Fails when anything of the namespace is written while it should rest. */
async function rests(plot: Plot): Promise<void> {
  const versions = () =>
    plot.kubectl(
      'get',
      'imagesmith',
      '-o',
      'jsonpath={range .items[*]}{.kind} {.metadata.resourceVersion}{"\\n"}{end}',
    );
  const before = await versions();
  assert.match(before, /ImageComponent|ImageTemplate/);
  await sleep(REST_MS);
  assert.is(await versions(), before);
}

plots.add('after a success', async (plot) => {
  await plot.open(...FINE);
  await plot.ended('web-1');
  await plot.template('web', (owner) => readyOf(owner) === 'True/Succeeded');
  await rests(plot);
});

plots.add('after a failure', async (plot) => {
  await plot.open(component('work', 'exit 1'), template('web', ['work'], NO_COPIES));
  await plot.ended('web-1');
  await plot.template('web', (owner) => readyOf(owner) === 'False/CommandFailed');
  await rests(plot);
});

plots.add('while a script runs', async (plot) => {
  await plot.open(component('work', 'sleep 7'), template('web', ['work'], NO_COPIES));
  await plot.build('web-1', (seen) => hasStartedTask(seen, plot.world.simulator));
  await plot.template('web', ({ status }) => status?.activeBuild !== undefined);
  await rests(plot);
  await plot.ended('web-1');
});

plots.add('while credentials are refused', async (plot) => {
  await plot.open(...FINE, plot.secret({ accessKeySecret: 'wrong' }));
  await plot.template('web', (owner) => readyOf(owner) === 'False/CredentialsUnavailable');
  await rests(plot);
  await cancel(plot);
  await plot.ended('web-1');
});

plots.add('while a Secret is missing', async (plot) => {
  await plot.open(component('work', 'true'));
  await plot.kubectl('delete', 'secret', 'alicloud');
  await plot.apply(template('web', ['work'], NO_COPIES));
  await plot.template('web', (owner) => readyOf(owner) === 'False/CredentialsUnavailable');
  await rests(plot);
});

plots.add('while a component is missing', async (plot) => {
  await plot.open(template('web', ['work'], NO_COPIES));
  await plot.template('web', (owner) => readyOf(owner) === 'False/DependencyNotReady');
  await rests(plot);
});

plots.add('while nothing is in stock, between two rounds of tries', async (plot) => {
  const error = { kind: 'error', status: 403, code: 'OperationDenied.NoStock' } as const;
  plot.world.simulator.fault({ action: 'RunInstances', key: plot.key.id }, error);
  await plot.open(...FINE);
  await plot.build('web-1', (seen) => readyOf(seen) === 'Unknown/WaitingForCapacity');
  await plot.template('web', ({ status }) => status?.activeBuild !== undefined);
  await rests(plot);
  await cancel(plot);
  await plot.ended('web-1');
});

plots.add('while an action is refused to the account', async (plot) => {
  const error = { kind: 'error', status: 403, code: 'Forbidden.RAM' } as const;
  plot.world.simulator.fault({ action: 'DescribeInstanceTypes', key: plot.key.id }, error);
  await plot.open(...FINE);
  await plot.template('web', (owner) => readyOf(owner) === 'False/AccessDenied');
  await rests(plot);
  await cancel(plot);
  await plot.ended('web-1');
});

plots.add('while suspended', async (plot) => {
  await plot.open(component('work', 'true'), template('web', ['work'], { suspend: true }));
  await plot.template('web', (owner) => readyOf(owner) === 'Unknown/Suspended');
  await plot.kubectl('wait', 'imgcomp/work', '--for=condition=Ready', '--timeout=30s');
  await rests(plot);
});

plots.tell({ atOnce: 9, timeoutMs: 180_000 });
