import { controlPlaneFor } from '../../control-plane/index.ts';
import { suite } from '../../kit/index.ts';
import { AUDITED } from './audit.ts';
import { leadershipStory } from './leadership-dbg.ts';

const test = suite('two replicas');

leadershipStory(test, controlPlaneFor(test, AUDITED), {
  timing: { leaseMs: 3000, renewMs: 2000, retryMs: 500 },
  handOverMs: 2000,
  rounds: 6,
});
