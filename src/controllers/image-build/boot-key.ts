import { AttemptLost, BuildFailure } from '../../build/failure.ts';
import { bootKeyScript, parseBootKey } from '../../build/guest/boot-key.ts';
import type { InstanceRecord } from '../../build/record.ts';
import { runGuestCommand } from './guest-command.ts';
import type { BuildSession } from './session.ts';

/**
 * Has the guest make its key for secrets, once per boot, and keeps the public half in the builder's record. True when
 * it is there.
 *
 * @throws BuildFailure when the guest cannot make one: secrets are never sent readable instead.
 */
export async function bootKeyFor(
  session: BuildSession,
  builder: InstanceRecord,
  number: string,
): Promise<boolean> {
  if (builder.publicKey !== undefined) return true;
  session.record.note('Provision', 'the instance makes its key for secrets');
  const answer = await runGuestCommand(session, builder, {
    step: 'Provision',
    role: 'Key',
    id: `key-${number}`,
    name: 'imagesmith key for secrets',
    body: { content: bootKeyScript(session.named.uid), timeoutSeconds: 120 },
  });
  if (answer === undefined) return false;
  const parsed = parseBootKey(answer.output);
  if (parsed === undefined)
    throw new AttemptLost(
      'InstanceLost',
      `the instance did not make a key for secrets: ${answer.status} ${answer.errorCode}`,
    );
  if (parsed.key === undefined) throw new BuildFailure('InvalidSpec', parsed.message);
  builder.publicKey = parsed.key.publicKey;
  builder.bootID = parsed.key.bootID;
  return true;
}
