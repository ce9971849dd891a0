import type { ImageComponent } from '../api/objects.ts';
import { checkScript, checkText } from './check-text.ts';
import type { Problem } from './problem.ts';
import { DEFAULT_TIMEOUT_SECONDS, type Task } from './task.ts';

type Spec = ImageComponent['spec'];
type SpecTask = Spec['tasks'][number];

/** The tasks of a component, or everything that is wrong with them. */
export type ParsedComponent =
  | { readonly tasks: readonly Task[]; readonly problems?: undefined }
  | { readonly problems: readonly Problem[]; readonly tasks?: undefined };

/**
 * Reads `spec.tasks`. The schema has refused wrong shapes already; what is found here is wrong inside the texts. Never
 * throws: an object that got past an older schema yields problems.
 */
export function parseStructured(spec: Spec): ParsedComponent {
  const problems: Problem[] = [];
  const tasks: Task[] = [];
  const firstPlace = new Map<string, number>();
  spec.tasks.forEach((task, index) => {
    const path = `spec.tasks[${index}]`;
    const earlier = firstPlace.get(task.name);
    if (earlier !== undefined) {
      problems.push({
        path: `${path}.name`,
        task: task.name,
        message: `must be unique, but spec.tasks[${earlier}] has the same name`,
      });
    } else firstPlace.set(task.name, index);
    const parsed = parseTask(task, path);
    if (parsed.task !== undefined) tasks.push(parsed.task);
    problems.push(...parsed.problems);
  });
  return problems.length > 0 ? { problems } : { tasks };
}

function parseTask(task: SpecTask, path: string): { task?: Task; problems: Problem[] } {
  const { name, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, runShellCommand, writeFile, reboot } = task;
  const base = { name, timeoutSeconds };
  if (runShellCommand !== undefined) {
    const { commandContent, workingDir, username } = runShellCommand;
    return {
      task: {
        ...base,
        action: 'RunShellCommand',
        commandContent,
        ...(workingDir === undefined ? {} : { workingDir }),
        ...(username === undefined ? {} : { username }),
      },
      problems: checkScript(commandContent, { path: `${path}.runShellCommand.commandContent`, task: name }),
    };
  }
  if (writeFile !== undefined) {
    const { destinationPath, content, owner = 'root', group = 'root', mode = '0644' } = writeFile;
    return {
      task: { ...base, action: 'WriteFile', destinationPath, content, owner, group, mode },
      problems: [
        ...checkText(content, { path: `${path}.writeFile.content`, task: name }),
        ...checkDestination(destinationPath, `${path}.writeFile.destinationPath`, name),
      ],
    };
  }
  if (reboot !== undefined) return { task: { ...base, action: 'Reboot' }, problems: [] };
  return {
    problems: [{ path, task: name, message: 'must hold one of runShellCommand, writeFile and reboot' }],
  };
}

function checkDestination(destinationPath: string, path: string, task: string): Problem[] {
  if (!destinationPath.split('/').includes('..')) return [];
  return [{ path, task, message: `may not contain '..', but is '${destinationPath}'` }];
}
