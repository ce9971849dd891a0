import type { GuestDisk } from '../guests/port.ts';
import type { InstanceRecord } from '../world/instance-record.ts';
import type { Holdings } from '../world/region.ts';
import type { Machines } from './machines.ts';

/**
 * The disks of an instance as scripts on it see them: `/dev/xvdb` of the API is `vdb` there, and the serial is the id
 * without its `d-`, as in `SerialNumber` of DescribeDisks (SDK DescribeDisksResponseBody).
 */
export function guestDisks({ disks }: Holdings, { diskIds }: InstanceRecord): GuestDisk[] {
  return diskIds.flatMap((id) => {
    const disk = disks.get(id);
    if (disk === undefined || disk.status === 'Attaching') return [];
    return [
      {
        name: disk.device.replace(/^\/dev\/xvd/, 'vd'),
        sizeGiB: disk.sizeGiB,
        serial: id.replace(/^d-/, ''),
      },
    ];
  });
}

/** Shows scripts which disks the instance has now; without effect while its machine is down. */
export function showDisks(machines: Machines, holdings: Holdings, instance: InstanceRecord): void {
  machines.guest(instance.id)?.showDisks(guestDisks(holdings, instance));
}
