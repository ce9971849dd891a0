import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startGuestHost } from '../../../simulator/guests/start.ts';
import type { SimulatorHandle } from '../../../simulator/handle.ts';
import {
  furtherDeliveriesRanNothing,
  noCommandStartedTwice,
  nothingLeft,
} from '../../../simulator/ledger/invariants.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { HANGZHOU, LAUNCH, launchedIds, list, SHANGHAI } from './calls.ts';
import { rawCall } from './clients.ts';

const parent = mkdtempSync(join(tmpdir(), 'simulator-guests-'));
const host = await startGuestHost({ storeDir: join(parent, 'store') });
const test = suite('guests behind the simulated API');

if (host.capability.executes) declare();
else {
  rmSync(parent, { recursive: true });
  test.skip('everything', host.capability.reason);
}

function declare(): void {
  let simulator: SimulatorHandle;
  let id: string;

  test.before(async () => {
    simulator = await startSimulator({ guests: host });
    id = await running({});
  });
  test.after(async () => {
    await simulator.close();
    rmSync(parent, { recursive: true, force: true });
  });

  const call = (action: string, parameters: Record<string, unknown> = {}) =>
    rawCall(simulator.endpoint, action, { RegionId: 'cn-hangzhou', ...parameters });

  async function running(parameters: Record<string, unknown>): Promise<string> {
    const launched = await call('RunInstances', { ...LAUNCH, ...parameters });
    const [made = ''] = launchedIds(launched);
    const ready = { what: 'the agent', deadlineMs: 40_000 };
    await waitUntil(() => agentUps(made) > 0, ready);
    return made;
  }

  const agentUps = (instanceId: string) =>
    simulator.ledger.events.filter(({ id: of, what }) => of === instanceId && what === 'agentUp').length;

  interface Ran {
    status: unknown;
    exitCode: unknown;
    output: string;
    dropped: unknown;
    errorCode: unknown;
  }

  async function run(script: string, parameters: Record<string, unknown> = {}): Promise<Ran> {
    const RegionId = parameters['RegionId'] ?? 'cn-hangzhou';
    const command = { Type: 'RunShellScript', CommandContent: script, InstanceId: [id], ...parameters };
    const { InvokeId } = await call('RunCommand', command);
    const result = await waitUntil(
      async () => {
        const answer = await call('DescribeInvocationResults', {
          InvokeId,
          RegionId,
          ContentEncoding: 'PlainText',
        });
        const [found] = list(answer, 'Invocation', 'InvocationResults', 'InvocationResult');
        return found?.['FinishedTime'] === '' ? undefined : found;
      },
      { what: script, deadlineMs: 10_000 },
    );
    return {
      status: result['InvocationStatus'],
      exitCode: result['ExitCode'],
      output: String(result['Output']),
      dropped: result['Dropped'],
      errorCode: result['ErrorCode'],
    };
  }

  test(
    'a script runs: output of both streams, exit code, user, directory',
    async () => {
      const good = await run('echo out; echo err >&2; id -un; pwd');
      assert.is(good.status, 'Success');
      assert.is(good.output, 'out\nerr\nroot\n/root\n');
      const bad = await run('exit 3');
      assert.equal([bad.status, bad.exitCode], ['Failed', 3]);
    },
    { timeoutMs: 60_000 },
  );

  test(
    'an unknown user or directory makes the task Invalid',
    async () => {
      assert.equal((await run('id', { Username: 'nobody-here' })).errorCode, 'AccountNotExists');
      const lost = await run('id', { WorkingDir: '/not/there' });
      assert.equal([lost.status, lost.errorCode], ['Invalid', 'DirectoryNotExists']);
    },
    { timeoutMs: 20_000 },
  );

  test(
    'of 50 MB of output 24 KiB are kept',
    async () => {
      const flood = await run('yes | head -c 50000000');
      assert.is(flood.status, 'Success');
      assert.is(flood.output.length, 24 * 1024);
      assert.is(flood.dropped, 50_000_000 - 24 * 1024);
    },
    { timeoutMs: 20_000 },
  );

  test(
    'a reboot keeps files, ends processes and changes the boot id',
    async () => {
      const before = await run('echo kept > /etc/kept; (sleep 1000 &) ; cat /proc/sys/kernel/random/boot_id');
      const ups = agentUps(id);
      await call('RebootInstance', { InstanceId: id });
      await waitUntil(() => agentUps(id) > ups, { what: 'the agent after the reboot', deadlineMs: 10_000 });
      const after = await run('cat /etc/kept; pgrep -c sleep; cat /proc/sys/kernel/random/boot_id');
      const [kept, sleeps, bootId] = after.output.split('\n');
      assert.equal([kept, sleeps], ['kept', '0']);
      assert.is.not(bootId, before.output.trim());
    },
    { timeoutMs: 30_000 },
  );

  test(
    'a time-out ends the script',
    async () => {
      const starts = () =>
        simulator.ledger.events.filter(({ kind, what }) => kind === 'command' && what === 'started');
      const before = starts().length;
      const running = run('sleep 600', { Timeout: 20, TerminationMode: 'ProcessTree' });
      await waitUntil(() => starts().length > before, { what: 'the script to start' });
      // Time-outs of scripts that really run count real time from their start; only a later change speeds them up.
      simulator.simulation.core.timeline.setRate(20);
      const late = await running;
      simulator.simulation.core.timeline.setRate(1);
      assert.is(late.status, 'Timeout');
      assert.is((await run('pgrep -c sleep')).output, '0\n');
    },
    { timeoutMs: 30_000 },
  );

  test(
    'a command delivered twice: whether its work was done twice is seen in the guest',
    async () => {
      const evidence = () => simulator.evidence();
      const returns = () => simulator.ledger.events.filter(({ what }) => what === 'returned').length;
      const deliver = async (ClientToken: string, script: string) => {
        const before = returns();
        simulator.fault({ action: 'RunCommand' }, { kind: 'command', deliveries: 2 }, { times: 1 });
        await run(script, { ClientToken });
        await waitUntil(() => returns() === before + 2, { what: 'both deliveries to end' });
      };
      const once =
        'if mkdir /opt/once; then date +%s%N >/opt/ran; else sleep 1; fi 2>/dev/null; cat /opt/ran';
      await deliver('once', once);
      simulator.assertHolds(noCommandStartedTwice, furtherDeliveriesRanNothing);
      await deliver('twice', 'date +%s%N');
      assert.equal(noCommandStartedTwice(evidence()), []);
      assert.match(furtherDeliveriesRanNothing(evidence())[0] ?? '', 'token twice ran more than once');
    },
    { timeoutMs: 30_000 },
  );

  test(
    'SendFile writes a file with owner and mode',
    async () => {
      const file = {
        Name: 'app.conf',
        TargetDir: '/opt/app',
        Content: 'x=1\n',
        FileMode: '0600',
        InstanceId: [id],
      };
      const { InvokeId } = await call('SendFile', file);
      const written = async () => {
        const answer = await call('DescribeSendFileResults', { InvokeId });
        return list(answer, 'Invocations', 'Invocation')[0]?.['InvocationStatus'] === 'Success';
      };
      await waitUntil(written, { what: 'the file' });
      assert.is(
        (await run('stat -c "%a %U" /opt/app/app.conf; cat /opt/app/app.conf')).output,
        '600 root\nx=1\n',
      );
    },
    { timeoutMs: 20_000 },
  );

  test(
    'an image and its copy in another region carry the files; then all is removed',
    async () => {
      await run('echo shipped > /etc/shipped');
      await call('StopInstance', { InstanceId: id });
      await waitUntil(async () => (await statusOf(id)) === 'Stopped', { what: 'the stop' });
      const imageId = String((await call('CreateImage', { InstanceId: id, ImageName: 'web' }))['ImageId']);
      await imageAvailable(imageId, 'cn-hangzhou');
      const copy = { ImageId: imageId, DestinationRegionId: 'cn-shanghai' };
      const copyId = String((await call('CopyImage', copy))['ImageId']);
      await imageAvailable(copyId, 'cn-shanghai');
      const here = await running({ ImageFamily: undefined, ImageId: imageId });
      const there = await running({ ...SHANGHAI, ImageFamily: undefined, ImageId: copyId });
      assert.is((await run('cat /etc/shipped', { InstanceId: [here] })).output, 'shipped\n');
      assert.is(
        (await run('cat /etc/shipped', { RegionId: 'cn-shanghai', InstanceId: [there] })).output,
        'shipped\n',
      );

      for (const instanceId of [id, here, there])
        await call('DeleteInstance', { InstanceId: instanceId, Force: true, RegionId: undefined });
      await call('DeleteImage', { ImageId: imageId, Force: true });
      await call('DeleteImage', { RegionId: 'cn-shanghai', ImageId: copyId, Force: true });
      await waitUntil(() => simulator.evidence().leftovers.every(({ kind }) => kind === 'snapshot'), {
        what: 'the end',
      });
      for (const { RegionId } of [HANGZHOU, SHANGHAI]) {
        const snapshots = list(await call('DescribeSnapshots', { RegionId }), 'Snapshots', 'Snapshot');
        for (const { SnapshotId } of snapshots)
          await call('DeleteSnapshot', { RegionId: undefined, SnapshotId });
      }
      simulator.assertHolds(nothingLeft());
      simulator.assertClean();
    },
    { timeoutMs: 60_000 },
  );

  async function statusOf(instanceId: string): Promise<unknown> {
    const answer = await call('DescribeInstances', { InstanceIds: JSON.stringify([instanceId]) });
    return list(answer, 'Instances', 'Instance')[0]?.['Status'];
  }

  async function imageAvailable(imageId: string, RegionId: string): Promise<void> {
    const available = async () => {
      const answer = await call('DescribeImages', { RegionId, ImageId: imageId, Status: 'ALL' });
      return list(answer, 'Images', 'Image')[0]?.['Status'] === 'Available';
    };
    await waitUntil(available, { what: imageId, deadlineMs: 10_000 });
  }
}
