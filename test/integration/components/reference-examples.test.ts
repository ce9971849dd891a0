import { assert, suite } from '../../kit/index.ts';
import { ReferenceGuest } from './reference-guest.ts';

const declare = suite('the YAML forms of Image Builder’s documentation in a guest');
let guest: ReferenceGuest | string = 'not started';

declare.before(
  async () => {
    guest = await ReferenceGuest.start();
  },
  { timeoutMs: 120_000 },
);
declare.after(async () => {
  if (typeof guest !== 'string') await guest.end();
});

function test(name: string, body: (machine: ReferenceGuest) => Promise<void>): void {
  declare(
    name,
    async () => {
      if (typeof guest === 'string') throw new Error(guest);
      await body(guest);
    },
    { timeoutMs: 60_000 },
  );
}

test('a parameter with its default, and with what a template passes', async (machine) => {
  const content = `
Parameters:
  param1:
    Type: String
    DefaultValue: abc
Tasks:
  - Name: taskName1
    Action: RunShellCommand
    Properties:
      commandContent: echo {{ param1 }}
`;
  assert.equal(await machine.run(content), ['abc']);
  assert.equal(await machine.run(content, { param1: 'given' }), ['given']);
});

test('the output of a task in the arithmetic of the next one', async (machine) => {
  const content = `
Tasks:
  - Name: taskName1
    Action: RunShellCommand
    Properties:
      commandContent: echo noise >&2; echo 41
  - Name: taskName2
    Action: RunShellCommand
    Properties:
      commandContent: echo "$(( {{taskName1.stdout}} + 1 ))"
`;
  assert.is((await machine.run(content))[1], '42');
});

test('arithmetic over several parameters', async (machine) => {
  const content = `
Parameters:
  x: {Type: String, DefaultValue: "1"}
  y: {Type: String, DefaultValue: "2"}
  z: {Type: Number, DefaultValue: 3}
Tasks:
  - Name: sum
    Action: RunShellCommand
    Properties:
      commandContent: echo $((3 * {{x}} + 2 * {{y}} + {{z}}))
`;
  assert.equal(await machine.run(content), ['10']);
  assert.equal(await machine.run(content, { x: '5', z: '0' }), ['19']);
});

test('a Boolean, and a parameter that has no default', async (machine) => {
  const content = `
Parameters:
  enabled: {Type: Boolean, DefaultValue: false}
  name: {Type: String}
Tasks:
  - Name: tell
    Action: RunShellCommand
    Properties: {commandContent: "if {{ enabled }}; then echo {{ name }} on; else echo {{ name }} off; fi"}
`;
  assert.equal(await machine.run(content, { name: 'swap' }), ['swap off']);
  assert.equal(await machine.run(content, { name: 'swap', enabled: 'true' }), ['swap on']);
  assert.match(await failure(machine.run(content)), "must give 'name'");
});

test('the directory and the user of a script', async (machine) => {
  await machine.sh('id worker 2>/dev/null || useradd -m worker');
  const content = `
Tasks:
  - Name: where
    Action: RunShellCommand
    Properties: {commandContent: pwd, workingDir: /opt}
  - Name: who
    Action: RunShellCommand
    Properties: {commandContent: "echo $HOME", username: worker}
`;
  assert.equal(await machine.run(content), ['/opt', '/home/worker']);
});

test('a public command, and its output in the next task', async (machine) => {
  const content = `
Tasks:
  - Name: check
    Action: InvokeCommand
    Properties:
      commandId: ACS-ECS-ImageCheck-for-linux.sh
      username: root
  - Name: read
    Action: RunShellCommand
    Properties:
      commandContent: echo {{ check.stdout | quote }} | grep -c "nothing was changed"
`;
  const [checked = '', read] = await machine.run(content);
  assert.match(checked, 'nothing was changed');
  assert.is(read, '1');
});

test('an object comes from a bucket, is changed, and goes back', async (machine) => {
  const content = `
Parameters:
  bucket: {Type: String, DefaultValue: images}
Tasks:
  - Name: down
    Action: OSSDownload
    Properties:
      bucketName: "{{ bucket }}"
      objectName: hello.txt
      destinationDir: /opt/from-oss
      ossRegion: cn-hangzhou
      validTime: 600
  - Name: change
    Action: RunShellCommand
    Properties: {commandContent: "{ cat /opt/from-oss/hello.txt; echo more; } > /opt/changed.txt"}
  - Name: up
    Action: OSSUpload
    Properties:
      bucketName: "{{ bucket }}"
      objectName: builds/changed.txt
      fileToUpload: /opt/changed.txt
`;
  await machine.run(content);
  const bucket = machine.world.simulator.world.buckets.get('images');
  assert.ok(bucket?.objects.has('builds/changed.txt'));
  assert.match(await machine.sh('cat /opt/from-oss/hello.txt'), /\S/);
});

test('a file of the Web, under the name in its URL', async (machine) => {
  const bucket = machine.world.simulator.world.buckets.get('images');
  if (bucket === undefined) throw new Error('The default world has a bucket');
  bucket.acl = 'public-read';
  const content = `
Tasks:
  - Name: fetch
    Action: WebDownload
    Properties:
      sourcePath: http://${machine.world.simulator.endpoint}/images/hello.txt
      destinationDir: /opt/web
      timeout: 60
`;
  await machine.run(content);
  const whole = await fetch(`http://${machine.world.simulator.endpoint}/images/hello.txt`);
  assert.is(await machine.sh('cat /opt/web/hello.txt'), (await whole.text()).trim());
});

test('a reboot between tasks: another boot, the same disk', async (machine) => {
  const content = `
Tasks:
  - Name: before
    Action: RunShellCommand
    Properties: {commandContent: "cat /proc/sys/kernel/random/boot_id; echo kept > /root/kept"}
  - Name: again
    Action: Reboot
    Properties: {forceStop: true}
  - Name: after
    Action: RunShellCommand
    Properties: {commandContent: "cat /root/kept /proc/sys/kernel/random/boot_id; echo {{ before.stdout }}"}
`;
  const [before = '', , after = ''] = await machine.run(content);
  const [kept, boot, told] = after.split('\n');
  assert.equal([kept, told], ['kept', before]);
  assert.is.not(boot, before);
});

test('what Cloud Assistant fills in by itself', async (machine) => {
  const content = `
Tasks:
  - Name: place
    Action: RunShellCommand
    Properties: {commandContent: "echo '{{ACS::RegionId}} {{ACS::InstanceId}}'"}
`;
  const [printed = ''] = await machine.run(content);
  assert.match(printed, /^cn-hangzhou i-\w+$/);
});

test('a reference that is not quoted at the beginning of a value is told, not misread', async (machine) => {
  const content = `
Tasks:
  - Name: one
    Action: RunShellCommand
    Properties: {commandContent: echo one}
  - Name: two
    Action: RunShellCommand
    Properties:
      commandContent: {{ one.stdout }}
`;
  const outcome = await machine.run(content).then(
    ([, two]) => two,
    (error: Error) => error.message,
  );
  assert.match(outcome ?? '', /quote|one/);
});

test('a PowerShell task is for Windows and refused here', async (machine) => {
  const content = `
Tasks:
  - Name: greet
    Action: RunPowerShellCommand
    Properties: {commandContent: Write-Output hello}
`;
  assert.match(await failure(machine.run(content)), /RunPowerShellCommand.*(Windows|Linux)/);
});

async function failure(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It went well');
}
