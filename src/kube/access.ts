/**
 * How to reach one API server and prove who we are. Made by `in-cluster.ts` or `kubeconfig.ts`; used by the transport
 * only.
 */
export interface ClusterAccess {
  /** Base URL; a path in it is put before every request path. */
  readonly server: URL;
  /** The namespace we run in or that the context names. */
  readonly namespace: string | undefined;
  /** An HTTP(S) proxy to go through. */
  readonly proxyUrl?: string;
  /** What to send with the next request. Cheap: called before every request. Rejects when it cannot be had. */
  credentials(): Promise<Credentials>;
  /** The server refused the last credentials with 401: the next {@link credentials} are obtained anew. */
  renew(): void;
}

export interface Credentials {
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** The same object as before unless its content changed: connections are kept per object. */
  readonly tls: TlsMaterial;
}

/** What a TLS connection is made with; PEM texts. */
export interface TlsMaterial {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** Name expected in the server's certificate instead of the host name. */
  readonly servername?: string;
  /** False turns verification off, as the kubeconfig field `insecure-skip-tls-verify` asks. */
  readonly rejectUnauthorized?: boolean;
}

/** Keeps the identity of {@link TlsMaterial} while the content stays the same. */
export class StableTls {
  #last: TlsMaterial = {};

  of(next: TlsMaterial): TlsMaterial {
    const last = this.#last;
    const same =
      next.ca === last.ca &&
      next.cert === last.cert &&
      next.key === last.key &&
      next.servername === last.servername &&
      next.rejectUnauthorized === last.rejectUnauthorized;
    if (!same) this.#last = next;
    return this.#last;
  }
}
