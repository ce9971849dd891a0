import { hashOf } from '../../api/hash.ts';
import { derivedRandom } from '../../build/derived-random.ts';
import { confidentialTasks, outputsUsedBy } from '../../build/delivered-texts.ts';
import { AttemptLost, BuildFailure } from '../../build/failure.ts';
import { deliveryOf } from '../../build/guest/delivery.ts';
import { type GuestDelivery, type GuestTask, isSensitive } from '../../build/guest/guest-task.ts';
import { parseReport, type TaskReport } from '../../build/guest/report.ts';
import type { PlannedTask } from '../../build/plan.ts';
import type { InstanceRecord } from '../../build/record.ts';
import type { RenderedTask } from '../../components/rendered.ts';
import type { Invocation } from '../../cloud/port.ts';
import { bootKeyFor } from './boot-key.ts';
import {
  type GuestCommand,
  lostDeliveries,
  repeatCommand,
  runGuestCommand,
  sentIntent,
} from './guest-command.ts';
import type { BuildSession } from './session.ts';
import { guestAction } from './task-content.ts';

/** The command outlives its task by this, so that the wrapper can say how the task ended. */
const COMMAND_MARGIN_SECONDS = 30;
const CHUNK_SECONDS = 60;
/** Chunks that one delivery of a task may have, and deliveries of one task, for numbering. */
const MAX_CHUNKS = 128;
const MAX_ROUNDS = 6;

/** A task that runs under the wrapper. */
export type WrappedTask = Exclude<RenderedTask, { action: 'Reboot' | 'InvokeCommand' }>;

/** What came of a task: the wrapper's report, or none when Cloud Assistant ended the wrapper itself. */
export interface TaskAnswer {
  readonly report: TaskReport | undefined;
  readonly invocation: Invocation;
}

/**
 * Brings a task into the guest, in parts when one command cannot carry it, and has it run there; undefined while that
 * is under way. However often a part or the task is delivered, the task runs once.
 */
export async function deliverTask(
  session: BuildSession,
  builder: InstanceRecord,
  planned: PlannedTask & { task: WrappedTask },
  index: number,
): Promise<TaskAnswer | undefined> {
  const { task } = planned;
  const id = String(index);
  const name = `imagesmith ${planned.component}/${task.name}`.slice(0, 128);
  const round = lostDeliveries(session, builder, { role: 'Task', id }) + 1;
  const sent = sentIntent(session, builder, { role: 'Task', id });
  // All that the command needs was in the guest when it was meant to be sent, whether or not its answer is known.
  const underWay = sent !== undefined && sent.outcome !== 'Refused';
  const sensitive = mayBeSensitive(session, task, index);

  // Asked for before anything else: the key of the present boot is part of every command that follows.
  if (
    !underWay &&
    sensitive &&
    !isPlain(session) &&
    !(await bootKeyFor(session, builder, `${index * MAX_ROUNDS + round}`))
  )
    return undefined;
  let made: GuestDelivery | undefined;
  const make = async () => (made ??= await makeDelivery(session, builder, planned, index, round));
  if (!underWay) {
    const { chunks } = await make();
    if (chunks.length > MAX_CHUNKS)
      throw new RangeError(`${chunks.length} chunks are more than can be numbered`);
    if (
      !(await sendChunks(session, builder, {
        name,
        chunks,
        first: (index * MAX_ROUNDS + round) * MAX_CHUNKS,
      }))
    )
      return undefined;
  }
  const command: GuestCommand = {
    step: 'Provision',
    role: 'Task',
    id,
    name,
    body: async () => {
      const { command: content, longestSeconds, enableParameter } = await make();
      const timeoutSeconds = longestSeconds + COMMAND_MARGIN_SECONDS;
      return { content, timeoutSeconds, ...(enableParameter ? { enableParameter } : {}) };
    },
    unrepeatable: sensitive,
    ...windowsUser(task),
  };
  const invocation = await runGuestCommand(session, builder, command);
  if (invocation === undefined) return undefined;
  const report = parseReport(invocation.output);
  if (report?.state === 'undecryptable') delete builder.publicKey;
  if (report?.state !== 'undecryptable' && report?.state !== 'incomplete') return { report, invocation };
  repeatCommand(session, builder, command, report.state);
  return undefined;
}

/**
 * True once all parts are in the guest. Those of an encrypted task differ in every process of the operator: after a
 * restart they are sent from the first one on, because parts of two texts make none.
 */
