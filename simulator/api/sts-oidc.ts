import { ApiError } from '../wire/api-error.ts';
import { type OidcToken, readOidcToken } from '../wire/oidc-token.ts';
import type { OidcProvider } from '../world/identity.ts';
import type { World } from '../world/world.ts';
import type { Answer, Api, Call } from './api.ts';
import { second } from './form.ts';
import { findRole, openSession } from './role-session.ts';

const ARN = /^acs:ram::(\d+):oidc-provider\/([\w.-]{1,128})$/i;

/** Called without a signature: the token says who calls. */
export const assumeRoleWithOidc: Api = {
  product: 'Sts',
  action: 'AssumeRoleWithOIDC',
  effect: 'write',
  unsigned: accountOf,
  handle: assume,
};

function accountOf(parameters: ReadonlyMap<string, string>, world: World): string {
  for (const name of ['RoleArn', 'OIDCProviderArn', 'OIDCToken', 'RoleSessionName']) {
    if ((parameters.get(name) ?? '') === '') {
      throw new ApiError(400, `MissingParameter.${name}`, `Parameter ${name} is required.`);
    }
  }
  const [, uid = ''] = ARN.exec(parameters.get('OIDCProviderArn') ?? '') ?? [];
  if (!world.accounts.has(uid)) denied('Parameter OIDCProviderArn is not valid');
  return uid;
}

/** Codes and messages of a token: "Use RRSA to authorize pods", troubleshooting, of the ACK documentation. */
function assume(call: Call): Answer {
  const { account, parameters, simulation } = call;
  const [, , name = ''] = ARN.exec(parameters.required('OIDCProviderArn')) ?? [];
  const provider = account.oidcProviders.find((candidate) => candidate.name === name);
  if (provider === undefined) denied('No such OIDC Provider registered.');
  const token = readOidcToken(parameters.required('OIDCToken'), provider, simulation.host.wallNow());
  const role = findRole(call, parameters.required('RoleArn'));
  if (role.owner !== account || !provider.roles.includes(role.name)) denied('There is no permission');
  return { ...openSession(call, role), OIDCTokenInfo: tokenInfo(token, provider) };
}

function tokenInfo(token: OidcToken, { publicKeys }: OidcProvider): Answer {
  return {
    Issuer: token.issuer,
    Subject: token.subject,
    ClientIds: token.audience.join(','),
    ExpirationTime: second(token.expiresAt),
    IssuanceTime: second(token.issuedAt),
    VerificationInfo: publicKeys.length === 0 ? 'The signature was not checked.' : 'Success',
  };
}

function denied(message: string): never {
  throw new ApiError(403, 'AuthenticationFail.NoPermission', message);
}
