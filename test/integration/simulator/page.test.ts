import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { LAUNCH, launchedIds } from './calls.ts';
import { codeOf, rawCall } from './clients.ts';
import { refusalCode, send } from './signed.ts';

const test = suite('page of the simulator');
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
let simulator: SimulatorHandle;

test.before.each(async () => {
  simulator = await startSimulator();
});
test.after.each(() => simulator.close());

const page = (target = '/', headers: Record<string, string> = BROWSER) =>
  send(simulator.endpoint, { method: 'GET', target, headers });

test('a browser sees regions, instances, images, running commands and the last calls', async () => {
  const launched = await rawCall(simulator.endpoint, 'RunInstances', { ...LAUNCH, InstanceName: 'web-1' });
  const [instanceId = ''] = launchedIds(launched);
  assert.is(
    await codeOf(rawCall(simulator.endpoint, 'DeleteImage', { RegionId: 'cn-hangzhou' })),
    'MissingParameter',
  );
  const { status, headers, text } = await page();
  assert.is(status, 200);
  assert.match(String(headers['content-type']), 'text/html');
  for (const seen of ['cn-shanghai', instanceId, 'web-1', 'RunInstances', 'MissingParameter', 'Commands']) {
    assert.match(text, seen);
  }
  assert.match(text, '<meta http-equiv="refresh"');
});

test('everything is escaped, and nothing is loaded or run', async () => {
  const Description = '<script>alert(1)</script>';
  const launched = await rawCall(simulator.endpoint, 'RunInstances', { ...LAUNCH, Description });
  const [instance] = simulator.world.holdings('1000000000000001', 'cn-hangzhou').instances.values();
  assert.is(instance?.id, launchedIds(launched)[0]);
  if (instance !== undefined) instance.name = `"><script>alert('x')</script>`;
  const { headers, text } = await page();
  assert.not.match(text, /<script/i);
  assert.match(text, '&quot;&gt;&lt;script&gt;');
  assert.match(String(headers['content-security-policy']), "default-src 'none'");
  assert.not.match(text, /\b(src|href)=/);
});

test('no secret of a key is on it', async () => {
  const { text } = await page();
  for (const { secret } of simulator.world.keys.values()) assert.not.match(text, secret);
});

test('a client of the API is answered as before, whatever it accepts', async () => {
  assert.is(refusalCode(await page('/', { accept: '*/*' })), 'MissingAction');
  assert.is(refusalCode(await page('/?Action=DescribeRegions')), 'MissingVersion');
  assert.is(refusalCode(await page('/other')), 'NoSuchBucket');
  const named = { ...BROWSER, 'x-acs-action': 'DescribeRegions', 'x-acs-version': '2014-05-26' };
  assert.is(refusalCode(await page('/', named)), 'MissingAccessKeyId');
});
