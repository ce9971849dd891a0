import { join } from 'node:path';

import { exchange } from './exchange.ts';
import { startProgram, type ProgramSettings } from './program.ts';
import type { Supervised } from './supervisor.ts';

/** Longest path of a Unix socket on macOS (`sun_path` holds 104 bytes with the final zero); Linux allows 107. */
const LONGEST_SOCKET_PATH = 103;
const COMPACTION_MS = 30_000;

export interface Etcd {
  readonly process: Supervised;
  /** `unix://` and the path of the socket on which etcd serves clients. */
  readonly endpoint: string;
  /** Forgets every revision but the present one. Resolves once the space of the others is free. */
  compact(): Promise<void>;
}

interface EtcdAnswer {
  readonly header?: { readonly revision?: string };
  /** A gRPC status code. */
  readonly code?: number;
}

/** The gRPC status of a compaction when nothing was written since the one before. */
const OUT_OF_RANGE = 11;
/** A range over one key that does not exist; in base64. */
const NO_KEY = { key: 'AA==' };

/**
 * Starts an etcd with one member, whose data is in `etcd/` of its directory. It serves on a Unix socket, so that it
 * needs no port, and in a directory that only this user may enter nobody else on the machine can read it. It does not
 * wait for the disk: data survives the process, but not the machine.
 */
export async function startEtcd(settings: ProgramSettings): Promise<Etcd> {
  const { directory } = settings;
  const socketPath = join(directory, 'etcd.sock');
  if (Buffer.byteLength(socketPath) > LONGEST_SOCKET_PATH) {
    const longest = LONGEST_SOCKET_PATH - Buffer.byteLength('/etcd.sock');
    throw new Error(
      `${directory} is too long a path for the sockets of etcd: choose a data directory of at most ${longest} bytes`,
    );
  }
  const endpoint = `unix://${socketPath}`;
  const peers = `unix://${join(directory, 'peer.sock')}`;

  // The JSON form of etcd's gRPC services: https://etcd.io/docs/v3.6/dev-guide/api_grpc_gateway/
  const call = async (method: string, body: object) => {
    const text = JSON.stringify(body);
    const answer = await exchange(`http://etcd/v3/kv/${method}`, {
      socketPath,
      body: text,
      timeoutMs: COMPACTION_MS,
    });
    return { ...answer, value: JSON.parse(answer.body) as EtcdAnswer };
  };

  const args = [
    '--name=imagesmith',
    `--data-dir=${join(directory, 'etcd')}`,
    `--listen-client-urls=${endpoint}`,
    `--advertise-client-urls=${endpoint}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=imagesmith=${peers}`,
    '--unsafe-no-fsync',
    // A single member still waits out an election, which takes a second at the defaults.
    '--heartbeat-interval=20',
    '--election-timeout=100',
    '--log-level=warn',
  ];
  // A member without a leader does not answer a linearizable range.
  const isReady = async () => (await call('range', NO_KEY)).status === 200;

  return {
    process: await startProgram('etcd', settings, args, isReady),
    endpoint,
    async compact() {
      const { revision } = (await call('range', NO_KEY)).value.header ?? {};
      const { status, body, value } = await call('compaction', { revision, physical: true });
      if (status !== 200 && value.code !== OUT_OF_RANGE) throw new Error(`etcd refused to compact: ${body}`);
    },
  };
}
