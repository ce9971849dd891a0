import { bundledOperator, type BundledOperator } from '../../bench/bundled-operator.ts';
import { controlPlaneFor } from '../../control-plane/index.ts';
import { suite } from '../../kit/index.ts';
import { atRestStory } from './at-rest-story.ts';
import { AUDITED } from './audit.ts';

const test = suite('a cluster at rest for long');
let operator: BundledOperator | undefined;
test.after(() => operator?.remove());

const options = async () => {
  operator = await bundledOperator();
  return operator.options;
};
atRestStory(test, controlPlaneFor(test, AUDITED), {
  options,
  components: 297,
  quietMs: 60_000,
  maxCpuShare: 0.01,
});
