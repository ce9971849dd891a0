import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { assert } from '../../kit/index.ts';
import { bootOptions, outputOf } from '../guests/host-under-test.ts';
import { guestSuite, runTasks, tasksOf } from './guest.ts';

const { test, under } = guestSuite('examples of the Dockerfile form in a guest');
const page = readFileSync(resolve(import.meta.dirname, '../../../docs/components.md'), 'utf8');
const examples = [...page.matchAll(/^```dockerfile component\n([^]*?)^```$/gm)].map(([, text = '']) => text);

test('the documentation has an example of every command that a guest can run', () => {
  assert.ok(examples.length >= 7);
  for (const verb of ['RUN', 'ENV', 'WORKDIR', 'USER', 'COPY', 'RESTART', 'LABEL', 'CMD', 'ENTRYPOINT']) {
    assert.match(examples.join('\n'), new RegExp(`^${verb}\\b`, 'm'));
  }
});

// Many of them check themselves in their last command.
for (const [index, example] of examples.entries()) {
  test(`example ${index + 1} of the documentation runs`, async () => {
    const { host, image } = under();
    const disk = await host.createDisk(image);
    let guest = await host.boot(disk, bootOptions());
    for (const task of tasksOf(example)) {
      if (task.action === 'Reboot') {
        await guest.stop();
        guest = await host.boot(disk, bootOptions());
      } else if (task.action !== 'WebDownload') await runTasks(guest, [task]);
    }
    await guest.stop();
    await host.deleteDisk(disk);
  });
}

/** What Alibaba's documentation shows for each command, with what can be had in a guest. */
test('the forms of Image Builder’s documentation run', async () => {
  const { host, image } = under();
  const disk = await host.createDisk(image);
  const guest = await host.boot(disk, bootOptions());
  const content = [
    'RUN echo one > /root/one',
    'ENV key1 value1',
    'ENV key2="value2" key3="value 3"',
    'WORKDIR /srv',
    'WORKDIR a/b',
    'COPY /root/one /opt/dir',
    'USER www-data',
    'RUN echo $key1 $key2 $key3 $(pwd) > /tmp/out',
    'LABEL key="value"',
    'CMD ["echo", "hello"]',
    'ENTRYPOINT echo hello',
  ].join('\n');
  await runTasks(guest, tasksOf(content));
  assert.is(await outputOf(guest, 'cat /tmp/out /opt/dir/one'), 'value1 value2 value 3 /srv/a/b\none');
  assert.is(await outputOf(guest, 'systemctl is-enabled imagesmith-start'), 'enabled');
  await guest.stop();
  await host.deleteDisk(disk);
});
