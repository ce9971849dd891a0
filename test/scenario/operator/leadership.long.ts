import { controlPlaneFor } from '../../control-plane/index.ts';
import { suite } from '../../kit/index.ts';
import { AUDITED } from './audit.ts';
import { leadershipStory } from './leadership-story.ts';
import { DEFAULT_TIMING } from './pair.ts';

const test = suite('two replicas with the default times');

leadershipStory(test, controlPlaneFor(test, AUDITED), {
  timing: DEFAULT_TIMING,
  handOverMs: 2000,
  rounds: 5,
});
