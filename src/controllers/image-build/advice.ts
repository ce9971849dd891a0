import type { RefusedReason } from '../../api/reasons.ts';
import type { CloudError } from '../../cloud/port.ts';
import type { BuildSession } from './session.ts';

/** What RAM calls the products of actions that are not ECS's own. */
const PRODUCT_OF: Readonly<Record<string, string>> = {
  GetCallerIdentity: 'sts',
  DescribeVSwitches: 'vpc',
  DescribeVpcs: 'vpc',
};

/** What a person can do about a refusal, as the end of its message. */
export function adviceFor(session: BuildSession, reason: RefusedReason, { action }: CloudError): string {
  const who = identityOf(session);
  const advice: Readonly<Record<RefusedReason, string>> = {
    CredentialsUnavailable: `check the access key in ${who}`,
    AccessDenied: `allow ${PRODUCT_OF[action] ?? 'ecs'}:${action} to the access key in ${who}`,
    QuotaExceeded: 'raise the quota of the account or free some of it',
    InsufficientBalance: 'top up the account',
  };
  return advice[reason];
}

/** Where the credentials of a build come from, for people. */
export function identityOf({ record }: Pick<BuildSession, 'record'>): string {
  const name = record.status.scaffold?.credentials?.secretRef.name;
  return name === undefined ? "the operator's own environment" : `Secret '${name}'`;
}
