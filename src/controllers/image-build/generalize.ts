import { AttemptLost } from '../../build/failure.ts';
import { generalizeScript, removeStateScript } from '../../build/guest/generalize.ts';
import { builderOf } from './connect.ts';
import { runGuestCommand } from './guest-command.ts';
import { osTypeOf } from './plan-cloud.ts';
import { DONE, type BuildSession, type StepOutcome, waiting } from './session.ts';

const DOING = 'removing what identifies the builder';

/** Removes from the builder what its image must not carry; a repeat finds nothing to remove. */
export async function generalize(session: BuildSession): Promise<StepOutcome> {
  const builder = builderOf(session);
  const { plan } = session;
  const osType = osTypeOf(plan.source);
  // On Windows only sysprep could do more, and that ends the agent with the machine.
  const content =
    plan.generalize === 'Default' && osType === 'Linux'
      ? generalizeScript(plan.keep)
      : removeStateScript(osType);
  session.record.note('Generalize', DOING);
  const result = await runGuestCommand(session, builder, {
    step: 'Generalize',
    role: 'Generalize',
    id: '0',
    name: 'imagesmith generalize',
    body: { content, timeoutSeconds: 300 },
  });
  if (result === undefined) return waiting(DOING);
  if (result.exitCode === 0) return DONE;
  const said = result.output.trim().slice(-300);
  throw new AttemptLost(
    'CaptureFailed',
    `generalize ended with ${result.status} (exit code ${result.exitCode ?? '-'}): ${said}`,
  );
}
