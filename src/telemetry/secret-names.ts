/** Stands in a log line where a secret would have stood. */
export const CENSOR = '[redacted]';

/** In lower case; the names under which ECS, STS, RAM, Kubernetes and HTTP carry secrets. */
const SECRET_NAMES = new Set([
  'accesskeysecret',
  'authorization',
  'bearertoken',
  'client-key-data',
  'clientsecret',
  'cookie',
  'idtoken',
  'oidctoken',
  'password',
  'privatekey',
  'privatekeybody',
  'proxy-authorization',
  'refreshtoken',
  'securitytoken',
  'set-cookie',
  'stringdata',
  'ststoken',
  'token',
  'userdata',
  'x-acs-security-token',
]);

/** Whether a field of that name is never written, whatever its case. */
export function isSecretName(name: string): boolean {
  return SECRET_NAMES.has(name.toLowerCase());
}
