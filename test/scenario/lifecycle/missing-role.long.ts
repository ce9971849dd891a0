import { assert, suite } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import { readyOf } from './plot.ts';
import { Plots } from './plots.ts';

const plots = new Plots(suite('a missing Role'));

// Nothing tells an operator without permission that it has got one, so this takes up to a minute.
plots.add('is asked for again each minute, and the build goes on by itself', async (plot) => {
  await plot.open(component('work', 'true'));
  await plot.kubectl('delete', 'rolebinding', '--all');
  await plot.apply(template('web', ['work'], { distribution: { regions: [] } }));
  await plot.build('web-1', (seen) => readyOf(seen) === 'False/AccessDenied');
  await plot.apply(...plot.role());
  const ended = await plot.ended('web-1', 120_000);
  assert.is(readyOf(ended), 'True/Succeeded');
});

plots.tell({ atOnce: 1, timeoutMs: 200_000 });
