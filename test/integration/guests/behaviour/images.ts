import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { DiskFiles, ImageFiles } from '../../../../simulator/guests/port.ts';
import { assert, waitUntil } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import {
  bootOptions,
  failureOf,
  type HostUnderTest,
  outputOf,
  startedExecution,
  withGuest,
} from '../host-under-test.ts';

/** Disks become images, images become disks. */
export function declareImages(test: Suite, under: () => HostUnderTest): void {
  const runOn = async (disk: DiskFiles, script: string) => {
    const guest = await under().host.boot(disk, bootOptions({ instanceID: 'i-x', hostname: 'x' }));
    try {
      return await outputOf(guest, script);
    } finally {
      await guest.stop();
    }
  };
  const runOnImage = async (image: ImageFiles, script: string) => {
    const disk = await under().host.createDisk(image);
    try {
      return await runOn(disk, script);
    } finally {
      await under().host.deleteDisk(disk);
    }
  };
  const storedFiles = () => readdirSync(join(under().storeDir, 'files')).sort();

  test('an image of a stopped disk has its files, its deletions, owners and links; the disk goes on by itself', async () => {
    const { host, image: base, mode } = under();
    const before = storedFiles();
    const disk = await host.createDisk(base);
    await runOn(
      disk,
      `echo one > /root/file; ln /root/file /root/twin; rm /etc/debian_version
       useradd -m deploy; chmod 600 /home/deploy/.profile
       rm -r /etc/skel; mkdir /etc/skel; echo new > /etc/skel/only; mkfifo /root/pipe; ln -s file /root/link`,
    );
    const image = await host.freeze(disk);
    await runOn(disk, 'echo later > /root/later; echo two > /root/file');

    const look =
      'cat /root/link; stat -c %h /root/file; ls /etc/debian_version /root/later 2>/dev/null; ls -A /etc/skel; stat -c "%U %a" /home/deploy/.profile; [ -p /root/pipe ] && echo fifo';
    const owner = mode === 'single' ? 'root' : 'deploy';
    assert.is(await runOnImage(image, look), `one\n2\nonly\n${owner} 600\nfifo`);
    assert.is(await runOn(disk, 'cat /root/file /root/later'), 'two\nlater');

    await host.deleteDisk(disk);
    assert.match(await runOnImage(image, look), 'one');
    await host.releaseImage(image);
    assert.equal(storedFiles(), before);
  });

  test('a running machine can be frozen and goes on undisturbed', () =>
    withGuest(under(), async (guest, disk) => {
      const { host } = under();
      await outputOf(
        guest,
        'echo before > /root/file; rm /etc/debian_version; mkdir -m 000 /root/closed; touch /root/closed/x',
      );
      const busy = await startedExecution(
        guest,
        'echo up; while :; do mkdir -p /root/t/a; rm -r /root/t; done',
      );
      const image = await host.freeze(disk);
      await outputOf(guest, 'echo after > /root/file');
      assert.is(
        await runOnImage(
          image,
          'cat /root/file; ls /etc/debian_version 2>/dev/null; stat -c %a /root/closed',
        ),
        'before\n0',
      );
      busy.kill('ProcessTree');
      await busy.done;
      await host.releaseImage(image);
    }));

  test('a copy of an image is a reference; files go with the last holder, be it an image or a disk', async () => {
    const { host, image: base } = under();
    const before = storedFiles();
    const disk = await host.createDisk(base);
    await runOn(disk, 'echo shared > /root/file');
    const image = await host.freeze(disk);
    await host.deleteDisk(disk);
    host.retainImage(image);
    assert.is(storedFiles().length, before.length + 1, 'a copy takes no second directory');
    await host.releaseImage(image);
    assert.is(await runOnImage(image, 'cat /root/file'), 'shared');

    const last = await host.createDisk(image);
    await host.releaseImage(image);
    assert.match(await failureOf(() => host.createDisk(image)), image);
    assert.is(await runOn(last, 'cat /root/file'), 'shared');
    await host.deleteDisk(last);
    await waitUntil(() => storedFiles().join() === before.join(), { what: 'the files to go' });
  });

  test(
    'a chain of sixty images keeps all their files',
    async () => {
      const { host, image: base } = under();
      const before = storedFiles();
      let image = base;
      let deepest = 0;
      for (let generation = 1; generation <= 60; generation++) {
        const disk = await host.createDisk(image);
        if (generation % 10 === 1)
          await runOn(disk, `echo ${generation} > /root/g${generation}; rm -f /root/g${generation - 20}`);
        const next = await host.freeze(disk);
        await host.deleteDisk(disk);
        if (image !== base) await host.releaseImage(image);
        image = next;
        deepest = Math.max(deepest, storedFiles().length - before.length);
      }
      assert.ok(deepest <= 52, `${deepest} layers`);
      assert.is(await runOnImage(image, 'ls /root; su -c true && cat /root/g51'), 'g41\ng51\n51');
      await host.releaseImage(image);
      assert.equal(storedFiles(), before);
    },
    { timeoutMs: 20_000 },
  );

  test('names of images and disks that do not exist are errors', async () => {
    const { host, storeDir } = under();
    for (const run of [
      () => host.createDisk('image-999999'),
      () => host.freeze('d999999'),
      () => host.deleteDisk('d999999'),
      () => host.releaseImage('image-999999'),
    ]) {
      assert.match(await failureOf(run), '999999');
    }
    assert.ok(existsSync(storeDir));
  });
}
