import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { HOST_PATH } from './host-facts.ts';
import type { IdMap } from './id-map.ts';
import { PROGRAMS } from './in-map.ts';
import { splitLines } from './lines.ts';
import type { Machine } from './machine.ts';
import { identityOfProcess } from './process-identity.ts';
import { encodeRequest } from './request.ts';
import type { Store } from './store.ts';

export interface ForwardSettings {
  store: Store;
  map: IdMap;
  network: 'none' | 'host';
  log: (line: string) => void;
}

/** Forwarders of a host's machines: one process per machine, from when a port is to be forwarded. */
export interface PortForwards {
  /** See {@link GuestHost.forwardPort}. */
  forward(port: number, listen: (path: string) => Promise<void>): Promise<void>;
  /** Resolves when the machine reaches the port, at once while none is forwarded. Never rejects: trouble is logged. */
  attach(machine: Machine): Promise<void>;
  /** Resolves when no process of this belongs to the machine any more; to be awaited after its end. */
  detached(machine: Machine): Promise<void>;
  close(): void;
}

/** Name of the socket in the store's files, where nobody comes but the simulator and guests' root. */
const SOCKET = 'forwarded';

export function createPortForwards(settings: ForwardSettings): PortForwards {
  const { store, network } = settings;
  /** Of each running machine; undefined while it has none. */
  const forwarders = new Map<Machine, Forwarder | undefined>();
  let port: Promise<number> | undefined;
  let directory: number | undefined;

  const start = async (machine: Machine): Promise<void> => {
    const forwarded = await port;
    if (forwarded === undefined || machine.isGoingDown) return;
    const forwarder = forwarders.get(machine) ?? startForwarder(machine, forwarded, settings);
    forwarders.set(machine, forwarder);
    await forwarder.ready;
  };

  return {
    async forward(number, listen) {
      // Machines that share the host's network reach the server itself.
      if (network === 'host') return;
      if (port !== undefined) throw new Error('One port is forwarded already');
      directory = openSync(store.files, 'r');
      // The path of a socket has 108 bytes at most, that of the store any number.
      port = listen(`/proc/self/fd/${directory}/${SOCKET}`).then(() => number);
      port.catch(() => undefined);
      await port;
      await Promise.all([...forwarders.keys()].map(start));
    },
    async attach(machine) {
      forwarders.set(machine, undefined);
      void machine.ended.then(() => forwarders.get(machine)?.ended).then(() => forwarders.delete(machine));
      await start(machine).catch(() => undefined);
    },
    async detached(machine) {
      await forwarders.get(machine)?.ended;
    },
    close() {
      if (directory !== undefined) closeSync(directory);
      directory = undefined;
    },
  };
}

interface Forwarder {
  /** It listens, or has ended. */
  ready: Promise<void>;
  ended: Promise<void>;
}

function startForwarder(machine: Machine, port: number, { store, map, log }: ForwardSettings): Forwarder {
  const child = spawn('perl', ['-I', PROGRAMS, join(PROGRAMS, 'forward-port.pl')], {
    cwd: store.files,
    env: { PATH: HOST_PATH, LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Signals from the terminal are for the simulator.
    detached: true,
  });
  const identity = child.pid === undefined ? undefined : identityOfProcess(child.pid);
  if (identity) store.noteProcess(identity);
  let trouble = '';
  let listens = false;
  child.stderr.on('data', (chunk: Buffer) => {
    if (trouble.length < 4096) trouble += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      trouble += error.message;
      resolve();
    });
    child.once('close', () => resolve());
  }).then(() => {
    if (identity) store.forgetProcess(identity);
    if (!machine.isGoingDown)
      log(`a guest ${listens ? 'no longer reaches' : 'does not reach'} port ${port}: ${trouble.trim()}`);
  });
  const listening = new Promise<void>((resolve) => {
    splitLines(child.stdout, (line) => {
      listens = line === 'listening';
      if (!listens) trouble += line;
      resolve();
    });
  });
  const { process } = machine.entry;
  // Not ended: its end of file would be the end of the simulator.
  child.stdin.write(encodeRequest([process.pid, process.startTime, map.mode, port, SOCKET]));
  return { ready: Promise.race([listening, ended]), ended };
}
