import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Authority } from '../../simulator/tls/authority.ts';
import { serviceAccountKeys } from './service-account-keys.ts';
import { exchange } from './exchange.ts';
import type { Credentials } from './kubeconfig.ts';
import { freePort } from './ports.ts';
import { EndedEarly, startProgram, type ProgramSettings } from './program.ts';
import { stopSupervised, type Supervised } from './supervisor.ts';

const PORT_ATTEMPTS = 5;

export interface ApiServerSettings extends ProgramSettings {
  readonly etcdEndpoint: string;
  readonly authority: Authority;
  /** A member of `system:masters`; used to ask the server whether it is ready. */
  readonly admin: Credentials;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Appended to the server's command line; a later flag wins over an earlier one. */
  readonly extraArguments: readonly string[];
}

/** A kube-apiserver that can be stopped and started again on the same port and data. */
export class ApiServer {
  readonly #settings: ApiServerSettings;
  #port: number;
  #process: Supervised | undefined;

  private constructor(settings: ApiServerSettings, port: number) {
    this.#settings = settings;
    this.#port = port;
  }

  /** Writes the server's keys, chooses a port and starts the server; resolves when it is ready. */
  static async create(settings: ApiServerSettings): Promise<ApiServer> {
    const { directory, authority, random } = settings;
    const serving = authority.issue({ commonName: 'kube-apiserver' }, 'loopback-server');
    const tokens = serviceAccountKeys();
    const files = {
      'ca.crt': authority.certificate,
      'serving.crt': serving.certificate,
      'serving.key': serving.privateKey,
      'service-account.pub': tokens.publicKey,
      'service-account.key': tokens.privateKey,
    };
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(directory, name), text, { mode: 0o600 });
    }
    for (let attempt = 1; ; attempt++) {
      const server = new ApiServer(settings, await freePort(random));
      try {
        await server.start();
        return server;
      } catch (error) {
        const taken = error instanceof EndedEarly && error.log.includes('address already in use');
        if (!taken || attempt === PORT_ATTEMPTS) throw error;
      }
    }
  }

  get url(): string {
    return `https://127.0.0.1:${this.#port}`;
  }

  /** Starts the server on its port; resolves when it is ready. Does nothing while it runs. */
  async start(): Promise<void> {
    if (this.#process !== undefined && !this.#process.ended) return;
    const answers = async (path: string) =>
      (await exchange(`${this.url}${path}`, this.#settings.admin)).status === 200;
    // The body of a failing /readyz contains "ok" too, so the status counts. The server calls itself ready for the
    // first time some moments before it has made the namespace `default`.
    const isReady = async () => (await answers('/readyz')) && (await answers('/api/v1/namespaces/default'));
    this.#process = await startProgram('kube-apiserver', this.#settings, this.#arguments(), isReady);
  }

  /** Ends the server: on its own terms if that takes at most `graceMs`, otherwise by force. */
  async stop(graceMs: number): Promise<void> {
    if (this.#process !== undefined) await stopSupervised(this.#process, graceMs);
  }

  #arguments(): string[] {
    const { directory, etcdEndpoint, extraArguments } = this.#settings;
    const file = (name: string) => join(directory, name);
    return [
      `--etcd-servers=${etcdEndpoint}`,
      '--bind-address=127.0.0.1',
      `--secure-port=${this.#port}`,
      `--cert-dir=${directory}`,
      `--tls-cert-file=${file('serving.crt')}`,
      `--tls-private-key-file=${file('serving.key')}`,
      `--client-ca-file=${file('ca.crt')}`,
      '--authorization-mode=RBAC',
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${file('service-account.pub')}`,
      `--service-account-signing-key-file=${file('service-account.key')}`,
      '--service-cluster-ip-range=10.0.0.0/24',
      // Without these two the server needs an address of the machine that is not a loopback one.
      '--advertise-address=127.0.0.1',
      '--endpoint-reconciler-type=none',
      // It refuses pods until a controller, which does not run here, has made their service account.
      '--disable-admission-plugins=ServiceAccount',
      '--profiling=false',
      ...extraArguments,
    ];
  }
}