async function sendChunks(
  session: BuildSession,
  builder: InstanceRecord,
  { name, chunks, first }: { name: string; chunks: readonly string[]; first: number },
): Promise<boolean> {
  const { regionID } = session.plan;
  const intent = session.record.intent({ action: 'RunCommand', role: 'Chunk', regionID });
  const text = hashOf(chunks).slice(-12);
  const [, lastText, lastNumber] = /^(\w+)-(\d+)$/.exec(intent?.parameters?.['command'] ?? '') ?? [];
  const last = lastText === text ? Number(lastNumber) : -1;
  const resumes = intent?.attempt === builder.attempt && last >= first && last < first + MAX_CHUNKS;
  for (let number = resumes ? last - first : 0; number < chunks.length; number++) {
    const command: GuestCommand = {
      step: 'Provision',
      role: 'Chunk',
      id: `${text}-${first + number}`,
      name: `${name} part ${number + 1} of ${chunks.length}`.slice(-128),
      body: { content: chunks[number] ?? '', timeoutSeconds: CHUNK_SECONDS },
    };
    session.record.note(
      'Provision',
      `${name.slice('imagesmith '.length)}: part ${number + 1} of ${chunks.length}`,
    );
    const invocation = await runGuestCommand(session, builder, command);
    if (invocation === undefined) return false;
    if (invocation.exitCode === 0) continue;
    throw new AttemptLost(
      'InstanceLost',
      `${command.name} could not be stored: ${invocation.output.trim().slice(-200) || invocation.errorCode}`,
    );
  }
  return true;
}

async function makeDelivery(
  session: BuildSession,
  builder: InstanceRecord,
  { component, task, cloudParameters }: PlannedTask & { task: WrappedTask },
  index: number,
  round: number,
): Promise<GuestDelivery> {
  const { plan, named } = session;
  const { attempt, publicKey, bootID } = builder;
  const guestTask: GuestTask = {
    osType: plan.source.osType ?? 'Linux',
    buildUID: named.uid,
    attempt,
    index,
    timeoutSeconds: task.timeoutSeconds,
    ...(task.retries === undefined ? {} : { retries: task.retries }),
    keepOutput: plan.tasks.some((later) => outputsUsedBy(later.task).includes(index)),
    sensitive: confidentialTasks(plan.tasks).has(index),
    cloudParameters: cloudParameters === true,
    action: await guestAction(session, builder, task),
  };
  // A signed URL differs each time, and a Secret may have changed.
  const label = `${named.uid} ${attempt} ${index} ${round} ${JSON.stringify(guestTask.action)}`;
  const delivery = deliveryOf(guestTask, {
    taskName: (at) => nameAt(session, at),
    ...(isPlain(session) || publicKey === undefined || bootID === undefined
      ? {}
      : {
          encryption: {
            key: { publicKey, bootID },
            random: derivedRandom(session.deps.processSecret, label),
          },
        }),
  });
  if (isSensitive(guestTask) && !isPlain(session) && publicKey === undefined)
    throw new TypeError('A secret is never sent without a key');
  if (delivery.problem !== undefined)
    throw new BuildFailure('InvalidSpec', `task ${component}/${task.name}: ${delivery.problem}`);
  return delivery;
}

function isPlain({ plan }: BuildSession): boolean {
  return plan.secretDelivery === 'Plain';
}

function mayBeSensitive({ plan }: BuildSession, task: WrappedTask, index: number): boolean {
  const signed = task.action === 'OSSDownload' || task.action === 'OSSUpload';
  const confidential = confidentialTasks(plan.tasks).has(index);
  return confidential || signed || (task.action === 'WebDownload' && task.tokenInfo !== undefined);
}

function windowsUser(task: WrappedTask): Pick<GuestCommand, 'username' | 'windowsPasswordName'> {
  if (task.action !== 'RunPowerShellCommand') return {};
  const { username, windowsPasswordName } = task;
  // The plan was checked: neither may hold what is known only later.
  if (typeof username !== 'string' || typeof windowsPasswordName !== 'string') return {};
  return { username, windowsPasswordName };
}

function nameAt({ plan }: BuildSession, index: number): string {
  const planned = plan.tasks[index];
  return planned === undefined ? `task ${index + 1}` : `${planned.component}/${planned.task.name}`;
}
