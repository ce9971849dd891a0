import { isPlain, piecesOf } from '../../../src/components/rendered.ts';
import type { CatalogEntry } from '../../../src/components/catalog.ts';
import { checkParameters, type GivenParameter } from '../../../src/components/parameters.ts';
import { renderTasks } from '../../../src/components/render.ts';
import { shellQuote } from '../../../src/components/shell-quote.ts';

export interface Script {
  readonly task: string;
  readonly text: string;
}

/**
 * The scripts of a component with these values in them, as a build would run them; secrets come in as the delivery puts
 * them in.
 */
export function scriptsOf(
  { name, component }: CatalogEntry,
  parameters: Readonly<Record<string, string>> = {},
  secrets: Readonly<Record<string, string>> = {},
): Script[] {
  const given: GivenParameter[] = [
    ...Object.entries(parameters).map(([parameter, value]) => ({ name: parameter, value })),
    ...Object.keys(secrets).map((parameter) => ({
      name: parameter,
      secret: { name: 'secret', key: parameter },
    })),
  ];
  const { values, problems } = checkParameters(component.parameters, given);
  if (problems.length > 0) throw new Error(`${name}: ${JSON.stringify(problems)}`);
  const keys: string[] = [];
  const tasks = renderTasks(component.tasks, values, {
    firstIndex: 0,
    secretIndexOf: ({ key }) => (keys.includes(key) ? keys.indexOf(key) : keys.push(key) - 1),
  });
  return tasks.map((task) => {
    if (task.action !== 'RunShellCommand') throw new Error(`${name}: ${task.action} has no script`);
    if (isPlain(task.commandContent)) return { task: task.name, text: task.commandContent };
    const pieces = piecesOf(task.commandContent).map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('outputOf' in piece) throw new Error(`${name}: outputs are not filled in here`);
      const value = secrets[keys[piece.secret] ?? ''] ?? '';
      return piece.quote === true ? shellQuote(value) : value;
    });
    return { task: task.name, text: pieces.join('') };
  });
}
