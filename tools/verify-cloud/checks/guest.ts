import { HOSTILE } from '../../../simulator/switches.ts';
import { list } from '../api.ts';
import { type Check, found, foundDelay } from '../check.ts';
import { ended, outputOf, send } from '../commands.ts';
import { modelled } from './gateway.ts';

/** A name that no other process has. */
const MARK = 'imagesmith-verify-sleeper';
const ROUNDS = 10;

/** What happens on a running instance and to its commands. */
export const GUEST: readonly Check[] = [
  {
    entries: ['describeLagMs'],
    does: 'looks each second when a new instance is shown',
    needs: ['builder'],
    minutes: 1,
    async run(lab) {
      const { seen } = await lab.builder();
      return [foundDelay('describeLagMs', seen, HOSTILE.describeLagMs, 'an instance is shown')];
    },
  },
  {
    entries: ['invocationLagMs'],
    does: 'looks each second when a new command is shown',
    needs: ['builder'],
    minutes: 3,
    async run(lab) {
      const { shown } = await send(lab, (await lab.builder()).id, 'true');
      return [foundDelay('invocationLagMs', shown, HOSTILE.invocationLagMs, 'an invocation is shown')];
    },
  },
  {
    entries: ['commandsDeliveredTwice'],
    does: `runs ${ROUNDS} commands that each add a line to a file, and counts the lines`,
    needs: ['builder'],
    minutes: 10,
    async run(lab) {
      const { id } = await lab.builder();
      const file = `/root/${lab.name('lines')}`;
      for (let round = 0; round < ROUNDS; round++) await outputOf(lab, id, `echo line >>${file}`);
      await lab.sleep(5000);
      const lines = Number(await outputOf(lab, id, `wc -l <${file}`));
      const position = lines === ROUNDS ? 'normal' : lines > ROUNDS ? 'hostile' : 'other';
      return [found('commandsDeliveredTwice', position, `${lines} lines of ${ROUNDS} commands`)];
    },
  },
  {
    entries: ['stopInvocationKills'],
    does: 'stops a command whose script sleeps, and looks for its process 30 seconds later',
    needs: ['builder'],
    minutes: 8,
    async run(lab) {
      const { id } = await lab.builder();
      const script = `cp "$(command -v sleep)" /tmp/${MARK} && /tmp/${MARK} 300`;
      const sent = await send(lab, id, script, { TerminationMode: 'ProcessTree' });
      const count = () => outputOf(lab, id, COUNT);
      const runs = async () => Number(await count()) > 0;
      await lab.until(runs, 'the script to run', 60_000, 2000);
      await lab.api.call('StopInvocation', { InvokeId: sent.invokeID });
      await lab.sleep(30_000);
      const left = Number(await count());
      const saw = left === 0 ? 'its process is gone' : 'its process still runs';
      return [found('stopInvocationKills', left === 0 ? 'normal' : 'hostile', saw)];
    },
  },
  {
    entries: ['signalExitCode'],
    does: 'runs a script that kills itself',
    needs: ['builder'],
    minutes: 5,
    async run(lab) {
      const { exitCode, status } = await ended(lab, await send(lab, (await lab.builder()).id, 'kill -9 $$'));
      return [modelled('signalExitCode', exitCode === 137, `${status} with exit code ${exitCode}`)];
    },
  },
  {
    entries: ['commandByIdAndTag'],
    does: 'sends a harmless command with InstanceId and ResourceTag',
    needs: ['builder'],
    minutes: 1,
    async run(lab) {
      const InstanceId = [(await lab.builder()).id];
      const command = { Type: 'RunShellScript', CommandContent: 'true', InstanceId, ResourceTag: lab.tags };
      const code = await lab.api.code('RunCommand', command);
      return [modelled('commandByIdAndTag', code === 'InvalidParameter', code ?? 'accepted')];
    },
  },
  {
    entries: ['heartbeatStaleMs'],
    does: 'looks for 75 seconds how old the last heartbeat of the agent is at its youngest',
    needs: ['builder'],
    minutes: 3,
    async run(lab) {
      const { id } = await lab.builder();
      let youngest = Infinity;
      for (let waited = 0; waited <= 75; waited += 5) {
        const answer = await lab.api.call('DescribeCloudAssistantStatus', { InstanceId: [id] });
        const [agent] = list(answer, 'InstanceCloudAssistantStatusSet', 'InstanceCloudAssistantStatus');
        const age = lab.now() - Date.parse(String(agent?.['LastHeartbeatTime']));
        if (Number.isFinite(age)) youngest = Math.min(youngest, age);
        await lab.sleep(5000);
      }
      const seconds = Math.round(youngest / 1000);
      const within = youngest <= HOSTILE.heartbeatStaleMs + 65_000;
      const position = youngest <= 65_000 ? 'normal' : within ? 'hostile' : 'other';
      return [found('heartbeatStaleMs', position, `at least ${seconds} s old`)];
    },
  },
  {
    entries: ['rebootShowsRunning'],
    does: 'restarts the instance and looks each second for a minute and a half whether its status ever changes',
    needs: ['builder'],
    minutes: 5,
    async run(lab) {
      const { id } = await lab.builder();
      await lab.api.call('RebootInstance', { InstanceId: id });
      const seen = new Set<string>();
      const end = lab.now() + 90_000;
      while (lab.now() < end) {
        seen.add(String((await lab.instance(id))?.['Status']));
        await lab.sleep(1000);
      }
      const changed = [...seen].some((status) => status !== 'Running');
      return [found('rebootShowsRunning', changed ? 'normal' : 'hostile', [...seen].join(', '))];
    },
  },
];

/** How many processes of that name there are, without counting the one that looks. */
const COUNT = `n=0; for f in /proc/[0-9]*/comm; do case "$(cat $f 2>/dev/null)" in ${MARK.slice(0, 15)}*) n=$((n+1));; esac; done; echo $n`;
