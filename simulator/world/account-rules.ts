import type { Node } from './node.ts';

/** A customer master key. `untaggable` and `forbidden`: the service lacks rights on it. */
export interface KmsKey {
  id: string;
  region: string;
  state: 'enabled' | 'disabled' | 'untaggable' | 'forbidden';
}

/** Settings of an account outside ECS that decide what ECS allows. */
export interface AccountRules {
  /** Roles that an instance cannot have, by name. */
  rolesNotForInstances: string[];
  /** RAM users that may not hand a role to an instance. */
  usersWithoutPassRole: string[];
  /** Keys of the key service; when there are none, every key exists. */
  kmsKeys: KmsKey[];
  /** Whether disks are encrypted unless asked otherwise, and never made plain. */
  encryptsDisks: boolean;
}

/** Reads the settings from an account of a world file; each may be absent. */
export function readAccountRules(node: Node): AccountRules {
  return {
    rolesNotForInstances: node.get('rolesNotForInstances').texts(),
    usersWithoutPassRole: node.get('usersWithoutPassRole').texts(),
    kmsKeys: node.get('kmsKeys').list().map(readKmsKey),
    encryptsDisks: node.get('encryptsDisks').flag(false),
  };
}

function readKmsKey(node: Node): KmsKey {
  const states = ['enabled', 'disabled', 'untaggable', 'forbidden'] as const;
  const key: KmsKey = {
    id: node.get('id').text(),
    region: node.get('region').text(),
    state: node.get('state').oneOf(states, 'enabled'),
  };
  node.end();
  return key;
}
