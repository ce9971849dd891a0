import { kubeconfigAccess } from '../../../src/kube/kubeconfig.ts';
import { SecretWatches } from '../../../src/kube/secret-watch.ts';
import type { Transport } from '../../../src/kube/transport.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { assert, SteppedClock, suite, waitUntil } from '../../kit/index.ts';
import { ApiServerScene } from './api-server-scene.ts';
import { transportTo } from './setup.ts';

const test = suite('secret access by a Role limited to names');
const scene = new ApiServerScene(test);

let transport: Transport;
let secrets: SecretWatches;
const clock = new SteppedClock();

test.before(async () => {
  const paths = [await scene.plane.kubeconfigFor('operator')];
  transport = transportTo(await kubeconfigAccess({ paths, clock: systemClock() }));
  secrets = new SecretWatches({ transport, clock, random: () => 0 });
  for (const name of ['granted', 'other'])
    await kubectl('create', 'secret', 'generic', name, '--from-literal=k=v');
});

test.after(async () => {
  await secrets.stop();
  transport.close();
});

async function kubectl(...args: string[]): Promise<void> {
  const { code, stderr } = await scene.plane.kubectl(args);
  assert.is(code, 0, stderr);
}

const stateOf = (name: string) => secrets.get('default', name).state;
const settled = (name: string, state: string) =>
  waitUntil(() => stateOf(name) === state, { what: `${name} to be ${state}` });

test('without a Role access is denied; with one for that name, the next minute brings the value', async () => {
  secrets.setReferences('template', [
    { namespace: 'default', name: 'granted' },
    { namespace: 'default', name: 'other' },
  ]);
  await settled('granted', 'AccessDenied');
  await settled('other', 'AccessDenied');
  const names = '--resource-name=granted';
  await kubectl('create', 'role', 'reader', '--verb=get,list,watch', '--resource=secrets', names);
  await kubectl('create', 'rolebinding', 'reader', '--role=reader', '--user=operator');
  await waitUntil(async () => {
    // The API server learns of a Role within moments, not at once.
    await clock.step(60_000);
    return stateOf('granted') === 'Present';
  });
  assert.is(stateOf('other'), 'AccessDenied');
  const state = secrets.get('default', 'granted');
  assert.equal(state.state === 'Present' && state.secret.data, { k: Buffer.from('v').toString('base64') });
});

test('a changed and a deleted Secret are seen through that Role', async () => {
  const patch = JSON.stringify({ stringData: { k: 'new' } });
  await kubectl('patch', 'secret', 'granted', '-p', patch);
  await waitUntil(() => {
    const state = secrets.get('default', 'granted');
    return state.state === 'Present' && state.secret.data?.['k'] === Buffer.from('new').toString('base64');
  });
  await kubectl('delete', 'secret', 'granted');
  await settled('granted', 'Absent');
});
