import type { DiskRecord } from '../world/instance-record.ts';
import type { Holdings } from '../world/region.ts';
import { type Core, note } from './core.ts';
import { showDisks } from './guest-disks.ts';
import type { Machines } from './machines.ts';

/** Ends what disks pass through; a step is named after the status that it ends. */
export class Disks {
  readonly #core: Core;
  readonly #machines: Machines;

  constructor(core: Core, machines: Machines) {
    this.#core = core;
    this.#machines = machines;
    core.timeline.handle('disk', ({ id, step }) => this.#step(id, step));
  }

  #step(id: string, step: string): void {
    const { disk, holdings } = this.#find(id) ?? {};
    // The instance may have gone in between, and the disk with it or free of it.
    if (disk === undefined || holdings === undefined || disk.status !== step) return;
    if (disk.status === 'Attaching') {
      disk.status = 'In_use';
      const instance = holdings.instances.get(disk.instanceId);
      if (instance !== undefined) showDisks(this.#machines, holdings, instance);
    } else if (disk.status === 'Creating') disk.status = 'Available';
    else if (disk.status === 'Detaching') {
      Object.assign(disk, { status: 'Available', instanceId: '', device: '' });
      disk.detachedAt = this.#core.timeline.now();
    }
    note(this.#core, 'disk', disk, disk.status);
  }

  #find(id: string): { disk: DiskRecord; holdings: Holdings } | undefined {
    for (const holdings of this.#core.world.allHoldings()) {
      const disk = holdings.disks.get(id);
      if (disk !== undefined) return { disk, holdings };
    }
    return undefined;
  }
}
