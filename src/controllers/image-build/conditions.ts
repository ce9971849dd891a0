import type { ConditionDraft } from '../../api/conditions.ts';
import type { Condition } from '../../api/objects.ts';
import { isReason, type Reason, REFUSED_REASONS, type RefusedReason } from '../../api/reasons.ts';
import {
  deleting,
  dependencyNotReady,
  done,
  inFlight,
  refused,
  terminal,
} from '../../api/status-contract.ts';
import { nextChoice } from '../../build/candidate-choice.ts';
import type { BuildSession } from './session.ts';

/** The conditions of a build that is not over. */
export function conditionsOf(session: BuildSession): Condition[] {
  const { record } = session;
  const { failure, trouble } = record.status;
  const left = (record.status.leftovers ?? []).length > 0;
  const context = { ...session.contract(), extra: left ? [notCleanedUp(session)] : [] };
  const message = storyOf(session);
  const reason = trouble?.reason;
  if (session.leaving) {
    const blocked = left || isRefused(reason);
    return deleting(context, { reason: blocked ? 'DeletionBlocked' : 'Deleting', message });
  }
  // Nobody waits longer for what the build came to because something cannot be removed.
  if (left && failure !== undefined) return terminal(context, finalReason(session));
  if (left && session.verified) return done(context, { message: imagesText(session) });
  if (isRefused(reason)) return refused(context, { reason, message });
  if (reason === 'DependencyNotReady') return dependencyNotReady(context, { message });
  const waiting = waitsForCapacity(session);
  return inFlight(context, {
    ...(waiting ? { reason: 'WaitingForCapacity' } : {}),
    message,
    retrying: trouble !== undefined,
  });
}

/** `Provision: task 3 of 7, nginx/configure`: what `Ready` says while the build is not over. */
function storyOf(session: BuildSession): string {
  const { record } = session;
  const { failure, leftovers = [], trouble } = record.status;
  if (session.ending) {
    const because = failure === undefined ? '' : `Cleaning up after ${failure.message}; `;
    const named = leftovers.map(({ kind, id, regionID }) => `${kind} ${id} in ${regionID}`).join(', ');
    const left = named === '' ? '' : `; left: ${named}`;
    return `${because}Cleanup: ${record.step('Cleanup').message ?? 'beginning'}${left}`;
  }
  // A look that meets the same trouble again has said before what it is at.
  if (trouble?.reason !== undefined) return `${trouble.step}: ${trouble.message}`;
  const step = record.status.currentStep;
  if (step === undefined) return 'Finishing';
  const { message } = record.step(step);
  return message === undefined ? step : `${step}: ${message}`;
}

/** Why a failed build is failed. */
export function finalReason({ record }: BuildSession): { reason: Reason; message: string } {
  const { reason = '', message = '' } = record.status.failure ?? {};
  return { reason: isReason(reason) ? reason : 'CommandFailed', message };
}

/** `m-1 in cn-hangzhou, m-2 in cn-shanghai`. */
export function imagesText({ record }: BuildSession): string {
  const images = record.status.images ?? [];
  return images.map(({ regionID, imageID }) => `${imageID} in ${regionID}`).join(', ');
}

function notCleanedUp({ record }: BuildSession): ConditionDraft {
  const reason = record.status.trouble?.reason;
  const message = record.step('Cleanup').message ?? '';
  return {
    type: 'CleanedUp',
    status: 'False',
    reason: isRefused(reason) ? reason : 'ProgressingWithRetry',
    message,
  };
}

/** Every candidate was refused at least once, and none is at work. */
function waitsForCapacity(session: BuildSession): boolean {
  const { record } = session;
  const { currentStep, trouble } = record.status;
  // A build that ends has no plan to look at, and waits for nothing.
  if (session.ending || currentStep !== 'Launch') return false;
  // A try without an answer does not tell that there is stock.
  if (trouble?.reason !== undefined || record.builder !== undefined) return false;
  const { plan } = session;
  const intent = record.intent({ action: 'RunInstances', role: 'Builder', regionID: plan.regionID });
  if (intent?.attempt !== record.attempt) return false;
  return nextChoice(intent, record.attempt) >= plan.candidates.length;
}

function isRefused(reason: string | undefined): reason is RefusedReason {
  return REFUSED_REASONS.some((candidate) => candidate === reason);
}
