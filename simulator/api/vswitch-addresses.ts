import type { VSwitchRecord } from '../world/network-record.ts';
import type { Holdings } from '../world/region.ts';

/** Addresses of a vSwitch that instances can have: four are the service's own. */
export function capacityOf({ cidrBlock }: VSwitchRecord): number {
  return 2 ** (32 - Number(cidrBlock.split('/')[1] ?? '24')) - 4;
}

/** Private addresses that instances of a vSwitch have now. */
export function addressesInUse({ instances }: Holdings, vSwitch: VSwitchRecord): Set<string> {
  const used = new Set<string>();
  for (const { vSwitchId, privateIp } of instances.values()) {
    if (vSwitchId === vSwitch.id) used.add(privateIp);
  }
  return used;
}

/** The next address that is not in `used`, which gets it; numbers go up and begin anew at the end of the block. */
export function takeAddress(vSwitch: VSwitchRecord, used: Set<string>): string {
  const capacity = capacityOf(vSwitch);
  for (let step = 0; step < capacity; step++) {
    const address = addressIn(vSwitch.cidrBlock, 1 + (vSwitch.addressesUsed++ % capacity));
    if (used.has(address)) continue;
    used.add(address);
    return address;
  }
  throw new Error(`${vSwitch.id} has no address left`);
}

function addressIn(cidrBlock: string, host: number): string {
  const [base = '192.168.0.0'] = cidrBlock.split('/');
  const start = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const address = start + host;
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
