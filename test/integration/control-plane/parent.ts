import { once } from 'node:events';
import { join } from 'node:path';

import type { ControlPlaneOptions } from '../../control-plane/index.ts';
import { supervise, type Piped } from '../../control-plane/supervisor.ts';

const INDEX = join(import.meta.dirname, '../../control-plane/index.ts');

export interface Parent {
  readonly process: Piped;
  /** Its process id. */
  readonly pid: number;
  /** The directory of its control plane. */
  readonly directory: string;
}

/** Starts a process that starts a control plane and then goes on until it is ended. */
export function spawnParent(env: Record<string, string> = {}, options = {}): Piped {
  const script = `
    import { startControlPlane } from ${JSON.stringify(INDEX)};
    const plane = await startControlPlane(${JSON.stringify(options)});
    process.stdout.write(JSON.stringify({ pid: process.pid, directory: plane.directory }));
    setInterval(() => {}, 1000);`;
  return supervise([process.execPath, '--input-type=module', '-e', script], {
    env: { ...process.env, ...env },
  });
}

/** The same, once its control plane is ready. */
export async function startParent(options: ControlPlaneOptions = {}): Promise<Parent> {
  const child = spawnParent({}, options);
  const errors: string[] = [];
  child.stderr.on('data', (text: Buffer) => errors.push(text.toString()));
  const line = await Promise.race([
    once(child.stdout, 'data').then(([text]) => String(text)),
    child.exit.then((code) => {
      throw new Error(`The parent ended with code ${code}: ${errors.join('')}`);
    }),
  ]);
  child.stdout.resume();
  return { process: child, ...(JSON.parse(line) as { pid: number; directory: string }) };
}
