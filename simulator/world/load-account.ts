import { createPublicKey } from 'node:crypto';

import { readAccountRules } from './account-rules.ts';
import { DEFAULT_SESSION_SECONDS, type OidcProvider, type Role } from './identity.ts';
import type { Node } from './node.ts';
import type { Quotas } from './region.ts';
import type { World } from './world.ts';

/** Reads an account with its keys, roles and identity providers into `world`. */
export function readAccount(node: Node, quotas: Quotas, world: World): void {
  const uid = node.get('uid').text();
  const defaultRegion = node.get('defaultRegion');
  const roles = node.get('roles').list().map(readRole);
  world.accounts.set(uid, {
    uid,
    name: node.get('name').text(uid),
    balance: node.get('balance').number(0),
    currency: node.get('currency').oneOf(['CNY', 'USD'], 'CNY'),
    defaultRegion: world.regions.has(defaultRegion.text())
      ? defaultRegion.text()
      : defaultRegion.fail('no such region'),
    quotas: { ...quotas },
    roles,
    rules: readAccountRules(node),
    oidcProviders: node
      .get('oidcProviders')
      .list()
      .map((provider) => readProvider(provider, roles)),
  });
  for (const key of node.get('keys').list()) {
    const id = key.get('id').text();
    const userName = key.get('user').text('');
    world.keys.set(id, { id, secret: key.get('secret').text(), accountUid: uid, userName, enabled: true });
    key.end();
  }
  node.end();
}

/** A name alone, or a mapping. */
function readRole(node: Node): Role {
  if (node.isText) return { name: node.text(), maxSessionSeconds: DEFAULT_SESSION_SECONDS };
  const role: Role = {
    name: node.get('name').text(),
    maxSessionSeconds: node.get('maxSessionSeconds').number(DEFAULT_SESSION_SECONDS),
  };
  node.end();
  return role;
}

function readProvider(node: Node, roles: Role[]): OidcProvider {
  const provider: OidcProvider = {
    name: node.get('name').text(),
    issuer: node.get('issuer').text(),
    clientIds: node.get('clientIds').texts(),
    publicKeys: node.get('publicKeys').list().map(readKey),
    roles: node.get('roles').texts(roles.map(({ name }) => name)),
  };
  node.end();
  return provider;
}

function readKey(node: Node): string {
  const pem = node.text();
  try {
    createPublicKey(pem);
  } catch {
    node.fail('expected a public key as PEM');
  }
  return pem;
}
