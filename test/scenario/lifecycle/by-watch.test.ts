import { assert, suite } from '../../kit/index.ts';
import { build, component, template } from '../../kit/samples.ts';
import { type Plot, readyOf } from './plot.ts';
import { Plots } from './plots.ts';

/**
 * In a world whose minutes are minutes, so that what goes on sooner was woken and did not come back by itself. The
 * builds have no source image: they end as soon as they are planned.
 */
const plots = new Plots(suite('what a build waits for wakes it'), { timeScale: 1 });
/** A sixth of the time after which a waiting build looks again by itself. */
const SOON_MS = 10_000;
const web = template('web', ['work'], { source: { imageID: 'm-missing' } });
const work = component('work', 'true');

/** Expects the build to wait, mends what it waits for, and expects it to have gone on soon. */
async function wakes(plot: Plot, name: string, reason: string, mend: () => Promise<unknown>): Promise<void> {
  await plot.build(name, (seen) => readyOf(seen) === `False/${reason}`, { what: reason });
  const since = performance.now();
  await mend();
  await plot.build(name, (seen) => readyOf(seen) === 'False/SourceNotFound', { what: 'SourceNotFound' });
  const tookMs = Math.round(performance.now() - since);
  assert.ok(tookMs < SOON_MS, `it took ${tookMs} ms`);
}

plots.add('a component that was missing', async (plot) => {
  await plot.open(web);
  await wakes(plot, 'web-1', 'DependencyNotReady', () => plot.apply(work));
});

plots.add('a component that was not usable', async (plot) => {
  await plot.open(component('work', 'echo {{ absent }}'), web);
  await wakes(plot, 'web-1', 'DependencyNotReady', () => plot.apply(work));
});

plots.add('a template that was missing', async (plot) => {
  await plot.open(work, build('once', 'web'));
  await wakes(plot, 'once', 'DependencyNotReady', () => plot.apply(web));
});

plots.add('a Secret that was missing', async (plot) => {
  await plot.open();
  await plot.kubectl('delete', 'secret', 'alicloud');
  await plot.apply(work, web);
  await wakes(plot, 'web-1', 'CredentialsUnavailable', () => plot.apply(plot.secret()));
});

plots.add('a Secret that was wrong', async (plot) => {
  await plot.open(plot.secret({ accessKeySecret: 'wrong' }), work, web);
  await wakes(plot, 'web-1', 'CredentialsUnavailable', () => plot.apply(plot.secret()));
});

plots.add('a template that named a Secret without what is needed', async (plot) => {
  const named = { source: { imageID: 'm-missing' }, credentials: { secretRef: { name: 'imaginary' } } };
  await plot.open(work, template('web', ['work'], named));
  await wakes(plot, 'web-1', 'AccessDenied', () => plot.apply(web));
});

plots.tell({ atOnce: 6, timeoutMs: 150_000 });
