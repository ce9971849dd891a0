import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { HOST_PATH } from './host-facts.ts';
import type { IdMap } from './id-map.ts';
import { PROGRAMS } from './in-map.ts';
import type { GuestLimits } from './limits.ts';
import { splitLines } from './lines.ts';
import type { BootOptions, GuestDisk, MachineEnd } from './port.ts';
import { identityOfProcess, type ProcessIdentity } from './process-identity.ts';
import type { Store } from './store.ts';

/** A guest's processes, from boot to end. */
export interface Machine {
  /** Process 1 of the guest and the namespaces to enter, for {@link startExecution}. */
  readonly entry: MachineEntry;
  /** How the machine ended; resolves when no process of it is left. */
  readonly ended: Promise<MachineEnd>;
  /** True from the moment the machine began to go down, for whatever reason. */
  readonly isGoingDown: boolean;
  /** See {@link Guest.showDisks}. */
  showDisks(disks: readonly GuestDisk[]): void;
  /** Ends every process at once. Resolves when they are gone; repeatable. */
  stop(): Promise<void>;
}

export interface MachineEntry {
  process: ProcessIdentity;
  namespaces: number;
}

export interface MachineSettings {
  store: Store;
  map: IdMap;
  /** Layers below the disk, as overlay takes them, and the disk's directory, both relative to the store's files. */
  lower: string;
  disk: string;
  network: 'none' | 'host';
  limits: GuestLimits;
  /** Id of the simulator's process: the machine ends with it. */
  parentPid: number;
  boot: BootOptions;
  log: (line: string) => void;
}

/**
 * Boots a machine. Resolves when its process 1 is ready to run commands.
 *
 * @throws with the kernel's reason when a namespace or mount is refused; nothing is left then.
 */
export async function startMachine(settings: MachineSettings): Promise<Machine> {
  const { store, boot, log } = settings;
  const child = spawn('perl', ['-I', PROGRAMS, join(PROGRAMS, 'set-up.pl'), ...argumentsOf(settings)], {
    cwd: store.files,
    env: { PATH: HOST_PATH, LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Signals from the terminal are for the simulator, which stops its machines in its own order.
    detached: true,
  });
  const stopRequest = { made: false };
  let goingDown = false;
  let power: 'reboot' | 'poweroff' | undefined;
  let diskBytes: number | undefined;
  let entry: MachineEntry | undefined;
  let trouble = '';

  child.stdin.on('error', () => undefined);
  // Not an argument, which everybody on the host could read.
  if (boot.userData) child.stdin.write(`user-data ${boot.userData}\n`);
  child.stderr.on('data', (chunk: Buffer) => {
    if (trouble.length < 4096) trouble += chunk.toString();
  });
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      trouble += error.message;
      resolve();
    });
    child.once('close', () => resolve());
  });
  const supervisor = child.pid === undefined ? undefined : identityOfProcess(child.pid);
  if (supervisor) store.noteProcess(supervisor);

  // Two processes write these lines, so `ready` may come before `pid`.
  const ready = new Promise<void>((resolve) => {
    let isReady = false;
    splitLines(child.stdout, (line) => {
      const [word, first = '', second = ''] = line.split(' ');
      if (word === 'ready') isReady = true;
      else if (word === 'pid') entry = entryOf(Number(first), Number(second));
      else if (word === 'disk') diskBytes = Number(first);
      else if (word === 'power' && (first === 'reboot' || first === 'poweroff') && !power) {
        power = first;
        goingDown = true;
        boot.onPowerEvent?.(first);
      }
      if (isReady && entry) resolve();
    });
  });

  const ended = exited.then((): MachineEnd => {
    goingDown = true;
    if (supervisor) store.forgetProcess(supervisor);
    if (stopRequest.made) return { reason: 'stopped', message: '' };
    if (power) return { reason: power, message: '' };
    const message =
      diskBytes === undefined
        ? `the machine ended unexpectedly: ${trouble.trim()}`
        : `the disk's changes reached ${Math.ceil(diskBytes / 2 ** 20)} MiB; the limit is ${settings.limits.diskMiB} MiB`;
    log(`guest ${boot.hostname}: ${message}`);
    return { reason: diskBytes === undefined ? 'crashed' : 'diskLimit', message };
  });

  const stop = async () => {
    stopRequest.made ||= !goingDown;
    goingDown = true;
    child.kill('SIGTERM');
    // The supervisor answers at once unless the host is in trouble; its end then still ends the guest.
    const force = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(force);
  };

  await Promise.race([ready, exited]);
  if (!entry || goingDown || child.exitCode !== null) {
    stopRequest.made = true;
    await stop();
    throw new Error(`The guest ${boot.hostname} did not start: ${trouble.trim() || 'no reason given'}`);
  }
  return {
    entry,
    ended,
    get isGoingDown() {
      return goingDown;
    },
    showDisks: (disks) => {
      if (!goingDown) child.stdin.write(`disks ${textOf(disks)}\n`);
    },
    stop,
  };
}

function argumentsOf({ map, lower, disk, network, limits, boot, parentPid }: MachineSettings): string[] {
  const values = {
    mode: map.mode,
    uids: map.uids,
    gids: map.gids,
    lower,
    disk,
    network,
    hostname: boot.hostname,
    bootID: boot.bootID,
    instance: boot.instanceID ?? boot.hostname,
    processes: limits.processes,
    fileBytes: limits.fileMiB * 2 ** 20,
    diskBytes: limits.diskMiB * 2 ** 20,
    memoryBytes: limits.memoryMiB * 2 ** 20,
    parent: parentPid,
    disks: textOf(boot.disks ?? []),
    authorizedKey: boot.authorizedKey ?? '',
    userData: boot.userData ? '1' : '',
  };
  return Object.entries(values).map(([name, value]) => `${name}=${value}`);
}

/** As Disks.pm reads it. */
function textOf(disks: readonly GuestDisk[]): string {
  return disks.map(({ name, sizeGiB, serial }) => `${name}:${sizeGiB * 2 ** 21}:${serial}`).join();
}

function entryOf(pid: number, namespaces: number): MachineEntry | undefined {
  const process = identityOfProcess(pid);
  return process && { process, namespaces };
}
