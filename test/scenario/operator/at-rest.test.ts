import { controlPlaneFor } from '../../control-plane/index.ts';
import { suite } from '../../kit/index.ts';
import { atRestStory } from './at-rest-story.ts';
import { AUDITED } from './audit.ts';

const test = suite('a cluster at rest');

// CPU is left to the long suite: on a machine that runs other tests the figure says little.
atRestStory(test, controlPlaneFor(test, AUDITED), { components: 54, quietMs: 8000 });
