import { setTimeout as sleep } from 'node:timers/promises';

import { controlPlaneFor } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { lintAll } from '../../kit/lint.ts';
import { installOperator } from '../../kit/operator-process.ts';
import { clusterFor } from './cluster.ts';
import { components } from './components.ts';
import { outageStory } from './outage-story.ts';
import { DEFAULT_TIMING, flagsFor } from './pair.ts';
import { Replica } from './replica.ts';

const OUTAGE_MS = 20_000;

const survived = suite('an outage of the API server that the lease survives');
outageStory(survived, controlPlaneFor(survived), {
  outageMs: OUTAGE_MS,
  ways: ['was stopped', 'crashed'],
  timing: DEFAULT_TIMING,
  maxCpuShare: 0.05,
  maxLinesPerSecond: 20,
});

const SHORT = { flags: flagsFor({ leaseMs: 15_000, renewMs: 10_000, retryMs: 2000 }) };
const outlasted = suite('an outage of the API server that outlasts the lease');
const plane = controlPlaneFor(outlasted);
const cluster = clusterFor(outlasted, plane);

outlasted(
  'the leader ends, as it can no longer know that it leads, and its next life finds everything',
  async () => {
    await installOperator(plane());
    const first = await Replica.start(plane(), 'first', SHORT);
    await cluster().create(components('early', 18));
    await cluster().settled();
    await cluster().create(components('before', 18));
    await plane().stopApiServer({ abruptly: true });
    await sleep(OUTAGE_MS);
    assert.is((await first.exited).code, 1);
    assert.ok(first.lines.some(({ msg }) => msg === 'Lost leadership'));
    // As a kubelet does, while the API server is still away.
    const second = await Replica.start(plane(), 'second', SHORT);
    await sleep(2000);
    await plane().startApiServer();
    await cluster().create(components('after', 18));
    await cluster().settled(90_000);
    await lintAll(plane());
    assert.is((await second.stop()).code, 0);
  },
  { timeoutMs: 240_000 },
);
