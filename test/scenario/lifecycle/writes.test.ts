import { writeFileSync } from 'node:fs';

import { suite } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import { Plots } from './plots.ts';

const plots = new Plots(suite('writes'), { profile: (process.env['PROFILE'] as 'demo') ?? 'demo', timeScale: Number(process.env['SCALE'] ?? 30) });

plots.add('a build', async (plot) => {
  await plot.open(component('work', 'true', { name: 'file', writeFile: {destinationPath: '/etc/x', content: 'x'}}, { name: 'boot', reboot: {}}, 'sleep 1', 'true'), template('web', ['work']));
  await plot.ended('web-1', 120_000);
  const told = plot.chronicle.build(plot.namespace, 'web-1');
  writeFileSync('/tmp/lifecycle/story-plain.json', JSON.stringify(told));
  process.stdout.write(`FIGURE ${told.length - 1} writes\n`);
});

plots.tell({ atOnce: 2, timeoutMs: 120_000 });
