import { AttemptLost, BuildFailure } from '../../build/failure.ts';
import { timeText } from '../../build/record.ts';
import { runnableSteps, ruleOf, type StepName } from '../../build/steps.ts';
import { overdue } from '../../build/verdict.ts';
import { checkAccount } from './account.ts';
import { extendAutoRelease } from './auto-release.ts';
import { capture, isCapturing } from './capture.ts';
import { cleanup } from './cleanup.ts';
import { connect } from './connect.ts';
import { distribute } from './distribute.ts';
import { finish } from './finish.ts';
import { generalize } from './generalize.ts';
import { launch } from './launch.ts';
import { adoptPlan, makePlan } from './make-plan.ts';
import { loadPlan } from './plan-store.ts';
import { provision } from './provision.ts';
import { releaseAbandoned, releaseBuilder } from './release-builder.ts';
import type { BuildSession, StepOutcome } from './session.ts';
import { settle, settleBeside } from './trouble.ts';
import { verify } from './verify.ts';

/** What each step does, by its name in `src/build/steps.ts`. */
const RUN: Readonly<Record<StepName, (session: BuildSession) => Promise<StepOutcome>>> = {
  Plan: makePlan,
  Launch: launch,
  Connect: connect,
  Provision: provision,
  Generalize: generalize,
  Capture: capture,
  Finish: finish,
  ReleaseBuilder: releaseBuilder,
  Distribute: distribute,
  Verify: verify,
  Cleanup: cleanup,
};

/** Works on every step that can be worked on, until nothing goes further now. True when the build is done. */
export async function advance(session: BuildSession): Promise<boolean> {
  const { record } = session;
  record.status.startTime ??= timeText(session.now());
  rememberCredentials(session);
  const current = record.status.currentStep ?? 'Plan';
  const known = await settleBeside(session, current, async () => {
    await resume(session);
    await checkAccount(session);
  });
  if (!known) return false;
  await settleBeside(session, current, () => superviseBuilder(session));
  if (session.hasWritten) return laterOn(session);
  const waitingSteps = new Set<StepName>();
  for (;;) {
    const step = runnableSteps((name) => record.stateOf(name)).find((name) => !waitingSteps.has(name));
    if (step === undefined || record.status.failure !== undefined) break;
    if (session.hasWritten && waitingSteps.size > 0) return laterOn(session);
    const attempt = record.attempt;
    if (!(await work(session, step))) waitingSteps.add(step);
    // A fresh attempt begins with the next look, which sees the new numbers everywhere.
    if (record.attempt !== attempt) break;
  }
  return runnableSteps((name) => record.stateOf(name)).length === 0;
}

/** One effect for each look, so that what came of it is written together with what is meant to come next. */
function laterOn(session: BuildSession): false {
  session.wakeAfter(1);
  return false;
}

/** True when the step is done. What goes wrong is recorded by {@link settle}. */
async function work(session: BuildSession, step: StepName): Promise<boolean> {
  const { record } = session;
  record.begin(step, session.now());
  const outcome = await settle(session, step, async () => {
    checkDeadlines(session, step);
    return RUN[step](session);
  });
  if (outcome === undefined) return false;
  if (outcome.done) record.finish(step, session.now());
  else record.note(step, outcome.message);
  return outcome.done;
}

/** After a restart the plan is in its ControllerRevision. */
async function resume(session: BuildSession): Promise<void> {
  const planned = session.record.stateOf('Plan') === 'Succeeded';
  const plan =
    planned || session.record.status.plan !== undefined
      ? await loadPlan(session.deps.client, session.build, session.signal)
      : undefined;
  if (plan === undefined && planned) {
    throw new BuildFailure(
      'PlanLost',
      `ControllerRevision '${session.named.name}-plan' of the running build is gone`,
    );
  }
  if (plan === undefined) return;
  session.usePlan(plan);
  if (session.record.status.plan === undefined) adoptPlan(session, plan);
}

/** A builder that vanished ends its attempt at once, whatever step waits for something else. */
async function superviseBuilder(session: BuildSession): Promise<void> {
  const { record } = session;
  if (record.stateOf('Plan') !== 'Succeeded') return;
  const { regionID } = session.plan;
  await releaseAbandoned(session, regionID);
  const { builder } = record;
  if (
    builder === undefined ||
    record.stateOf('Launch') !== 'Succeeded' ||
    record.stateOf('Capture') === 'Succeeded'
  )
    return;
  const since = Date.parse(builder.launchTime);
  const { value, asOf } = session.watch({ kind: 'instance', regionID, id: builder.instanceID }, since);
  const gone = value === undefined && asOf !== undefined && asOf > since;
  // Once its image is being made, what becomes of that decides.
  if (gone && !isCapturing(session)) {
    builder.releaseTime = timeText(session.now());
    throw new AttemptLost('InstanceLost', `instance ${builder.instanceID} disappeared`);
  }
  if (value?.lockReasons.includes('Recycling')) {
    throw new AttemptLost('InstanceLost', `spot instance ${builder.instanceID} is being reclaimed`);
  }
  await extendAutoRelease(session, value);
}

function checkDeadlines(session: BuildSession, step: StepName): void {
  const { record } = session;
  const now = session.now();
  const age = now - Date.parse(record.status.startTime ?? timeText(now));
  const limit = step === 'Plan' ? undefined : session.plan.limits.timeoutSeconds;
  const provisioned = step === 'Cleanup' || step === 'ReleaseBuilder';
  if (limit !== undefined && !provisioned && age > limit * 1000) {
    const at = record.step(step).message;
    throw new BuildFailure(
      'DeadlineExceeded',
      `the build took longer than ${limit / 60} minutes (limits.timeout), in step ${step}${at === undefined ? '' : `: ${at}`}`,
      { retryable: true },
    );
  }
  // While a person is waited for, the step is not at work.
  const held = record.status.trouble?.step === step && record.status.trouble.reason !== undefined;
  const deadline = ruleOf(step).deadlineMinutes * 60_000;
  if (provisioned || held || record.ageOf(step, now) <= deadline) return;
  // Nobody was there to see whether it was met: the step gets its time again.
  if (record.ageOf(step, session.since) > deadline) return record.restartClock(step, now);
  const verdict = overdue(step, record.step(step).message ?? '', record.builder !== undefined);
  if (verdict.kind === 'attempt') throw new AttemptLost(verdict.reason, verdict.message);
  if (verdict.kind === 'fail') throw new BuildFailure(verdict.reason, verdict.message, verdict);
}

/** Clean-up finds its credentials in the status, because the template may be gone by then. */
function rememberCredentials({ record, deps, build }: BuildSession): void {
  const template = deps.templates.get(`${build.metadata.namespace}/${build.spec.templateRef.name}`);
  if (record.status.plan !== undefined || template === undefined) return;
  const scaffold = (record.status.scaffold ??= {});
  const name = template.spec.credentials?.secretRef.name;
  if (name === undefined) delete scaffold.credentials;
  else scaffold.credentials = { secretRef: { name } };
}
