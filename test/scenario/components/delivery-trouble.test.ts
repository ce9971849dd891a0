import { assert, suite, waitUntil } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import { readyOf } from '../lifecycle/plot.ts';
import { Plots } from '../lifecycle/plots.ts';
import { COURIER_INPUTS, courierSpec } from './courier.ts';
import {
  builderOf,
  commandOf,
  delivered,
  faultOn,
  KEY,
  openCourier,
  partOf,
  restarts,
  silentFor,
} from './delivery-trouble.ts';

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

plots.add('an agent that is away for seven minutes is waited for', async (plot) => {
  const call = faultOn(plot, commandOf('token'), { kind: 'hold', when: 'before' });
  await openCourier(plot);
  await call.hit();
  const back = silentFor(plot, 420_000);
  call.remove();
  await back;
  await delivered(plot);
});

plots.add('a restart between the key and its task: a new key, and the task runs once', async (plot) => {
  const call = faultOn(plot, commandOf('token'), { kind: 'hold', when: 'before' });
  await openCourier(plot);
  await call.hit();
  await restarts(plot);
  call.remove();
  await delivered(plot);
});

plots.add('a restart between parts and their task: what is on the disk is used', async (plot) => {
  const open = faultOn(plot, commandOf('large'), { kind: 'hold', when: 'before' });
  const sealed = faultOn(plot, commandOf('keys'), { kind: 'hold', when: 'before' });
  await openCourier(plot);
  for (const call of [open, sealed]) {
    await call.hit();
    await restarts(plot);
    call.remove();
  }
  await delivered(plot);
});

plots.add('a restart while a task runs ends the attempt, and the next one gives the image', async (plot) => {
  await plot.open(
    component('slow', 'echo begun; sleep 2; echo done'),
    template('web', ['slow'], { distribution: { regions: [] } }),
  );
  await plot.build('web-1', ({ status }) => status?.intents?.some(({ role }) => role === 'Task') ?? false);
  const { id } = await builderOf(plot);
  const { ledger } = plot.world.simulator;
  const started = () =>
    ledger.events.filter(({ detail, what }) => what === 'started' && detail['instanceId'] === id);
  // The probe, then the task.
  await waitUntil(() => started().length >= 2, { deadlineMs: 30_000, what: 'the start of the task' });
  await restarts(plot);
  const build = await plot.ended('web-1');
  assert.is(readyOf(build), 'True/Succeeded', JSON.stringify(build.status?.failure));
  assert.is(build.status?.instances?.length, 2);
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
