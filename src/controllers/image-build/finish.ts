import type { BuildSession, StepOutcome } from './session.ts';
import { DONE, waiting } from './session.ts';
import { tagSnapshots } from './snapshots.ts';

/** Tags the snapshots of the captured image, which CreateImage left untagged. */
export async function finish(session: BuildSession): Promise<StepOutcome> {
  const { regionID } = session.plan;
  const tagged = await tagSnapshots(session, regionID, 'candidate');
  return tagged ? DONE : waiting('the image does not name its snapshots yet');
}
