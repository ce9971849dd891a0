import {
  type OutputPiece,
  piecesOf,
  type RenderedTask,
  type RenderedText,
  type TextPiece,
} from '../components/rendered.ts';
import { textsOf } from '../components/task-texts.ts';
import type { GuestPiece, GuestText } from './guest/guest-task.ts';
import { joined } from './guest/texts.ts';
import type { PlannedTask } from './plan.ts';

/** What is known only when a task is sent. */
export interface DeliveryValues {
  /** The value of a secret, by its position in the plan. */
  readonly secret: (index: number) => string;
  /** The output of an earlier task that the operator knows, because it did not run under the wrapper. */
  readonly output: (index: number) => string | undefined;
  readonly quote: (word: string) => string;
}

/** Fills in what the operator knows; outputs that only the guest has stay as pieces. */
export function guestText(text: RenderedText, { secret, output, quote }: DeliveryValues): GuestText {
  const filled = piecesOf(text).map((piece): GuestPiece => {
    if (typeof piece === 'string') return piece;
    const known = 'secret' in piece ? secret(piece.secret) : output(piece.outputOf);
    if (known !== undefined) return piece.quote === true ? quote(known) : known;
    return piece as OutputPiece;
  });
  return joined(filled);
}

/** True when a task needs the value of a secret. */
export function usesSecret(task: RenderedTask): boolean {
  return secretsUsedBy(task).length > 0 || (task.action === 'WriteFile' && 'secretKey' in task.content);
}

const CONFIDENTIAL = new WeakMap<readonly PlannedTask[], ReadonlySet<number>>();

/** Positions of the tasks that hold a secret, or what a task with a secret printed. Worked out once for a plan. */
export function confidentialTasks(tasks: readonly PlannedTask[]): ReadonlySet<number> {
  const known = CONFIDENTIAL.get(tasks);
  if (known !== undefined) return known;
  const found = new Set<number>();
  for (const [index, { task }] of tasks.entries())
    if (usesSecret(task) || outputsUsedBy(task).some((from) => found.has(from))) found.add(index);
  CONFIDENTIAL.set(tasks, found);
  return found;
}

/** Positions of the tasks whose output a task needs. */
export function outputsUsedBy(task: RenderedTask): number[] {
  return allPieces(task).flatMap((piece) =>
    typeof piece !== 'string' && 'outputOf' in piece ? [piece.outputOf] : [],
  );
}

/** Positions of the secrets that stand in the texts of a task. */
export function secretsUsedBy(task: RenderedTask): number[] {
  return allPieces(task).flatMap((piece) =>
    typeof piece !== 'string' && 'secret' in piece ? [piece.secret] : [],
  );
}

function allPieces(task: RenderedTask): TextPiece[] {
  return textsOf(task).flatMap(({ text }) => piecesOf(text));
}
