/**
 * Every reason that a condition may carry, with its meaning. The list is closed and part of the API: scripts compare
 * with these words, so one is never renamed. The documentation is generated from it.
 */
export const REASONS = {
  Progressing: 'The work goes on as planned.',
  ProgressingWithRetry: 'Something did not work yet and is tried again; the message says what.',
  DependencyNotReady:
    'An object that this one refers to is missing or not ready. Goes on by itself once it is.',
  InvalidContent: 'The tasks of a component cannot be used; the message says where and what is allowed.',
  InvalidSpec: 'The spec cannot be carried out as it is, for example because a field contradicts the cloud.',
  SourceNotFound:
    'The source image, or any available image of the source family, does not exist in the build region.',
  WaitingForCapacity: 'No candidate is in stock; the build tries again until its time is over.',
  WaitingForQuota: 'A limit that other builds or copies use up is reached; goes on when they are done.',
  InsufficientCapacity: 'No candidate was in stock before the time of the build was over.',
  QuotaExceeded: 'A quota of the account is used up. Goes on by itself once it is raised or freed.',
  AccessDenied:
    'The cloud or the cluster refuses an operation; the message names it. Goes on once it is allowed.',
  CredentialsUnavailable: 'The Secret is missing or incomplete, or the credentials are wrong or expired.',
  InsufficientBalance: 'The account cannot pay. Goes on by itself once it can.',
  NetworkRequired: 'The instance needs a way to the Internet that the template does not give it.',
  CommandFailed:
    'A task of a component ended with an error; the message names it and shows the end of its output.',
  CommandTimedOut: 'A task of a component took longer than it may.',
  AgentUnreachable: 'The Cloud Assistant agent on the instance did not answer.',
  InstanceLost: 'The instance disappeared or stopped without being told to, on every attempt.',
  RepairFailed: 'The source image could not be repaired.',
  TestFailed: 'A test failed on an instance made from the new image.',
  CaptureFailed: 'The image could not be captured from the instance.',
  DetectionRisk: 'The image check of ECS found a risk in the image.',
  DistributionFailed: 'The image could not be copied to a region.',
  ShareFailed: 'The image could not be shared with an account.',
  DeadlineExceeded: 'The build took longer than its limit.',
  PlanLost: 'The stored plan of a running build disappeared, so that it cannot go on.',
  RetryRefused: 'A retry was asked for but is not possible; the message says why.',
  Cancelled: 'The build was cancelled by its `spec.cancel`.',
  AwaitingApproval: 'The image is done and waits for approval before it is published.',
  FamilyConflict: 'The image family is led by an image that this template did not make.',
  OutputConflict: 'The output ConfigMap exists and belongs to someone else.',
  Succeeded: 'The work is done and verified.',
  Published: 'The image is published.',
  UpToDate: 'The image was made from the newest inputs.',
  Outdated: 'An input is newer than the image.',
  Suspended: 'The object is suspended by its `spec.suspend`.',
  Deleting: 'The object is being deleted and removes what it owns.',
  DeletionBlocked: 'The object is being deleted but something could not be removed; the message names it.',
} as const satisfies Record<string, string>;

export type Reason = keyof typeof REASONS;

/** The cloud refuses for now and a person should look; the operator tries again slowly. */
export const REFUSED_REASONS = [
  'AccessDenied',
  'QuotaExceeded',
  'InsufficientBalance',
  'CredentialsUnavailable',
] as const satisfies readonly Reason[];
export type RefusedReason = (typeof REFUSED_REASONS)[number];

/** Reasons of `Ready` while an object is deleted. */
export const DELETING_REASONS = ['Deleting', 'DeletionBlocked'] as const satisfies readonly Reason[];
export type DeletingReason = (typeof DELETING_REASONS)[number];

/** True for a word of the list. */
export function isReason(word: string): word is Reason {
  return Object.hasOwn(REASONS, word);
}
