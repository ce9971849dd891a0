import type { Timeline } from '../clock/timeline.ts';
import type { Strike } from '../faults/faults.ts';
import { htmlOutcome } from '../server/outcome.ts';
import { textAnswer } from './answer.ts';
import type { OssOutcome } from './oss.ts';
import { OssError } from './oss-error.ts';

/**
 * Lets a fault act before the work. An outcome when the fault ends the call.
 *
 * @throws OssError when it is refused.
 */
export async function endsBefore(
  { fault, effect }: Strike,
  timeline: Timeline,
): Promise<OssOutcome | undefined> {
  if (effect.kind === 'delay') await timeline.wait(effect.ms);
  else if (effect.kind === 'hold' && effect.when === 'before') await fault.hold();
  else if (effect.kind === 'drop' && effect.when === 'before') return { kind: 'dropped' };
  else if (effect.kind === 'html') {
    const page = htmlOutcome(effect.status);
    if (page.kind === 'dropped') return page;
    return { kind: 'answer', answer: textAnswer(page.status, page.body, page.headers) };
  } else if (effect.kind === 'error')
    throw new OssError(effect.status, effect.code, effect.message ?? `Fault: ${effect.code}`);
  return undefined;
}

/** Lets a fault act on what reaches the caller. */
export async function endsAfter({ fault, effect }: Strike, outcome: OssOutcome): Promise<OssOutcome> {
  if (effect.kind === 'hold' && effect.when === 'after') await fault.hold();
  else if (effect.kind === 'drop' && effect.when === 'after') return { kind: 'dropped' };
  else if (effect.kind === 'truncate' && outcome.kind === 'answer') return { ...outcome, kind: 'truncated' };
  return outcome;
}
