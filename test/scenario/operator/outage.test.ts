import { controlPlaneFor } from '../../control-plane/index.ts';
import { suite } from '../../kit/index.ts';
import { outageStory } from './outage-story.ts';

const test = suite('an outage of the API server');

// The renew deadline is longer than the outage with the time that a loaded machine takes to start the server again.
outageStory(test, controlPlaneFor(test), {
  outageMs: 5000,
  ways: ['crashed'],
  timing: { leaseMs: 40_000, renewMs: 30_000, retryMs: 2000 },
  maxCpuShare: 0.1,
  maxLinesPerSecond: 20,
});
