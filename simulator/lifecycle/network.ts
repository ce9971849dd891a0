import type { InstanceRecord } from '../world/instance-record.ts';
import type { EipRecord } from '../world/network-record.ts';
import type { Holdings } from '../world/region.ts';
import { type Core, note } from './core.ts';

/** Remembers when an instance left its network, which may stay in use a while. */
export function leaveNetwork(core: Core, holdings: Holdings, instance: InstanceRecord): void {
  const groups = instance.securityGroupIds.map((id) => holdings.securityGroups.get(id));
  for (const part of [...groups, holdings.vSwitches.get(instance.vSwitchId)]) {
    if (part !== undefined) part.leftAt = core.timeline.now();
  }
}

/** Ends what VPCs, vSwitches and elastic addresses pass through. */
export class Network {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
    core.timeline.handle('vpc', ({ id }) => this.#available('vpcs', id));
    core.timeline.handle('vSwitch', ({ id }) => this.#available('vSwitches', id));
    core.timeline.handle('eip', ({ id, step }) => this.#eipStep(id, step));
  }

  #available(kind: 'vpcs' | 'vSwitches', id: string): void {
    for (const holdings of this.#core.world.allHoldings()) {
      const resource = holdings[kind].get(id);
      if (resource?.status !== 'Pending') continue;
      resource.status = 'Available';
      note(this.#core, 'network', resource, 'Available');
    }
  }

  /** A step is named after the status that it ends. */
  #eipStep(id: string, step: string): void {
    const eip = this.#findEip(id);
    // The instance may have gone in between, which frees the address.
    if (eip === undefined || eip.status !== step) return;
    if (eip.status === 'Associating') eip.status = 'InUse';
    else if (eip.status === 'Unassociating') Object.assign(eip, { status: 'Available', instanceId: '' });
    note(this.#core, 'network', eip, eip.status);
  }

  #findEip(id: string): EipRecord | undefined {
    return this.#core.world.allHoldings().flatMap(({ eips }) => eips.get(id) ?? [])[0];
  }
}
