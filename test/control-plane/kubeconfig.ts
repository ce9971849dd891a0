import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Authority } from '../../simulator/tls/authority.ts';

/** What a client needs to be believed by the API server and to believe it; all PEM. */
export interface Credentials {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** A Kubernetes user. `system:masters` among the groups passes every authorization check. */
export interface User {
  readonly name: string;
  readonly groups?: readonly string[];
}

/** A client certificate for `user`. */
export function credentialsFor(authority: Authority, { name, groups = [] }: User): Credentials {
  const { certificate, privateKey } = authority.issue({ commonName: name, organizations: groups }, 'client');
  return { ca: authority.certificate, cert: certificate, key: privateKey };
}

const CLUSTER = 'imagesmith';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/**
 * A kubeconfig that holds everything in itself, verifies the server and presents the client certificate. It is JSON,
 * which is YAML too.
 */
export function kubeconfig(url: string, user: string, { ca, cert, key }: Credentials): string {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: CLUSTER, cluster: { server: url, 'certificate-authority-data': base64(ca) } }],
    users: [
      { name: user, user: { 'client-certificate-data': base64(cert), 'client-key-data': base64(key) } },
    ],
    contexts: [{ name: CLUSTER, context: { cluster: CLUSTER, user, namespace: 'default' } }],
    'current-context': CLUSTER,
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** Writes kubeconfigs of users into a directory, one file for each user and set of groups. */
export class KubeconfigFiles {
  readonly #directory: string;
  readonly #authority: Authority;
  readonly #url: string;
  readonly #written = new Map<string, Promise<string>>();

  constructor(directory: string, authority: Authority, url: string) {
    this.#directory = directory;
    this.#authority = authority;
    this.#url = url;
  }

  /** The path of a file, readable by this account only, that makes its reader `user`. */
  pathFor(user: User): Promise<string> {
    const identity = JSON.stringify([user.name, (user.groups ?? []).toSorted()]);
    const known = this.#written.get(identity);
    if (known !== undefined) return known;
    const path = this.#write(user, identity);
    this.#written.set(identity, path);
    return path;
  }

  async #write(user: User, identity: string): Promise<string> {
    const readable = user.name.replaceAll(/[^\w.-]+/g, '-').slice(0, 40);
    const digest = createHash('sha256').update(identity).digest('hex').slice(0, 8);
    const path = join(this.#directory, `${readable}-${digest}.kubeconfig`);
    const text = kubeconfig(this.#url, user.name, credentialsFor(this.#authority, user));
    await writeFile(path, text, { mode: 0o600 });
    return path;
  }
}
