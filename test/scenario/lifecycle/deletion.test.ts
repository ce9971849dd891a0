import { writeFileSync } from 'node:fs';
import { cloudWorldFor } from '../../kit/cloud-world.ts';
import { whyNoControllerManager } from '../../control-plane/index.ts';
import { suite } from '../../kit/index.ts';
import { chronicleFor } from './chronicle.ts';
import { deleteIn, SUBJECTS } from './deletions.ts';
import { Plot, worldWithKeys } from './plot.ts';
import { SLOW_LARGE_IMAGES, STOPS } from './stops.ts';

const why = await whyNoControllerManager();
const test = suite('deletion in every step');
const world = cloudWorldFor(test, {
  profile: SLOW_LARGE_IMAGES,
  world: worldWithKeys(STOPS.length),
  controllerManager: why === undefined,
});
const chronicle = chronicleFor(test, () => world().plane);

test.before(() => {
  chronicle();
  world().startOperator('--concurrency=16');
});

test('all at once', async () => {
  const results = await Promise.allSettled(STOPS.map(async (stop, index) => {
    const plot = new Plot(world(), chronicle(), `del-${stop.name}`, index);
    const t0 = performance.now();
    await deleteIn(plot, stop, process.env['SUBJECT'] as 'build' ?? SUBJECTS[index % 3], index % 2 === 0 ? 'foreground': 'background');
    console.log(stop.name, Math.round(performance.now()-t0), chronicle().build(`del-${stop.name}`, 'web-1').length, chronicle().build(`del-${stop.name}`, 'web-1').findIndex(e=>e.object.metadata.deletionTimestamp));
  }));
  for (const [i, r] of results.entries()) if (r.status === 'rejected') console.log(STOPS[i]?.name, (r.reason as Error).message, (r.reason as {details?: string}).details);
  for (const stop of STOPS) writeFileSync(`/tmp/lifecycle/story-${stop.name}.json`, JSON.stringify(chronicle().build(`del-${stop.name}`, 'web-1')));
  chronicle().assertLawful();
  await world().assertSafe();
}, { timeoutMs: 170_000 });
