import { createRulesHost } from '../../../simulator/guests/rules-host.ts';
import { fileOutcomeByRules, type Rule, ruleFor } from '../../../simulator/guests/rules.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('guests by rules');
const machine = { hostname: 'i-1', bootID: 'boot-1' };

test('the first matching rule gives the outcome', () => {
  const rules: Rule[] = [
    { writesFile: /never a command/ },
    { match: /exit (\d)/, exitCode: 3, output: 'it said $1 on $hostname after $bootID' },
    { match: /./, exitCode: 0 },
  ];
  assert.equal(ruleFor('exit 7', rules, machine), {
    exitCode: 3,
    output: 'it said 7 on i-1 after boot-1',
    hangs: false,
  });
  assert.equal(ruleFor('echo', rules, machine), { exitCode: 0, output: '', hangs: false });
});

test('no rule, no outcome', () => {
  assert.is(ruleFor('echo', [{ match: /^exit/, exitCode: 0 }], machine), undefined);
});

test('a pattern with a position or a global flag matches the same script every time', () => {
  const rules: Rule[] = [{ match: /echo/gy, exitCode: 0 }];
  assert.ok(ruleFor('x echo', rules, machine));
  assert.ok(ruleFor('x echo', rules, machine));
});

test('a rule may compute its output', () => {
  const rules: Rule[] = [
    { match: /id=(\w+)/, exitCode: 0, output: ([, id], { bootID }) => `${id} $1 ${bootID}` },
  ];
  assert.is(ruleFor('id=abc', rules, machine)?.output, 'abc $1 boot-1');
});

test('files are written only where a rule says so', () => {
  const rules: Rule[] = [{ match: /etc/, exitCode: 0 }, { writesFile: /^\/etc\// }];
  assert.equal(fileOutcomeByRules('/etc/motd', rules, 'no Linux'), { kind: 'written' });
  const refused = fileOutcomeByRules('/srv/x', rules, 'no Linux');
  assert.ok(refused.kind === 'refused' && refused.code === 'ExecutionUnavailable');
  assert.match(refused.kind === 'refused' ? refused.message : '', 'no Linux');
});

test('a machine without a matching rule says that it cannot execute, and why', async () => {
  const host = createRulesHost('no Linux', []);
  const guest = await host.boot(await host.createDisk(await host.baseImage('debian')), machine);
  const command = { script: 'true', user: 'root', workingDir: '/', env: {}, onOutput: () => undefined };
  const result = await guest.run(command).done;
  assert.ok(result.kind === 'notStarted' && result.code === 'ExecutionUnavailable');
  assert.match(result.kind === 'notStarted' ? result.message : '', 'no Linux');
  assert.equal(host.capability, { mode: 'rules', executes: false, reason: 'no Linux' });
  await host.close();
});

test('a script that hangs by its rule ends when it is killed or its machine stops', async () => {
  const host = createRulesHost('', [{ match: /sleep/, exitCode: 0, hangs: true, output: 'up' }]);
  const guest = await host.boot(await host.createDisk(await host.baseImage('debian')), machine);
  let output = '';
  const command = {
    script: 'sleep 9',
    user: 'root',
    workingDir: '/',
    env: {},
    onOutput: (chunk: Buffer) => (output += chunk.toString()),
  };
  const [first, second] = [guest.run(command), guest.run(command)];
  first.kill('ProcessTree');
  assert.equal(await first.done, { kind: 'signalled', signal: 9 });
  await guest.stop();
  assert.equal(await second.done, { kind: 'machineStopped' });
  assert.equal(await guest.run(command).done, { kind: 'machineStopped' });
  assert.is(output, 'upup');
  assert.equal(await guest.ended, { reason: 'stopped', message: '' });
});

test('images and disks have the rules of real ones', async () => {
  const host = createRulesHost('', []);
  const base = await host.baseImage('debian');
  assert.is(await host.baseImage('debian'), base);
  const disk = await host.createDisk(base);
  const guest = await host.boot(disk, machine);
  for (const wrong of [
    () => host.boot(disk, machine),
    () => host.deleteDisk(disk),
    () => host.createDisk('image-99'),
  ]) {
    await wrong().then(
      () => assert.unreachable('it must be refused'),
      (error: Error) => assert.instance(error, Error),
    );
  }
  await guest.stop();
  const image = await host.freeze(disk);
  host.retainImage(image);
  await host.releaseImage(image);
  await host.createDisk(image);
  await host.releaseImage(image);
  assert.throws(() => host.retainImage(image), /There is no image/);
  await host.deleteDisk(disk);
  await host.close();
});
