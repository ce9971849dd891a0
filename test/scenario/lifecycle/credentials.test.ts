import type { ImageBuild } from '../../../src/api/objects.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { build, component, template } from '../../kit/samples.ts';
import { conditionOf, keyOf, type Plot, readyOf } from './plot.ts';
import { Plots } from './plots.ts';
import { hasStartedTask } from './stops.ts';

const plots = new Plots(suite('credentials'));
const NO_COPIES = { distribution: { regions: [] } };
const FINE = [component('work', 'true'), template('web', ['work'], NO_COPIES)];
/** Long enough to change something while it runs. */
const LONG = [component('work', 'sleep 4; echo ran >>/root/diary'), template('web', ['work'], NO_COPIES)];

const ALSO_OTHER = JSON.stringify([{ op: 'add', path: '/rules/0/resourceNames/-', value: 'other' }]);

/** Waits until the build waits for credentials, and returns what it tells people. */
async function refused(plot: Plot, reason = 'CredentialsUnavailable', name = 'web-1'): Promise<string> {
  const waiting = await plot.build(name, (seen) => readyOf(seen) === `False/${reason}`, { what: reason });
  assert.is(conditionOf(waiting, 'Reconciling')?.reason, 'ProgressingWithRetry');
  assert.is(conditionOf(waiting, 'Succeeded')?.status, 'Unknown');
  return conditionOf(waiting, 'Ready')?.message ?? '';
}

/** Waits for success. A minute of the cloud's time lasts two seconds here: what takes longer was not found by watch. */
async function succeeds(plot: Plot, name = 'web-1'): Promise<ImageBuild> {
  const ended = await plot.ended(name);
  assert.is(readyOf(ended), 'True/Succeeded');
  return ended;
}

/** Waits until the script of the build runs. */
async function working(plot: Plot): Promise<ImageBuild> {
  return plot.build('web-1', (seen) => hasStartedTask(seen, plot.world.simulator));
}

function keyOfPlot(plot: Plot) {
  const key = plot.world.simulator.world.keys.get(plot.key.id);
  if (key === undefined) throw new Error('The plot has no key');
  return key;
}

plots.add('a missing Secret is named, and the build goes on as soon as it is there', async (plot) => {
  await plot.open(...FINE);
  await plot.kubectl('delete', 'secret', 'alicloud');
  await plot.apply(build('by-hand', 'web'));
  assert.is(
    await refused(plot, 'CredentialsUnavailable', 'by-hand'),
    `Secret 'alicloud' does not exist in namespace '${plot.namespace}'`,
  );
  const since = performance.now();
  await plot.apply(plot.secret());
  await plot.build('by-hand', (seen) => !readyOf(seen).startsWith('False/'));
  assert.ok(performance.now() - since < 15_000, 'it waited for its timer');
  await succeeds(plot, 'by-hand');
  await plot.ended('web-1');
});

plots.add('a Secret without one of its keys says which', async (plot) => {
  await plot.open(...FINE, plot.secret({ accessKeySecret: '' }));
  assert.is(await refused(plot), "Secret 'alicloud' must have the key 'accessKeySecret'");
  await plot.apply(plot.secret());
  await succeeds(plot);
});

plots.add('a key with a line end in it is told from a wrong one', async (plot) => {
  await plot.open(...FINE, plot.secret({ accessKeySecret: 'two\nlines' }));
  assert.is(
    await refused(plot),
    "Secret 'alicloud': The accessKeySecret of the credentials holds white space or control characters",
  );
  await plot.apply(plot.secret());
  await succeeds(plot);
});

for (const [what, data, code] of [
  ['an unknown access key', { accessKeyID: 'nobodys-key' }, 'InvalidAccessKeyId.NotFound'],
  ['a wrong secret', { accessKeySecret: 'wrong' }, 'SignatureDoesNotMatch'],
] as const) {
  plots.add(
    `${what} is told with its code and its Secret, and mended by a change of the Secret`,
    async (plot) => {
      await plot.open(...FINE, plot.secret(data));
      const message = await refused(plot);
      assert.match(message, `GetCallerIdentity in cn-hangzhou failed: ${code}`);
      assert.match(message, "; check the access key in Secret 'alicloud'");
      assert.not.match(message, "wrong'");
      const shown = await plot.template('web', (owner) => readyOf(owner) === 'False/CredentialsUnavailable');
      assert.match(conditionOf(shown, 'Ready')?.message ?? '', `Build web-1: `);
      await plot.apply(plot.secret());
      await succeeds(plot);
      await plot.template('web', (owner) => readyOf(owner) === 'True/Succeeded');
    },
  );
}

plots.add('a template may name another Secret as long as its build has not begun', async (plot) => {
  await plot.open(...FINE, plot.secret({ accessKeySecret: 'wrong' }));
  await refused(plot);
  const other = plot.secret() as { metadata: object };
  await plot.apply({ ...other, metadata: { ...other.metadata, name: 'other' } });
  await plot.kubectl('patch', 'role', '--type=json', 'imagesmith-secret-reader', '-p', ALSO_OTHER);
  await plot.apply(
    template('web', ['work'], { ...NO_COPIES, credentials: { secretRef: { name: 'other' } } }),
  );
  await succeeds(plot);
});

