import { whyNoControllerManager } from '../../control-plane/index.ts';
import { suite } from '../../kit/index.ts';
import { assertCancelled, cancel } from '../lifecycle/cancels.ts';
import { readyOf } from '../lifecycle/plot.ts';
import { Plots } from '../lifecycle/plots.ts';
import { COURIER_NEEDS } from './courier.ts';
import { cancelDuring, deleteDuring, hold, UNDER_WAY } from './delivery-ends.ts';
import { openCourier } from './delivery-trouble.ts';

const reason = await whyNoControllerManager();
const plots = new Plots(suite('the end of a build while tasks are brought into its instance'), {
  profile: 'demo',
  controllerManager: reason === undefined,
});

// The long suite tries all of them in every way.
for (const [index, [name, scope]] of Object.entries(UNDER_WAY).slice(1, 4).entries()) {
  const when = index % 2 === 0 ? 'after' : 'before';
  if (index % 2 === 0)
    plots.add(`a namespace deleted while ${name} is under way (${when}) leaves nothing`, (plot) =>
      deleteDuring(plot, scope, when, { subject: 'namespace', cascade: 'background' }),
    );
  else
    plots.add(`a cancel while ${name} is under way (${when}) needs no Secret and leaves nothing`, (plot) =>
      cancelDuring(plot, scope, when),
    );
}

plots.add(
  'a Secret that disappears between parts is waited for, and the build can be cancelled',
  async (plot) => {
    const call = hold(plot, UNDER_WAY['a part of a file with a secret'] ?? {}, 'after');
    await openCourier(plot);
    await call.hit();
    const [[kind, name] = ['', '']] = COURIER_NEEDS;
    await plot.kubectl('delete', kind, name);
    call.remove();
    await plot.build('web-1', (seen) => readyOf(seen).endsWith('/DependencyNotReady'), { what: 'a wait' });
    await cancel(plot);
    assertCancelled(plot, await plot.ended('web-1'));
  },
);

plots.tell({ atOnce: 7, timeoutMs: 180_000, reason });
