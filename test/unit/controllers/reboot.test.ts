import { AttemptLost } from '../../../src/build/failure.ts';
import { BuildRecord, type InstanceRecord, type IntentRecord } from '../../../src/build/record.ts';
import { reboot } from '../../../src/controllers/image-build/reboot.ts';
import type { BuildSession } from '../../../src/controllers/image-build/session.ts';
import { assert, suite } from '../../kit/index.ts';
import { buildObject } from '../build/objects.ts';

const test = suite('a machine that does not answer after its reboot');
const ASKED = Date.parse('2026-01-01T00:00:00Z');
const MINUTE = 60_000;
const builder = { instanceID: 'i-1', role: 'Builder', attempt: 1, bootID: 'old' } as InstanceRecord;

/** What a look comes to at `now`, by a process that has looked after the build since `since`. */
async function lookAt(now: number, since: number): Promise<unknown> {
  const record = new BuildRecord(buildObject(1).status);
  record.setIntent({
    step: 'Provision',
    action: 'RebootInstance',
    role: 'Builder',
    regionID: 'r',
    attempt: 1,
    startTime: new Date(ASKED).toISOString(),
    parameters: { task: '0', round: '1', look: '0' },
  } satisfies IntentRecord);
  const session = {
    record,
    plan: { regionID: 'r', source: { osType: 'Linux' } },
    now: () => now,
    since,
    watch: () => ({ value: undefined }),
    wakeAfter: () => undefined,
  } as unknown as BuildSession;
  return reboot(session, builder, 0).catch((error: unknown) => error);
}

test('is given up after a quarter of an hour', async () => {
  assert.is(await lookAt(ASKED + 14 * MINUTE, ASKED - MINUTE), undefined);
  assert.ok((await lookAt(ASKED + 16 * MINUTE, ASKED - MINUTE)) instanceof AttemptLost);
});

test('is not given up for the time in which no operator looked', async () => {
  const started = ASKED + 60 * MINUTE;
  assert.is(await lookAt(started + MINUTE, started), undefined);
  assert.ok((await lookAt(started + 16 * MINUTE, started)) instanceof AttemptLost);
});
