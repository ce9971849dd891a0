import type { PlannedTask } from '../../build/plan.ts';
import type { InstanceRecord } from '../../build/record.ts';
import { builderOf } from './connect.ts';
import { invokeKnownCommand } from './invoke-command.ts';
import { reboot } from './reboot.ts';
import { DONE, type BuildSession, type StepOutcome, waiting } from './session.ts';
import { deliverTask, type WrappedTask } from './task-delivery.ts';
import { judgeInvocation, judgeTask, keepReboot } from './task-verdict.ts';

/** Runs the tasks of the components in order, each one once. */
export async function provision(session: BuildSession): Promise<StepOutcome> {
  const { record, plan } = session;
  const builder = builderOf(session);
  const progress = (record.status.tasks ??= { total: plan.tasks.length, done: 0 });
  for (let index = progress.done; index < plan.tasks.length; index++) {
    const planned = plan.tasks[index];
    if (planned === undefined) break;
    record.note(
      'Provision',
      `task ${index + 1} of ${plan.tasks.length}, ${planned.component}/${planned.task.name}`,
    );
    if (!(await runTask(session, builder, planned, index)))
      return waiting(record.step('Provision').message ?? '');
    progress.done = index + 1;
  }
  // No secret follows.
  delete builder.publicKey;
  return DONE;
}

/** True once the task is done. */
async function runTask(
  session: BuildSession,
  builder: InstanceRecord,
  planned: PlannedTask,
  index: number,
): Promise<boolean> {
  const { task } = planned;
  switch (task.action) {
    case 'Reboot': {
      const askedAt = await reboot(session, builder, index, task.forceStop === true);
      if (askedAt === undefined) return false;
      keepReboot(session, planned, askedAt);
      return true;
    }
    case 'InvokeCommand': {
      const invocation = await invokeKnownCommand(session, builder, { ...planned, task }, index);
      if (invocation === undefined) return false;
      await judgeInvocation(session, planned, index, invocation);
      return true;
    }
    default: {
      const answer = await deliverTask(
        session,
        builder,
        { ...planned, task: task satisfies WrappedTask },
        index,
      );
      if (answer === undefined) return false;
      await judgeTask(session, planned, index, answer);
      return true;
    }
  }
}
