import { assert, suite, waitUntil } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import { readyOf } from '../lifecycle/plot.ts';
import { Plots } from '../lifecycle/plots.ts';
import {
  commandOf,
  delivered,
  faultOn,
  openCourier,
  printedInGuest,
  restarts,
  silentFor,
} from './delivery-trouble.ts';

const plots = new Plots(suite('restarts and silence while tasks are brought into an instance'), {
  profile: 'demo',
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
    component('slow', 'touch /root/begun; sleep 3'),
    template('web', ['slow'], { distribution: { regions: [] } }),
  );
  await plot.build('web-1', ({ status }) => status?.intents?.some(({ role }) => role === 'Task') ?? false);
  const begun = async () => (await printedInGuest(plot, 'ls /root')).includes('begun');
  await waitUntil(begun, { deadlineMs: 30_000, what: 'the start of the task' });
  await restarts(plot);
  const build = await plot.ended('web-1');
  assert.is(readyOf(build), 'True/Succeeded', JSON.stringify(build.status?.failure));
  assert.is(build.status?.instances?.length, 2);
});

plots.tell({ atOnce: 4, timeoutMs: 180_000 });
