import type { IntentRecord } from './record.ts';

const CHOICE = 'choice';
const SOLD_OUT = 'soldOut';

/**
 * Which of the plan's candidates a launch is for, counted on from round to round. Not the number of the try: a launch
 * that was throttled or forbidden is tried again with the same candidate, and only one that is sold out is passed over.
 */
export function nextChoice(intent: IntentRecord | undefined, attempt: number): number {
  if (intent === undefined || intent.attempt !== attempt) return 0;
  return Number(intent.parameters?.[CHOICE] ?? 0) + (isSoldOut(intent) ? 1 : 0);
}

/** What an intent holds of its choice. */
export function choiceParameters(choice: number): Record<string, string> {
  return { [CHOICE]: String(choice) };
}

/** Notes that the candidate of a launch had no stock. */
export function passOver(intent: IntentRecord): void {
  intent.parameters = { ...intent.parameters, [SOLD_OUT]: 'true' };
}

export function isSoldOut({ parameters }: IntentRecord): boolean {
  return parameters?.[SOLD_OUT] === 'true';
}
