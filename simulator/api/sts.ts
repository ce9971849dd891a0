import { ApiError } from '../wire/api-error.ts';
import type { Api, Answer, Call } from './api.ts';
import { second } from './form.ts';

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
    const RoleId = `3${account.uid.slice(1)}`;
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

/** A session key for a role of any account of the world; lives 900 s to 12 h by the callers' clock. */
function assume({ parameters, simulation }: Call): Answer {
  const arn = parameters.required('RoleArn');
  const sessionName = parameters.required('RoleSessionName');
  const [, uid = '', role = ''] = /^acs:ram::(\d+):role\/(.+)$/.exec(arn) ?? [];
  const { world, ids } = simulation.core;
  const owner = world.accounts.get(uid);
  if (owner === undefined || !owner.roles.includes(role)) {
    throw new ApiError(404, 'EntityNotExist.Role', `The role not exists: ${arn}.`);
  }
  if (!/^[\w.@-]{2,64}$/.test(sessionName)) {
    throw new ApiError(
      400,
      'InvalidParameter.RoleSessionName',
      'The parameter RoleSessionName is wrongly formed.',
    );
  }
  const seconds = parameters.integer('DurationSeconds') ?? 3600;
  if (seconds < 900 || seconds > 43_200) {
    throw new ApiError(
      400,
      'InvalidParameter.DurationSeconds',
      'The Min/Max value of DurationSeconds is 15min/12hr.',
    );
  }
  const id = `STS.${ids.secret(24)}`;
  const session = {
    token: ids.secret(64),
    roleArn: arn,
    sessionName,
    expiresAt: simulation.host.wallNow() + seconds * 1000,
  };
  const key = { id, secret: ids.secret(30), accountUid: uid, userName: '', enabled: true, session };
  world.keys.set(id, key);
  return {
    AssumedRoleUser: {
      Arn: `acs:ram::${uid}:assumed-role/${role}/${sessionName}`,
      AssumedRoleId: `3${uid.slice(1)}:${sessionName}`,
    },
    Credentials: {
      AccessKeyId: id,
      AccessKeySecret: key.secret,
      SecurityToken: session.token,
      Expiration: second(session.expiresAt),
    },
  };
}
