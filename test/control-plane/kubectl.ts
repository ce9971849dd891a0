import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import type { User } from './kubeconfig.ts';
import { supervise } from './supervisor.ts';

const DEFAULT_TIMEOUT_MS = 60_000;

export interface KubectlOptions {
  /** Written to its standard input. */
  readonly input?: string;
  /** Who it acts as; by default the administrator. */
  readonly user?: User;
  /** It is killed after so long; default 60 000. */
  readonly timeoutMs?: number;
  readonly cwd?: string;
}

export interface KubectlResult {
  readonly stdout: string;
  readonly stderr: string;
  /** 0 on success. */
  readonly code: number;
}

export interface KubectlSettings {
  readonly binary: string;
  /** Where kubectl keeps what it has discovered of the server. */
  readonly directory: string;
  readonly path: string | undefined;
}

/**
 * Runs kubectl with nothing of the machine's own configuration.
 *
 * @throws when it takes longer than `timeoutMs`; any other failure is in the result
 */
export async function runKubectl(
  { binary, directory, path }: KubectlSettings,
  kubeconfigPath: string,
  args: readonly string[],
  { input = '', timeoutMs = DEFAULT_TIMEOUT_MS, cwd }: Omit<KubectlOptions, 'user'>,
): Promise<KubectlResult> {
  const child = supervise([binary, ...args], {
    env: {
      PATH: path,
      HOME: directory,
      KUBECONFIG: kubeconfigPath,
      KUBECACHEDIR: join(directory, 'kubectl-cache'),
      KUBERC: 'off',
    },
    ...(cwd === undefined ? {} : { cwd }),
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.signal('KILL');
  }, timeoutMs);
  child.stdin.end(input);
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), child.exit]);
  clearTimeout(timer);
  if (late)
    throw new Error(`kubectl ${args.join(' ')} did not end within ${timeoutMs} ms. It wrote: ${stderr}`);
  return { stdout, stderr, code };
}
