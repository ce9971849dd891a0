import { Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import type { ClusterAccess, TlsMaterial } from './access.ts';

/**
 * Sockets are kept apart by purpose, so that hanging calls or many watches can starve neither each other nor the
 * renewal of the leader's lease.
 */
export type Lane = 'call' | 'watch' | 'lease';

const MAX_SOCKETS: Record<Lane, number> = { call: 20, watch: Number.POSITIVE_INFINITY, lease: 2 };

/**
 * Free sockets are closed before the API server does it (it waits 90 s, `k8s.io/apiserver`
 * `pkg/server/secure_serving.go`), which keeps the race "we write while the server closes" rare.
 */
const IDLE_SOCKET_MS = 60_000;

/** TCP keep-alive probes, as client-go sends them; routers forget silent connections. */
const TCP_KEEP_ALIVE_MS = 30_000;

/** The keep-alive agents of one API server: one per lane. */
export class Agents {
  readonly #access: ClusterAccess;
  readonly #made = new Map<Lane, { tls: TlsMaterial; agent: HttpAgent }>();

  constructor(access: ClusterAccess) {
    this.#access = access;
  }

  /** The agent for `lane`. New TLS material makes a new one; connections in use of the old one end in order. */
  for(lane: Lane, tls: TlsMaterial): HttpAgent {
    const made = this.#made.get(lane);
    if (made?.tls === tls) return made.agent;
    if (made !== undefined) retire(made.agent);
    const agent = this.#make(lane, tls);
    this.#made.set(lane, { tls, agent });
    return agent;
  }

  /** Closes every connection at once, also those in use. */
  destroy(): void {
    for (const { agent } of this.#made.values()) agent.destroy();
    this.#made.clear();
  }

  #make(lane: Lane, tls: TlsMaterial): HttpAgent {
    const { proxyUrl, server } = this.#access;
    const options: AgentOptions = {
      keepAlive: true,
      keepAliveMsecs: TCP_KEEP_ALIVE_MS,
      maxSockets: MAX_SOCKETS[lane],
      maxFreeSockets: 20,
      scheduling: 'lifo',
      timeout: IDLE_SOCKET_MS,
      ...(proxyUrl !== undefined && { proxyEnv: { HTTP_PROXY: proxyUrl, HTTPS_PROXY: proxyUrl } }),
    };
    return server.protocol === 'http:' ? new HttpAgent(options) : new HttpsAgent({ ...options, ...tls });
  }
}

function retire(agent: HttpAgent): void {
  agent.maxFreeSockets = 0;
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}
