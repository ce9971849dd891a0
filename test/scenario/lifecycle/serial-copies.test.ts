import { assert, suite } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import { readyOf } from './plot.ts';
import { Plots } from './plots.ts';

const plots = new Plots(suite('one copy at a time'), { switches: { concurrentCopies: false } });

plots.add(
  'regions follow one another, without a call for each look and without another name',
  async (plot) => {
    const regions = ['cn-shanghai', 'ap-southeast-1'].map((regionID) => ({ regionID }));
    await plot.open(component('work', 'true'), template('web', ['work'], { distribution: { regions } }));
    const ended = await plot.ended('web-1');
    assert.is(readyOf(ended), 'True/Succeeded');
    const names = ended.status?.images?.map(({ imageName }) => imageName) ?? [];
    assert.is(new Set(names).size, 1, names.join());
    const calls = plot.world.simulator.ledger.calls.filter(({ action }) => action === 'CopyImage');
    assert.ok(calls.length <= 4, `${calls.length} calls`);
  },
);

plots.tell({ atOnce: 1, timeoutMs: 180_000 });
