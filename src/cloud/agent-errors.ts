/**
 * What an error code inside an invocation's result says (`Invocation.errorCode`), as opposed to the code of a failed
 * call.
 *
 * - `notDelivered`: the script did not start; wait for the agent, then the same command again.
 * - `mayHaveRun`: the agent went away around the start; only the guest knows whether the script ran.
 * - `rebooted`: the machine restarted under the script.
 * - `instanceGone`: the instance is stopped or released.
 * - `failed`: the script ended with an exit code other than 0.
 * - `timedOut`: the script's time was up.
 * - `broken`: something of the script, its user or its directory is wrong, or the network forbids it: permanent.
 * - `unclear`: no meaning is documented; read `errorInfo`.
 */
export type AgentErrorMeaning =
  | 'notDelivered'
  | 'mayHaveRun'
  | 'rebooted'
  | 'instanceGone'
  | 'failed'
  | 'timedOut'
  | 'broken'
  | 'unclear';

/** Source: the ECS guide "Check execution results and fix common problems" and the SDK's response comments. */
const MEANINGS: Readonly<Record<string, AgentErrorMeaning>> = {
  ClientNotRunning: 'notDelivered',
  ClientNotOnline: 'notDelivered',
  ClientIsUpgrading: 'notDelivered',
  DeliveryTimeout: 'notDelivered',
  ClientNetworkBlocked: 'notDelivered',
  ClientNotResponse: 'mayHaveRun',
  ClientRestarted: 'mayHaveRun',
  ExecutionInterrupted: 'mayHaveRun',
  InstanceRestarted: 'rebooted',
  InstanceNotExists: 'instanceGone',
  InstanceReleased: 'instanceGone',
  InstanceNotRunning: 'instanceGone',
  ExitCodeNonzero: 'failed',
  ExecutionTimeout: 'timedOut',
  ExecutionException: 'unclear',
  ClientNeedUpgrade: 'broken',
  AccountNotExists: 'broken',
  DirectoryNotExists: 'broken',
  DefaultWorkingDirectoryNotAvailable: 'broken',
  CommandNotApplicable: 'broken',
  InvalidCommandText: 'broken',
  CommandContentDecodeError: 'broken',
  InvalidSystemBuiltInParameter: 'broken',
  SecurityGroupRuleDenied: 'broken',
  BadCronExpression: 'broken',
  FileCreateFail: 'broken',
  FileAlreadyExists: 'broken',
  FileContentInvalid: 'broken',
  FileNameInvalid: 'broken',
  FilePathInvalid: 'broken',
  FileAuthorityInvalid: 'broken',
  UserGroupNotExists: 'broken',
};

/** The meaning of an agent-side error code; `unclear` for one that is not documented. */
export function agentErrorMeaning(code: string): AgentErrorMeaning {
  return Object.hasOwn(MEANINGS, code) ? (MEANINGS[code] ?? 'unclear') : 'unclear';
}
