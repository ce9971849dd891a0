import type { TaskRecord } from '../world/command-record.ts';
import type { Commands, Sent } from './commands.ts';
import { type Core, note } from './core.ts';
import type { Images } from './images.ts';
import type { Instances } from './instances.ts';
import { endTask } from './tasks.ts';

interface Cloud {
  core: Core;
  commands: Commands;
  images: Images;
  instances: Instances;
}

/**
 * What an outage of everything means, once time goes on: machines that ran come up again, scripts that ran have ended
 * with them, what agents had not taken yet still waits for them, and images go on to their end.
 */
export function sufferOutage({ core, commands, images, instances }: Cloud): void {
  for (const holdings of core.world.allHoldings()) {
    for (const record of holdings.invocations.values())
      resumeSent(core, commands, { kind: 'command', record });
    for (const record of holdings.fileInvocations.values())
      resumeSent(core, commands, { kind: 'file', record });
    for (const image of holdings.images.values()) images.resume(image);
    for (const instance of holdings.instances.values()) instances.comeBack(instance);
  }
}

function resumeSent(core: Core, commands: Commands, sent: Sent): void {
  for (const task of sent.record.tasks.values()) {
    if (task.status === 'Pending') commands.awaitAgent(sent, task.instanceId);
    else if (task.status === 'Running' || task.status === 'Stopping') endWithMachine(core, sent, task);
  }
}

/** As the agent reports it after the machine has come up: `InstanceRestarted`. */
function endWithMachine(core: Core, { kind, record }: Sent, task: TaskRecord): void {
  const reason = { errorCode: 'InstanceRestarted', errorInfo: 'The machine went down.' };
  endTask(task, 'Failed', core.timeline.now(), reason);
  const { instanceId, status } = task;
  note(core, kind, record, 'ended', { instanceId, status });
}
