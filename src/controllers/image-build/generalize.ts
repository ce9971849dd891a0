import { AttemptLost } from '../../build/failure.ts';
import { GENERALIZE_SCRIPT } from '../../build/generalize.ts';
import { GUEST_STATE_DIR } from '../../build/wrapper.ts';
import { builderOf } from './connect.ts';
import { runGuestCommand } from './guest-command.ts';
import { DONE, type BuildSession, type StepOutcome, waiting } from './session.ts';

const DOING = 'removing what identifies the builder';

/** Removes from the builder what its image must not carry; a repeat finds nothing to remove. */
export async function generalize(session: BuildSession): Promise<StepOutcome> {
  const builder = builderOf(session);
  const content =
    session.plan.generalize === 'Default' ? GENERALIZE_SCRIPT : `#!/bin/sh\nrm -rf ${GUEST_STATE_DIR}\n`;
  session.record.note('Generalize', DOING);
  const result = await runGuestCommand(session, builder, {
    step: 'Generalize',
    role: 'Generalize',
    id: '0',
    name: 'imagesmith generalize',
    content,
    timeoutSeconds: 300,
  });
  if (result === undefined) return waiting(DOING);
  if (result.exitCode === 0) return DONE;
  const said = result.output.trim().slice(-300);
  throw new AttemptLost(
    'CaptureFailed',
    `generalize ended with ${result.status} (exit code ${result.exitCode ?? '-'}): ${said}`,
  );
}
