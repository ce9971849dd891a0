import type { ControlPlane } from '../control-plane/index.ts';
import { type LintedObject, lintStatus } from '../../src/api/status-lint.ts';

/**
 * Fails when the status of any object of ours breaks a rule of the status contract. To be called at rest, by every
 * test that makes the operator write.
 */
export async function lintAll(plane: ControlPlane): Promise<void> {
  const { stdout, stderr } = await plane.kubectl(['get', 'imgcomp,imgtpl,imgbuild', '-A', '-o', 'json']);
  if (stdout === '') throw new Error(`The objects cannot be listed: ${stderr}`);
  const { items } = JSON.parse(stdout) as {
    items: (LintedObject & { kind: string; metadata: { name: string } })[];
  };
  const found = items.flatMap((object) =>
    lintStatus(object).map(
      ({ rule, message }) => `${object.kind}/${object.metadata.name}: rule ${rule}: ${message}`,
    ),
  );
  if (found.length > 0) throw new Error(`The status contract is broken:\n${found.join('\n')}`);
}
