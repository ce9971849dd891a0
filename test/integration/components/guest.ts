import { parseDockerfile } from '../../../src/components/dockerfile.ts';
import { describeProblem } from '../../../src/components/problem.ts';
import { shellQuote } from '../../../src/components/shell-quote.ts';
import type { Task } from '../../../src/components/task.ts';
import { readHostFacts } from '../../../simulator/guests/host-facts.ts';
import { type ExecutionMode, idMap } from '../../../simulator/guests/id-map.ts';
import type { Guest } from '../../../simulator/guests/port.ts';
import { suite } from '../../kit/index.ts';
import { execute, type HostUnderTest, useHost } from '../guests/host-under-test.ts';

/** The mode with real users where the host can have it, else the one that works for everybody. */
export const GUEST_MODE: ExecutionMode = 'reason' in idMap('range', readHostFacts()) ? 'single' : 'range';

/** A suite whose tests share one host. A test may boot several machines, on a busy computer. */
export function guestSuite(name: string): {
  readonly test: (name: string, body: () => Promise<void> | void) => void;
  readonly under: () => HostUnderTest;
} {
  const inner = suite(name);
  return {
    test: (what, body) => inner(what, body, { timeoutMs: 30_000 }),
    under: useHost(inner, GUEST_MODE),
  };
}

/** The tasks of a component in the Dockerfile form; throws when something in it is wrong. */
export function tasksOf(content: string): readonly Task[] {
  const { result, problems = [] } = parseDockerfile(content, {
    osType: 'Linux',
    type: 'Build',
    path: 'spec.content',
  });
  if (result === undefined) throw new Error(problems.map(describeProblem).join('\n'));
  return result.tasks;
}

/**
 * Runs the tasks as the wrapper does: each by /bin/sh, as its user, in its directory, with the variables that ENV has
 * set. Answers what each printed; throws when one fails. Only tasks that are scripts.
 */
export async function runTasks(guest: Guest, tasks: readonly Task[]): Promise<string[]> {
  const printed: string[] = [];
  for (const task of tasks) {
    if (task.action !== 'RunShellCommand') throw new Error(`${task.name} is no script`);
    const { commandContent, workingDir = '/root', username = 'root' } = task;
    const profile = '/etc/profile.d/imagesmith-environment.sh';
    const script = `[ ! -r ${profile} ] || . ${profile}; exec /bin/sh -c ${shellQuote(commandContent)}`;
    const { result, text } = await execute(guest, script, { user: username, workingDir });
    if (result.kind !== 'exited' || result.exitCode !== 0) {
      throw new Error(`${task.name}: ${JSON.stringify(result)}\n${commandContent}\n${text}`);
    }
    printed.push(text.replace(/\n$/, ''));
  }
  return printed;
}

/** What the last command of a content prints, all of them having run. */
export async function lastOutput(guest: Guest, content: string): Promise<string | undefined> {
  return (await runTasks(guest, tasksOf(content))).at(-1);
}
