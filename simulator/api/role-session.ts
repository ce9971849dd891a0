import { ApiError } from '../wire/api-error.ts';
import type { Account } from '../world/world.ts';
import type { Answer, Call } from './api.ts';
import { second } from './form.ts';

const ARN = /^acs:ram::(\d+):role\/([\w.-]{1,64})$/i;
/** Form of a session's name and of a source identity. */
const NAME = /^[a-zA-Z0-9.@\-_]{2,64}$/;
const MAX_POLICY_LENGTH = 2048;

/** A role, the account that owns it, and the longest session that it allows, in seconds. */
export interface RoleOfAccount {
  owner: Account;
  name: string;
  maxSeconds: number;
}

/** The role that `arn` names. @throws ApiError when it has another form, or there is no such role. */
export function findRole({ simulation }: Call, arn: string): RoleOfAccount {
  const [, uid, name] = ARN.exec(arn) ?? [];
  if (uid === undefined) invalid('RoleArn', 'The parameter RoleArn is wrongly formed.');
  const owner = simulation.core.world.accounts.get(uid);
  const role = owner?.roles.find((candidate) => candidate.name === name);
  if (owner === undefined || role === undefined) {
    throw new ApiError(404, 'EntityNotExist.Role', `The role not exists: ${arn}.`);
  }
  return { owner, name: role.name, maxSeconds: role.maxSessionSeconds };
}

/**
 * Starts a session of a role: a key with a token, valid for 900 s up to what the role allows, by the callers' clock.
 *
 * @throws ApiError for a session name, a duration or a policy that is not valid.
 */
export function openSession({ parameters, simulation }: Call, role: RoleOfAccount): Answer {
  const { owner, name, maxSeconds } = role;
  const sessionName = parameters.text('RoleSessionName') ?? '';
  if (!NAME.test(sessionName)) invalid('RoleSessionName', 'The parameter RoleSessionName is wrongly formed.');
  checkPolicy(parameters.text('Policy'));
  const seconds = parameters.integer('DurationSeconds') ?? 3600;
  if (seconds < 900 || seconds > maxSeconds) {
    invalid('DurationSeconds', `The Min/Max value of DurationSeconds is 15min/${maxSeconds / 3600}hr.`);
  }
  const { world, ids } = simulation.core;
  const id = `STS.${ids.secret(24)}`;
  const session = {
    token: ids.secret(64),
    roleArn: `acs:ram::${owner.uid}:role/${name}`,
    sessionName,
    expiresAt: simulation.host.wallNow() + seconds * 1000,
  };
  const key = { id, secret: ids.secret(30), accountUid: owner.uid, userName: '', enabled: true, session };
  world.keys.set(id, key);
  return {
    AssumedRoleUser: {
      Arn: `acs:ram::${owner.uid}:assumed-role/${name}/${sessionName}`,
      AssumedRoleId: `${roleId(owner.uid)}:${sessionName}`,
    },
    Credentials: {
      AccessKeyId: id,
      AccessKeySecret: key.secret,
      SecurityToken: session.token,
      Expiration: second(session.expiresAt),
    },
  };
}

/** `SourceIdentity` of a call, to be echoed in its answer. @throws ApiError when it has another form. */
export function sourceIdentity({ parameters }: Call): { SourceIdentity?: string } {
  const value = parameters.text('SourceIdentity');
  if (value === undefined) return {};
  if (!NAME.test(value)) invalid('SourceIdentity', 'The parameter SourceIdentity is wrongly formed.');
  return { SourceIdentity: value };
}

/** Made from the account, so that it is the same in every answer. */
export function roleId(uid: string): string {
  return `3${uid.slice(1)}`;
}

/** What a policy grants is not modelled, only that it is one. */
function checkPolicy(policy: string | undefined): void {
  if (policy === undefined) return;
  if (policy.length > MAX_POLICY_LENGTH) {
    invalid('PolicySize', `The size of Policy must be smaller than ${MAX_POLICY_LENGTH} bytes.`);
  }
  if (!isPolicy(policy)) invalid('PolicyGrammar', 'The parameter Policy has not passed grammar check.');
}

function isPolicy(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return false;
    const { Version, Statement } = value as { Version?: unknown; Statement?: unknown };
    return Version === '1' && Array.isArray(Statement) && Statement.length > 0;
  } catch {
    return false;
  }
}

function invalid(what: string, message: string): never {
  throw new ApiError(400, `InvalidParameter.${what}`, message);
}
