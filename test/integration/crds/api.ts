import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';

import type { KindName } from '../../../src/api/names.ts';
import type { ControlPlane } from '../../control-plane/index.ts';
import type { Suite } from '../../kit/suite.ts';

export interface Answer {
  readonly code: number;
  readonly body: Body;
}

/** An object of ours, a list, or a `Status` that says why not. */
export interface Body {
  readonly metadata: { readonly name: string; readonly resourceVersion: string; readonly generation: number };
  readonly spec: unknown;
  readonly status: unknown;
  readonly items: readonly Body[];
  readonly message?: string;
  readonly details?: { readonly causes?: readonly Cause[] };
}

export interface Cause {
  readonly field: string;
  readonly message: string;
}

export interface Call {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly contentType?: string;
}

export type AnyKind = Pick<KindName<unknown>, 'group' | 'version' | 'plural'>;

const APPLY = 'application/apply-patch+yaml';

/** Talks to the API server without any client of ours or others in between, about one namespace. */
export class Api {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #plane: ControlPlane;
  readonly #tls: { ca: string; cert: string; key: string };
  readonly namespace: string;

  constructor(
    plane: ControlPlane,
    { namespace = 'default', user = 'admin', groups = ['system:masters'] } = {},
  ) {
    this.#plane = plane;
    this.#tls = plane.credentialsFor(user, groups);
    this.namespace = namespace;
  }

  close(): void {
    this.#agent.destroy();
  }

  async send(method: string, path: string, { query = {}, body, contentType }: Call = {}): Promise<Answer> {
    const url = new URL(path, this.#plane.url);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const headers = { 'content-type': contentType ?? 'application/json', accept: 'application/json' };
    const outgoing = request(url, { method, headers, agent: this.#agent, ...this.#tls });
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      text(response)
        // A path that is not served yet is answered without a body.
        .then((answer) => {
          resolve({ code: response.statusCode ?? 0, body: JSON.parse(answer || '{}') as Body });
        })
        .catch(reject);
    });
    return promise;
  }

  path({ group, version, plural }: AnyKind, name?: string, subresource?: string): string {
    const parts = ['apis', group, version, 'namespaces', this.namespace, plural, name, subresource];
    return `/${parts.filter(Boolean).join('/')}`;
  }

  get(kind: AnyKind, name: string): Promise<Answer> {
    return this.send('GET', this.path(kind, name));
  }

  list(kind: AnyKind, query: Record<string, string>): Promise<Answer> {
    return this.send('GET', this.path(kind), { query });
  }

  /** With `dryRun` everything is checked and nothing is stored. Unknown fields are refused. */
  create(kind: AnyKind, body: unknown, { dryRun = false } = {}): Promise<Answer> {
    return this.send('POST', this.path(kind), { body, query: strict(dryRun) });
  }

  replace(kind: AnyKind, name: string, body: unknown, { dryRun = false } = {}): Promise<Answer> {
    return this.send('PUT', this.path(kind, name), { body, query: strict(dryRun) });
  }

  mergePatch(kind: AnyKind, name: string, body: unknown, { dryRun = false } = {}): Promise<Answer> {
    const contentType = 'application/merge-patch+json';
    return this.send('PATCH', this.path(kind, name), { body, contentType, query: strict(dryRun) });
  }

  /** Server-side apply, of the status when `subresource` says so. */
  apply(
    kind: AnyKind,
    name: string,
    body: unknown,
    { manager, force = false, subresource }: { manager: string; force?: boolean; subresource?: string },
  ): Promise<Answer> {
    const query = { fieldManager: manager, force: String(force), fieldValidation: 'Strict' };
    return this.send('PATCH', this.path(kind, name, subresource), { body, contentType: APPLY, query });
  }
}

/** An {@link Api} for the tests of a suite, closed after the last one. */
export function apiFor(test: Suite, plane: () => ControlPlane): () => Api {
  let api: Api | undefined;
  test.before(() => {
    api = new Api(plane());
  });
  test.after(() => api?.close());
  return () => {
    if (api === undefined) throw new Error('The API can be called only while the tests of its suite run');
    return api;
  };
}

function strict(dryRun: boolean): Record<string, string> {
  return { fieldValidation: 'Strict', ...(dryRun ? { dryRun: 'All' } : {}) };
}
