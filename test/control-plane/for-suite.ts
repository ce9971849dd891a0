import type { Suite } from '../kit/suite.ts';
import { startControlPlane } from './control-plane.ts';
import type { ControlPlane, ControlPlaneOptions } from './interface.ts';

/** Long enough to build the programs when a file is run alone on a machine that has none. */
const START_MS = 20 * 60_000;

/**
 * Gives a suite a control plane of its own, from before its first test to after its last. The function returned is
 * for use inside tests and hooks.
 */
export function controlPlaneFor(test: Suite, options: ControlPlaneOptions = {}): () => ControlPlane {
  let plane: ControlPlane | undefined;
  test.before(
    async () => {
      plane = await startControlPlane(options);
    },
    { timeoutMs: START_MS },
  );
  test.after(async () => {
    await plane?.stop();
  });
  return () => {
    if (plane === undefined) throw new Error('The control plane runs only while the tests of its suite do');
    return plane;
  };
}
