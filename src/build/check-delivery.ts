import { ACTIONS } from '../components/actions.ts';
import type { OSType } from '../components/component.ts';
import { wrongFinalText } from '../components/check-task.ts';
import { isPlain, piecesOf, type RenderedText } from '../components/rendered.ts';
import { textsOf } from '../components/task-texts.ts';
import { confidentialTasks, outputsUsedBy } from './delivered-texts.ts';
import type { PlannedTask } from './plan.ts';

/**
 * Why tasks could not be brought into the guest the way the template wants, or would fail there for what parameters
 * have made of their texts: found before anything is paid for.
 */
export function checkDelivery(
  tasks: readonly PlannedTask[],
  delivery: 'Encrypted' | 'Plain',
  osType: OSType,
): string[] {
  const problems: string[] = [];
  const confidential = confidentialTasks(tasks);
  for (const [index, { component, task }] of tasks.entries()) {
    const report = (what: string) => problems.push(`task ${component}/${task.name}: ${what}`);
    const secret = confidential.has(index);
    if (delivery === 'Encrypted' && secret && task.action === 'InvokeCommand')
      report("invokeCommand cannot take a secret encrypted: use a script, or set 'secrets.delivery: Plain'");
    const signed = task.action === 'OSSDownload' || task.action === 'OSSUpload';
    if (delivery === 'Encrypted' && osType === 'Windows' && (secret || signed))
      report(
        `${secret ? 'secrets' : 'signed URLs'} cannot be sent encrypted to Windows: set 'secrets.delivery: Plain'`,
      );
    const forgotten = osType === 'Linux' ? forgottenOutput(tasks, index) : undefined;
    if (forgotten !== undefined)
      report(
        `it uses the output of task ${forgotten.component}/${forgotten.task.name}, which has a secret, so that its output is kept in memory only and lost in the reboot between them: let the task write what is needed to a file`,
      );
    for (const { property, text } of textsOf(task)) {
      // What an invoked command is given was judged as a whole above.
      const inRequest = task.action !== 'InvokeCommand' && ACTIONS[task.action].inRequest?.includes(property);
      if (inRequest === true && holdsSecret(text))
        report(`${property} may not hold a secret: it stands in a request`);
      const wrong = isPlain(text) ? wrongFinalText(task.action, property, text, osType) : undefined;
      if (wrong !== undefined) report(`${property} ${wrong}`);
    }
  }
  return problems;
}

/** The earlier task whose output a task uses although a reboot has wiped it out by then. */
function forgottenOutput(tasks: readonly PlannedTask[], index: number): PlannedTask | undefined {
  const user = tasks[index];
  if (user === undefined) return undefined;
  const confidential = confidentialTasks(tasks);
  return [...new Set(outputsUsedBy(user.task))]
    .filter((from) => confidential.has(from))
    .filter((from) => tasks.slice(from, index).some(({ task }) => task.action === 'Reboot'))
    .map((from) => tasks[from])
    .find((printer) => printer !== undefined);
}

function holdsSecret(text: RenderedText): boolean {
  return piecesOf(text).some((piece) => typeof piece !== 'string' && 'secret' in piece);
}
