import { assert, suite, waitUntil } from '../../kit/index.ts';
import { list } from './calls.ts';
import { GuestWorld } from './guest-world.ts';

const world = await GuestWorld.start();
const test = suite('disks of the API as scripts on the instance see them');

if (typeof world === 'string') test.skip('everything', world);
else declare(world);

function declare(guests: GuestWorld): void {
  test.after(() => guests.end());

  const call = (action: string, parameters: Record<string, unknown> = {}) => guests.call(action, parameters);
  const shown = (id: string) => guests.output(id, 'lsblk -dno NAME,SIZE | tr -s " " "," | tr "\\n" " "');
  const rootSize = (id: string) => guests.output(id, 'df -BG --output=size / | tail -1');
  const remove = (InstanceId: string) =>
    call('DeleteInstance', { InstanceId, Force: true, RegionId: undefined });

  test(
    'a larger system disk is larger in the guest; data disks can be seen, by their serial too',
    async () => {
      const id = await guests.running({ SystemDisk: { Size: '60' }, DataDisk: [{ Size: 20 }] });
      assert.is(await shown(id), 'vda,60G vdb,20G');
      assert.is(await rootSize(id), '60G');
      const disks = list(await call('DescribeDisks', { InstanceId: id }), 'Disks', 'Disk');
      const data = disks.find(({ Type }) => Type === 'data');
      assert.is(await guests.output(id, 'cat /sys/block/vdb/serial'), data?.['SerialNumber']);
      await remove(id);
    },
    { timeoutMs: 60_000 },
  );

  test(
    'disks are attached and detached while the machine runs; a resize shows at once or after a reboot',
    async () => {
      const id = await guests.running({ SystemDisk: { Size: '40' } });
      const { DiskId } = await call('CreateDisk', { ZoneId: 'cn-hangzhou-h', Size: 30 });
      const status = async (wanted: string) => {
        const answer = await call('DescribeDisks', { DiskIds: JSON.stringify([DiskId]) });
        return list(answer, 'Disks', 'Disk')[0]?.['Status'] === wanted;
      };
      await waitUntil(() => status('Available'), { what: 'the disk' });
      const pair = { DiskId, InstanceId: id, RegionId: undefined };
      await call('AttachDisk', pair);
      await waitUntil(async () => (await shown(id)) === 'vda,40G vdb,30G', { what: 'the attached disk' });
      await call('DetachDisk', pair);
      await waitUntil(async () => (await shown(id)) === 'vda,40G', { what: 'the disk to go' });

      const disks = list(await call('DescribeDisks', { InstanceId: id }), 'Disks', 'Disk');
      const resize = { DiskId: disks[0]?.['DiskId'], RegionId: undefined };
      await call('ResizeDisk', { ...resize, NewSize: 50 });
      assert.is(await shown(id), 'vda,40G', 'offline, the default');
      await guests.rebooted(id);
      assert.is(await shown(id), 'vda,50G');
      await call('ResizeDisk', { ...resize, NewSize: 60, Type: 'online' });
      await waitUntil(async () => (await shown(id)) === 'vda,60G', { what: 'the online resize' });
      assert.is(await rootSize(id), '40G', 'the file system is grown by hand');
      const grow = 'growpart /dev/vda 1 && resize2fs /dev/vda1';
      assert.match(await guests.output(id, grow), /^CHANGED.*\n.*blocks long/);
      assert.is(await rootSize(id), '60G');
      await remove(id);
    },
    { timeoutMs: 60_000 },
  );
}
