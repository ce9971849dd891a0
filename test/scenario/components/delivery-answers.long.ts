import { assert, suite } from '../../kit/index.ts';
import { template } from '../../kit/samples.ts';
import { readyOf } from '../lifecycle/plot.ts';
import { Plots } from '../lifecycle/plots.ts';
import { COURIER_INPUTS, courierSpec } from './courier.ts';
import { commandOf, delivered, faultOn, KEY, openCourier, partOf, restarts } from './delivery-trouble.ts';

const plots = new Plots(suite('trouble while tasks are brought into an instance'), { profile: 'demo' });

plots.add('answers that are lost for a key, a part and tasks change nothing', async (plot) => {
  const faults = [
    faultOn(plot, KEY, { kind: 'truncate' }),
    faultOn(plot, commandOf('token'), { kind: 'drop', when: 'after' }),
    faultOn(plot, partOf('large', 2, 5), { kind: 'html', status: 502 }),
    faultOn(plot, commandOf('large'), { kind: 'error', status: 500, code: 'InternalError' }),
    faultOn(plot, partOf('keys', 1, 3), { kind: 'truncate' }),
    faultOn(plot, commandOf('keys'), { kind: 'drop', when: 'before' }),
    faultOn(plot, commandOf('after'), { kind: 'truncate' }),
    plot.world.simulator.fault(
      { action: 'InvokeCommand', key: plot.key.id },
      { kind: 'truncate' },
      { times: 1 },
    ),
  ];
  await openCourier(plot);
  await delivered(plot);
  assert.equal(
    faults.map(({ hits }) => hits),
    faults.map(() => 1),
  );
});

plots.add('commands that the cloud refuses seven times for now cost no builder', async (plot) => {
  const busy = { kind: 'error', status: 403, code: 'OperationConflict' } as const;
  const faults = [
    faultOn(plot, commandOf('token'), busy, 7),
    faultOn(plot, partOf('large', 1, 5), busy, 7),
    plot.world.simulator.fault({ action: 'InvokeCommand', key: plot.key.id }, busy, { times: 7 }),
  ];
  await openCourier(plot);
  await delivered(plot);
  assert.equal(
    faults.map(({ hits }) => hits),
    [7, 7, 7],
  );
});

plots.add('a restart between the key and its task: a new key, and the task runs once', async (plot) => {
  const call = faultOn(plot, commandOf('token'), { kind: 'hold', when: 'before' });
  await openCourier(plot);
  await call.hit();
  await restarts(plot);
  call.remove();
  await delivered(plot);
});

plots.add('what a task with a secret printed is lost in a restart: a fresh instance', async (plot) => {
  const spoken = {
    apiVersion: 'imagesmith.dev/v1alpha1',
    kind: 'ImageComponent',
    metadata: { name: 'spoken' },
    spec: {
      parameters: [{ name: 'key', sensitive: true }],
      tasks: [
        { name: 'say', runShellCommand: { commandContent: 'printf %s {{ key | quote }} | wc -c' } },
        { name: 'use', runShellCommand: { commandContent: 'test {{ say.stdout }} -gt 1' } },
      ],
    },
  };
  const call = faultOn(plot, 'imagesmith spoken/use', { kind: 'hold', when: 'before' });
  await plot.open(plot.secret(), ...COURIER_INPUTS, spoken, template('web', [], courierSpec('spoken')));
  await call.hit();
  await restarts(plot);
  call.remove();
  const build = await plot.ended('web-1');
  assert.is(readyOf(build), 'True/Succeeded', JSON.stringify(build.status?.failure));
  assert.is(build.status?.instances?.length, 2);
});

plots.tell({ atOnce: 4, timeoutMs: 180_000 });
