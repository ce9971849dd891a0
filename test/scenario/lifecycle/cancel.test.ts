import { assert, suite } from '../../kit/index.ts';
import { isHostileRun } from '../../kit/hostile.ts';
import { build, component, template } from '../../kit/samples.ts';
import { assertCancelled, cancel, cancelIn } from './cancels.ts';
import { bringTo } from './deletions.ts';
import { Plots } from './plots.ts';
import { readyOf } from './plot.ts';
import { stopIn } from './stops.ts';

const plots = new Plots(suite('cancel'));

// The long suite has every step, and calls that are on their way.
for (const step of ['Launch', 'Provision', 'Distribute'] as const)
  plots.add(`a build is cancelled in step ${step}`, (plot) => cancelIn(plot, stopIn(step)));

plots.add('a build is cancelled that waits for its template', async (plot) => {
  await plot.open(build('once', 'absent'));
  await plot.build('once', (waits) => readyOf(waits) === 'False/DependencyNotReady');
  await cancel(plot, 'once');
  assertCancelled(plot, await plot.ended('once'));
});

plots.add('a build is cancelled that waits for its component', async (plot) => {
  await plot.open(template('web', ['absent']));
  await plot.build('web-1', (waits) => readyOf(waits) === 'False/DependencyNotReady');
  await cancel(plot);
  assertCancelled(plot, await plot.ended('web-1'));
});

plots.add('a build is cancelled that waits for its Secret', async (plot) => {
  await plot.open(
    component('work', 'true'),
    template('web', ['work'], { credentials: { secretRef: { name: 'other' } } }),
  );
  await plot.build('web-1', (waits) => readyOf(waits).startsWith('False/'));
  await cancel(plot);
  assertCancelled(plot, await plot.ended('web-1'));
});

plots.add('a cancel does not hide why a build has failed', async (plot) => {
  await plot.open(component('work', 'exit 3'), template('web', ['work']));
  await plot.build('web-1', ({ status }) => status?.failure !== undefined);
  await cancel(plot);
  const ended = await plot.ended('web-1');
  assert.is(readyOf(ended), 'False/CommandFailed');
  assert.equal(plot.remains(ended.metadata.uid), []);
});

plots.add('a cancel after the end changes nothing', async (plot) => {
  await plot.open(component('work', 'true'), template('web', ['work'], { distribution: { regions: [] } }));
  const ended = await plot.ended('web-1');
  await cancel(plot);
  const later = await plot.build('web-1', ({ spec }) => spec.cancel);
  assert.equal(later.status?.images, ended.status?.images);
  await plot.template('web', (owner) => readyOf(owner) === 'True/Succeeded');
});

// A hostile cloud takes longer on the way to a step.
const LIMIT = isHostileRun() ? { minutes: 25, sizeGiB: 2000 } : { minutes: 10, sizeGiB: 1200 };

for (const step of ['Provision', 'Distribute', 'Connect'] as const) {
  plots.add(
    `a build that takes longer than limits.timeout in step ${step} ends and is clean`,
    async (plot) => {
      const large = step === 'Distribute' ? { sizeGiB: LIMIT.sizeGiB } : {};
      const stop = {
        ...stopIn(step),
        ...large,
        spec: { limits: { timeout: `${LIMIT.minutes}m`, attempts: 3 } },
      };
      const { lift } = await bringTo(plot, stop);
      const ended = await plot.ended('web-1');
      lift();
      assert.is(readyOf(ended), 'False/DeadlineExceeded');
      const { failure } = ended.status ?? {};
      assert.match(
        failure?.message ?? '',
        new RegExp(`longer than ${LIMIT.minutes} minutes \\(limits.timeout\\), in step ${step}`),
      );
      assert.equal(plot.remains(ended.metadata.uid), []);
    },
  );
}

plots.tell({ atOnce: 9, timeoutMs: 180_000 });
