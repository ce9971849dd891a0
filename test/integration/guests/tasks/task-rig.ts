import { randomBytes } from 'node:crypto';

import { readHostFacts } from '../../../../simulator/guests/host-facts.ts';
import { type ExecutionMode, idMap } from '../../../../simulator/guests/id-map.ts';
import type { DiskFiles, Guest } from '../../../../simulator/guests/port.ts';
import { type BootKey, bootKeyScript, parseBootKey } from '../../../../src/build/guest/boot-key.ts';
import { deliveryOf } from '../../../../src/build/guest/delivery.ts';
import type {
  DeliveryOptions,
  GuestAction,
  GuestDelivery,
  GuestTask,
} from '../../../../src/build/guest/guest-task.ts';
import { parseReport, type TaskReport } from '../../../../src/build/guest/report.ts';
import { bootOptions, execute, type HostUnderTest } from '../host-under-test.ts';

/** The best way in which guests run here; `single` fakes owners and users. */
export const MODE: ExecutionMode = 'reason' in idMap('range', readHostFacts()) ? 'single' : 'range';

/** A machine that tasks are delivered to as the operator does it. */
export class TaskGuest {
  readonly #under: HostUnderTest;
  readonly disk: DiskFiles;
  guest: Guest;

  private constructor(under: HostUnderTest, disk: DiskFiles, guest: Guest) {
    this.#under = under;
    this.disk = disk;
    this.guest = guest;
  }

  /** Boots a new machine for `use`, and removes it afterwards. */
  static async with<T>(under: HostUnderTest, use: (machine: TaskGuest) => Promise<T>): Promise<T> {
    const disk = await under.host.createDisk(under.image);
    const machine = new TaskGuest(under, disk, await under.host.boot(disk, bootOptions()));
    try {
      return await use(machine);
    } finally {
      await machine.guest.stop();
      await under.host.deleteDisk(disk);
    }
  }

  /** Cuts the power and boots again: processes and memory are gone, the disk stays. */
  async reboot(): Promise<void> {
    await this.guest.stop();
    this.guest = await this.#under.host.boot(this.disk, bootOptions());
  }

  /** What a script prints, whatever it comes to. */
  async sh(script: string): Promise<string> {
    return (await execute(this.guest, script)).text;
  }

  async send(command: string): Promise<TaskReport | undefined> {
    return parseReport(await this.sh(command));
  }

  /** Sends all chunks, then the command. */
  async run(
    action: GuestAction,
    change: Partial<GuestTask> = {},
    how: DeliveryOptions = {},
  ): Promise<TaskReport | undefined> {
    const { chunks, command } = delivered(action, change, how);
    for (const chunk of chunks) await this.send(chunk);
    return this.send(command);
  }

  script(
    content: string,
    change: Partial<GuestTask> = {},
    how: DeliveryOptions = {},
  ): Promise<TaskReport | undefined> {
    return this.run({ kind: 'script', content }, change, how);
  }

  async bootKey(): Promise<BootKey> {
    const key = parseBootKey(await this.sh(bootKeyScript(UID)))?.key;
    if (key === undefined) throw new Error('The guest has no boot key');
    return key;
  }
}

export const UID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';

/** A delivery that must be possible. */
export function delivered(
  action: GuestAction,
  change: Partial<GuestTask> = {},
  how: DeliveryOptions = {},
): GuestDelivery {
  const task = { osType: 'Linux', buildUID: UID, attempt: 1, index: 0, timeoutSeconds: 30, action } as const;
  const delivery = deliveryOf({ ...task, ...change }, how);
  if (delivery.problem !== undefined) throw new Error(delivery.problem);
  return delivery;
}

export function encryptedFor(key: BootKey): DeliveryOptions {
  return { encryption: { key, random: randomBytes } };
}
