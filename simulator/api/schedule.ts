import { ApiError, invalidParameter, missingParameter } from '../wire/api-error.ts';
import type { Call } from './api.ts';

/**
 * How often a command runs. Only at once and as a dry run are simulated; the other documented modes are refused,
 * because accepting and never running them would be a lie.
 *
 * @throws ApiError for every other mode, and for a schedule.
 */
export function readRepeatMode({ parameters }: Call): 'Once' | 'DryRun' {
  const frequency = parameters.text('Frequency');
  const mode = parameters.text('RepeatMode') ?? (frequency === undefined ? 'Once' : 'Period');
  if (mode === 'Once' || mode === 'DryRun') {
    if (frequency !== undefined) throw invalidParameter('Frequency');
    return mode;
  }
  if (mode === 'Period' && frequency === undefined) throw missingParameter('Frequency');
  if (!['Period', 'NextRebootOnly', 'EveryReboot'].includes(mode)) throw invalidParameter('RepeatMode');
  const message = `The simulator does not run commands with RepeatMode ${mode}; it has Once and DryRun.`;
  throw new ApiError(400, 'InvalidParameter.RepeatMode', message);
}

/** Containers inside guests are not simulated. @throws ApiError when one is named. */
export function refuseContainers({ parameters }: Call): void {
  const named = ['ContainerId', 'ContainerName'].find((name) => parameters.text(name) !== undefined);
  if (named === undefined) return;
  throw new ApiError(400, `InvalidParameter.${named}`, 'The simulator has no containers inside its guests.');
}

/** `oss://bucket/prefix`. The form is checked; nothing is delivered. */
export function checkOutputDelivery({ parameters }: Call): void {
  const target = parameters.text('OssOutputDelivery');
  if (target === undefined || /^oss:\/\/[a-z0-9][a-z0-9-]{1,61}[a-z0-9](\/.*)?$/.test(target)) return;
  throw invalidParameter('OssOutputDelivery');
}
