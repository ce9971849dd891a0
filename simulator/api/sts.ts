import { ApiError } from '../wire/api-error.ts';
import type { Api, Answer, Call } from './api.ts';
import { findRole, openSession, roleId, sourceIdentity } from './role-session.ts';

export const getCallerIdentity: Api = {
  product: 'Sts',
  action: 'GetCallerIdentity',
  effect: 'read',
  handle: identify,
};
export const assumeRole: Api = { product: 'Sts', action: 'AssumeRole', effect: 'write', handle: assume };

function identify({ account, key }: Call): Answer {
  if (key.session !== undefined) {
    const role = key.session.roleArn.split('/').at(-1) ?? '';
    const RoleId = roleId(account.uid);
    return {
      IdentityType: 'AssumedRoleUser',
      AccountId: account.uid,
      Arn: `acs:ram::${account.uid}:assumed-role/${role}/${key.session.sessionName}`,
      PrincipalId: `${RoleId}:${key.session.sessionName}`,
      RoleId,
    };
  }
  if (key.userName === '') {
    const { uid } = account;
    return {
      IdentityType: 'Account',
      AccountId: uid,
      Arn: `acs:ram::${uid}:root`,
      PrincipalId: uid,
      UserId: uid,
    };
  }
  return {
    IdentityType: 'RAMUser',
    AccountId: account.uid,
    Arn: `acs:ram::${account.uid}:user/${key.userName}`,
    PrincipalId: `2${account.uid.slice(1)}`,
    UserId: `2${account.uid.slice(1)}`,
  };
}

/** Only RAM users and other sessions may assume a role. Source: FAQ about RAM roles and STS tokens, `NoPermission`. */
function assume(call: Call): Answer {
  const { key, parameters } = call;
  if (key.session === undefined && key.userName === '') {
    throw new ApiError(403, 'NoPermission', 'Roles may not be assumed by root accounts.');
  }
  const role = findRole(call, parameters.required('RoleArn'));
  return { ...openSession(call, role), ...sourceIdentity(call) };
}