plots.add('a key that is disabled midway holds the build up until it is enabled again', async (plot) => {
  await plot.open(...LONG);
  await working(plot);
  keyOfPlot(plot).enabled = false;
  assert.match(
    await refused(plot),
    /InvalidAccessKeyId\.Inactive.*check the access key in Secret 'alicloud'/,
  );
  keyOfPlot(plot).enabled = true;
  const ended = await succeeds(plot);
  assert.is(ended.status?.instances?.length, 1);
});

plots.add('a token that expires midway is told, and the build goes on with the next one', async (plot) => {
  await plot.open(...LONG);
  await working(plot);
  const expired = { kind: 'error', status: 400, code: 'InvalidSecurityToken.Expired' } as const;
  plot.world.simulator.fault({ key: plot.key.id }, expired);
  assert.match(
    await refused(plot),
    /InvalidSecurityToken\.Expired.*check the access key in Secret 'alicloud'/,
  );
  const { id, secret } = keyOf(151);
  await plot.apply(plot.secret({ accessKeyID: id, accessKeySecret: secret }));
  const ended = await succeeds(plot);
  assert.is(ended.status?.instances?.length, 1);
});

plots.add('another key of the same account takes over midway', async (plot) => {
  await plot.open(...LONG);
  await working(plot);
  keyOfPlot(plot).enabled = false;
  const { id, secret } = keyOf(150);
  await plot.apply(plot.secret({ accessKeyID: id, accessKeySecret: secret }));
  const ended = await succeeds(plot);
  assert.is(ended.status?.instances?.length, 1);
});

plots.add('a key of another account is not worked with midway', async (plot) => {
  await plot.open(...LONG);
  const { metadata } = await working(plot);
  await plot.apply(plot.secret({ accessKeyID: 'consumer-key', accessKeySecret: 'consumer-secret' }));
  assert.is(
    (await refused(plot)).replace(/^.*?: /, ''),
    "the access key in Secret 'alicloud' belongs to account 2000000000000002, but the build began in account 1000000000000001 and must end there; put a key of that account back",
  );
  await plot.apply(plot.secret());
  const ended = await succeeds(plot);
  assert.is(ended.status?.instances?.length, 1);
  const foreign = plot.world.simulator.ledger.calls.filter(
    ({ accountUid, parameters }) =>
      accountUid === '2000000000000002' && JSON.stringify(parameters).includes(metadata.uid ?? '-'),
  );
  assert.equal(foreign, []);
});

plots.add('a Secret that is removed midway stops nothing that has begun', async (plot) => {
  await plot.open(...LONG);
  await working(plot);
  await plot.kubectl('delete', 'secret', 'alicloud');
  await succeeds(plot);
});

plots.add('a missing Role is named', async (plot) => {
  await plot.open(component('work', 'true'));
  await plot.kubectl('delete', 'rolebinding', '--all');
  await plot.apply(template('web', ['work'], NO_COPIES));
  assert.is(
    await refused(plot, 'AccessDenied'),
    `The operator may not read Secret ${plot.namespace}/alicloud: a Role in namespace ${plot.namespace} must allow it the verbs get, list and watch on secrets, resourceNames [alicloud]`,
  );
  await plot.kubectl('delete', 'imgtpl', 'web', '--timeout=30s');
});

plots.add('a deletion is blocked by a key that does not work, and goes on once it does', async (plot) => {
  await plot.open(...LONG);
  const { metadata } = await working(plot);
  keyOfPlot(plot).enabled = false;
  await plot.kubectl('delete', 'imgtpl', 'web', '--wait=false');
  const blocked = await plot.build('web-1', (seen) => readyOf(seen) === 'False/DeletionBlocked');
  assert.match(conditionOf(blocked, 'Ready')?.message ?? '', 'check the access key in Secret');
  keyOfPlot(plot).enabled = true;
  await plot.gone('imgbuild', 'web-1');
  assert.equal(plot.remains(metadata.uid), []);
});

plots.add('a blocked deletion is let go on demand, with an event that names what is left', async (plot) => {
  await plot.open(...LONG);
  const { metadata, status } = await working(plot);
  const instance = status?.instances?.[0]?.instanceID ?? '-';
  keyOfPlot(plot).enabled = false;
  await plot.kubectl('annotate', 'imgbuild', 'web-1', 'imagesmith.dev/deletion-policy=orphan');
  await plot.kubectl('delete', 'imgtpl', 'web', '--wait=false');
  await plot.gone('imgbuild', 'web-1');
  await plot.gone('imgtpl', 'web');
  const note = `Let go with ${instance} left in the cloud, with tag imagesmith:build-uid=${metadata.uid}`;
  await waitUntil(async () => (await plot.kubectl('events')).includes(note), {
    deadlineMs: 30_000,
    what: 'the event',
  });
  assert.equal(plot.remains(metadata.uid), ['disk scaffold', 'instance scaffold']);
  // It would release itself after two hours; the rest of this file must find nothing.
  plot.world.simulator.simulation.instances.vanish(instanceOf(plot, instance));
});

function instanceOf(plot: Plot, id: string) {
  const found = plot.world.simulator.simulation.instances.find(id);
  if (found === undefined) throw new Error(`There is no instance ${id}`);
  return found.instance;
}

plots.tell({ atOnce: 7, timeoutMs: 180_000 });
