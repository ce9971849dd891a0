import { startExecution, type CarriedExecution } from './execution.ts';
import { writeGuestFile } from './guest-file.ts';
import type { IdMap } from './id-map.ts';
import { createLayers } from './layers.ts';
import type { GuestLimits } from './limits.ts';
import { type Machine, startMachine } from './machine.ts';
import type { BootOptions, DiskFiles, Guest, GuestCapability, GuestHost } from './port.ts';
import { createPortForwards, type PortForwards } from './port-forwards.ts';
import type { Store } from './store.ts';

export interface ExecutingHostSettings {
  store: Store;
  map: IdMap;
  capability: GuestCapability;
  limits: GuestLimits;
  network: 'none' | 'host';
  parentPid: number;
  /** The directory that holds a base root, made on first use. */
  baseRoot(name: string): Promise<string>;
  log: (line: string) => void;
}

/** A host whose guests run. */
export function createExecutingHost(settings: ExecutingHostSettings): GuestHost {
  const { store, map } = settings;
  const layers = createLayers(store, map);
  const forwards = createPortForwards(settings);
  const running = new Map<DiskFiles, Promise<Guest>>();
  const busy = new Set<DiskFiles>();
  let isClosed = false;

  /** Operations on the files of one disk exclude each other. */
  const alone = async <T>(disk: DiskFiles, run: () => Promise<T>): Promise<T> => {
    if (busy.has(disk)) throw new Error(`The disk ${disk} is busy with another operation`);
    busy.add(disk);
    try {
      return await run();
    } finally {
      busy.delete(disk);
    }
  };

  const boot = async (disk: DiskFiles, options: BootOptions): Promise<Guest> => {
    const machine = await startMachine({ ...settings, disk, lower: layers.lowerOf(disk), boot: options });
    await forwards.attach(machine);
    const guest = guestOf(machine, settings, forwards);
    void guest.ended.then(() => running.delete(disk));
    return guest;
  };

  return {
    capability: settings.capability,
    baseImage: async (name) => layers.imageOf(await settings.baseRoot(name)),
    createDisk: (image) => layers.createDisk(image),
    boot(disk, options) {
      if (isClosed) throw new Error('The guest host is closed');
      if (running.has(disk)) throw new Error(`The disk ${disk} runs already`);
      const guest = alone(disk, () => boot(disk, options));
      running.set(disk, guest);
      guest.catch(() => running.delete(disk));
      return guest;
    },
    freeze: (disk) => alone(disk, () => layers.freeze(disk, running.has(disk))),
    retainImage: (image) => layers.retain(image),
    releaseImage: (image) => layers.release(image),
    deleteDisk: (disk) =>
      alone(disk, async () => {
        if (running.has(disk)) throw new Error(`The disk ${disk} is in use by a running machine`);
        await layers.deleteDisk(disk);
      }),
    forwardPort: (port, listen) => forwards.forward(port, listen),
    reconcile: (held) => layers.reconcile(held),
    async close() {
      isClosed = true;
      const guests = await Promise.allSettled(running.values());
      await Promise.all(
        guests.map(async (guest) => {
          if (guest.status === 'fulfilled') await guest.value.stop();
        }),
      );
      forwards.close();
      await store.close();
    },
  };
}

function guestOf(machine: Machine, settings: ExecutingHostSettings, forwards: PortForwards): Guest {
  const executions = new Set<CarriedExecution>();
  const { map, limits } = settings;
  let started = 0;
  const ended = machine.ended.then(async (end) => {
    // They hold the machine's mounts until they are gone.
    await Promise.all([...executions].map((execution) => execution.carrierEnded));
    await forwards.detached(machine);
    return end;
  });
  return {
    ended,
    run(command) {
      if (machine.isGoingDown)
        return { done: Promise.resolve({ kind: 'machineStopped' }), kill: () => undefined };
      const execution = startExecution(command, { machine, map, limits, number: ++started });
      executions.add(execution);
      void execution.carrierEnded.then(() => executions.delete(execution));
      return execution;
    },
    async writeFile(file) {
      if (machine.isGoingDown)
        return { kind: 'refused', code: 'ExecutionUnavailable', message: 'the machine has stopped' };
      return writeGuestFile(file, machine, map);
    },
    showDisks: (disks) => machine.showDisks(disks),
    async stop() {
      await machine.stop();
      await ended;
    },
  };
}
