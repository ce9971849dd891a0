import { spawn } from 'node:child_process';

import type { ControlPlane } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import type { Plot } from '../lifecycle/plot.ts';
import { Plots } from '../lifecycle/plots.ts';

const plots = new Plots(suite('what kubectl shows'));

/** Follows a kind in a namespace as a person does, until told to stop. @returns the lines. */
function follow(plane: ControlPlane, namespace: string, kind: string): () => Promise<string[]> {
  const args = ['--kubeconfig', plane.kubeconfigPath, '--namespace', namespace, 'get', kind, '--watch'];
  const child = spawn(plane.kubectlPath, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'] ?? '', HOME: plane.directory },
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return async () => {
    child.kill('SIGKILL');
    await ended;
    return text.split('\n').filter((line) => line !== '');
  };
}

/** The cells of a line, by the columns of the heading. */
function cells(heading: string, line: string): Record<string, string> {
  const starts = [...heading.matchAll(/\S+/g)].map(({ index, 0: name }) => ({ index, name }));
  return Object.fromEntries(
    starts.map(({ index, name }, at) => [name, line.slice(index, starts[at + 1]?.index).trim()]),
  );
}

async function table(plot: Plot, ...args: string[]): Promise<Record<string, string>> {
  const [heading = '', line = ''] = (await plot.kubectl('get', ...args)).split('\n');
  return cells(heading, line);
}

plots.add(
  'a build tells its story in a watch, and template and build wait for what they should',
  async (plot) => {
    await plot.open(component('work', 'true'));
    await plot.kubectl('wait', 'imgcomp/work', '--for=condition=Ready', '--timeout=60s');
    const stop = follow(plot.world.plane, plot.namespace, 'imgbuild');
    await plot.apply(template('web', ['work']));
    await plot.kubectl('wait', 'imgtpl/web', '--for=condition=Ready', '--timeout=90s');
    await plot.kubectl('wait', 'imgbuild/web-1', '--for=condition=Ready', '--timeout=1s');
    const lines = await stop();
    const [heading = ''] = lines;
    assert.equal(heading.split(/\s+/), ['NAME', 'TEMPLATE', 'READY', 'STEP', 'PROGRESS', 'IMAGE', 'AGE']);
    // Later rows of a watch are not aligned with its heading, and some cells are empty.
    const rows = lines.slice(1).map((line) => line.split(/\s+/));
    const each = (pattern: RegExp) => {
      const found = rows.map((row) => row.slice(2).find((cell) => pattern.test(cell)) ?? '');
      return found.filter((cell, at) => cell !== found[at - 1]);
    };
    const told = ['Launch', 'Connect', 'Provision', 'Generalize', 'Capture', 'Distribute', 'Cleanup'];
    const steps = each(/^[A-Z][a-z]+([A-Z][a-z]+)?$(?<!Unknown|True|False)/);
    assert.equal(
      steps.filter((step) => told.includes(step)),
      told,
    );
    assert.equal([steps[0], steps.at(-1)], ['', '']);
    const progress = each(/^\d+\/11$/).flatMap((cell) => (cell === '' ? [] : [Number.parseInt(cell, 10)]));
    assert.equal(
      progress,
      progress.toSorted((x, y) => x - y),
      'progress fell',
    );
    assert.equal(each(/^(Unknown|True|False)$/), ['', 'Unknown', 'True']);

    const { status } = await plot.build('web-1');
    const image = status?.images?.[0]?.imageID ?? '-';
    const shown = await table(plot, 'imgbuild', 'web-1');
    assert.is(shown['IMAGE'], image);
    assert.is(shown['PROGRESS'], '11/11');
    const owner = await table(plot, 'imgtpl', 'web');
    assert.equal(
      [owner['REGION'], owner['READY'], owner['SUSPENDED'], owner['BUILD'], owner['IMAGE']],
      ['cn-hangzhou', 'True', 'false', 'web-1', image],
    );
    const wide = await table(plot, 'imgbuild', 'web-1', '-o', 'wide');
    assert.equal([wide['REASON'], wide['REGION']], ['Succeeded', 'cn-hangzhou']);
    assert.match(wide['MESSAGE'] ?? '', `${image} in cn-hangzhou, m-`);
    const all = await plot.kubectl('get', 'imagesmith');
    for (const name of ['imagebuild.imagesmith.dev/web-1', 'imagetemplate.imagesmith.dev/web'])
      assert.match(all, name);
  },
);

plots.add('a failure stands in the table, in the events and in what waits for it', async (plot) => {
  await plot.open(component('work', 'echo nothing to be done; exit 6'), template('web', ['work']));
  await plot.kubectl('wait', 'imgtpl/web', '--for=condition=Stalled', '--timeout=90s');
  await plot.kubectl('wait', 'imgbuild/web-1', '--for=condition=Stalled', '--timeout=1s');
  await plot.kubectl('wait', 'imgbuild/web-1', '--for=condition=CleanedUp', '--timeout=1s');
  const wide = await table(plot, 'imgbuild', 'web-1', '-o', 'wide');
  assert.equal([wide['READY'], wide['REASON'], wide['STEP']], ['False', 'CommandFailed', '']);
  assert.match(
    wide['MESSAGE'] ?? '',
    'task work/task-1 ended with exit code 6; last output: nothing to be done',
  );
  const { READY, REASON } = await table(plot, 'imgtpl', 'web', '-o', 'wide');
  assert.equal([READY, REASON], ['False', 'CommandFailed']);
  assert.match(await plot.kubectl('describe', 'imgbuild', 'web-1'), /Events:[\s\S]*Warning +CommandFailed/);
  await plot.kubectl('delete', 'imgtpl', 'web', '--timeout=30s');
});

plots.tell({ atOnce: 2, timeoutMs: 180_000 });
