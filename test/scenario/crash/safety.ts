import {
  creatingCallsHaveTags,
  creatingCallsHaveTokens,
  type Invariant,
  instancesReleaseThemselves,
  neverTwoInstances,
  noImageBrokenByItsSource,
  noTokenReused,
  nothingLeft,
} from '../../../simulator/ledger/invariants.ts';
import { lintAll } from '../../kit/lint.ts';
import type { CrashWorld } from './crash-world.ts';

const TAGS = ['imagesmith:cluster', 'imagesmith:build-uid', 'imagesmith:role', 'imagesmith:attempt'];

/** What holds in every scenario beyond the promises that {@link CloudWorld.assertSafe} checks. */
const PROTOCOL: readonly Invariant[] = [
  creatingCallsHaveTokens,
  creatingCallsHaveTags([...TAGS, 'imagesmith:lifecycle']),
  instancesReleaseThemselves,
  noImageBrokenByItsSource,
];

export interface Promises {
  /**
   * Commands that are encrypted, by their names: every operator process makes them anew, so that one may be refused as
   * different from the one that its predecessor sent. It is then found by its tags.
   */
  readonly encrypted?: RegExp;
}

function protocol({ encrypted }: Promises): Invariant[] {
  const tokens: Invariant = ({ calls, ...rest }) => {
    const others = calls.filter(({ parameters }) => encrypted?.test(String(parameters['Name'])) !== true);
    return noTokenReused({ ...rest, calls: others });
  };
  return [...PROTOCOL, tokens];
}

/** Asserts every promise on everything that happened so far, at rest. */
export async function assertSafe(world: CrashWorld, promises: Promises = {}): Promise<void> {
  await world.cloud.assertSafe();
  world.simulator.assertHolds(...protocol(promises));
}

/**
 * The same where the cloud itself starts every command twice: that a command started twice is the fault then, and that
 * its script ran once is shown by what it left in the image.
 */
export async function assertSafeThoughTwice(world: CrashWorld, promises: Promises = {}): Promise<void> {
  const { simulator, cloud } = world;
  simulator.assertClean();
  simulator.assertHolds(
    neverTwoInstances(TAGS.slice(1)),
    nothingLeft(({ tags }) => tags['imagesmith:lifecycle'] === 'product'),
    ...protocol(promises),
  );
  await lintAll(cloud.plane);
}
