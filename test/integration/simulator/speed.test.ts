import { readFileSync } from 'node:fs';

import { machine } from '../../../simulator/clock/timeline.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { LAUNCH, Stepped } from './calls.ts';
import { type Trace, TRACES_FILE } from './golden/trace.ts';

const test = suite('speed of the simulator');

/** The least of several runs: what the code takes when the machine lets it. */
async function fastest(runs: number, work: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

test('a simulator with a fresh world starts in under 50 ms', async () => {
  const took = await fastest(5, async () => {
    const simulator = await startSimulator();
    await simulator.close();
  });
  assert.ok(took < 50, `${took} ms`);
});

test(
  'with 2000 instances a page by tag takes under 20 ms',
  async () => {
    const world = await Stepped.start();
    const account = world.simulator.world.accounts.get('1000000000000001');
    assert.ok(account);
    account.quotas.instances = 5000;
    const { stock } = world.simulator.world.holdings(account.uid, 'cn-hangzhou').region;
    stock.set('cn-hangzhou-h/ecs.g7.large', 5000);
    for (let round = 0; round < 20; round++) {
      await world.call('RunInstances', {
        ...LAUNCH,
        Amount: 100,
        Tag: [{ Key: 'round', Value: `${round % 4}` }],
      });
    }
    const page = { MaxResults: 100, Tag: [{ Key: 'round', Value: '2' }] };
    const took = await fastest(10, () => world.call('DescribeInstances', page));
    await world.end();
    assert.ok(took < 20, `${took} ms`);
  },
  { timeoutMs: 20_000 },
);

test(
  'a signed call, checked and answered, takes under a millisecond of this process',
  async () => {
    const traces = JSON.parse(readFileSync(TRACES_FILE, 'utf8')) as Trace[];
    const trace = traces.find(({ name }) => name.startsWith('DescribeInstances'));
    assert.ok(trace);
    const now = Date.parse(trace.request.headers['x-acs-date'] ?? '');
    const simulator = await startSimulator({ host: { ...machine(), wallNow: () => now } });
    const request = { ...trace.request, body: Buffer.alloc(0) };
    const took = await fastest(5, async () => {
      // The nonce was used by the first call, so this measures up to the check that refuses the others.
      for (let call = 0; call < 200; call++) await simulator.dispatch.handle(request);
    });
    await simulator.close();
    assert.ok(took / 200 < 1, `${took / 200} ms`);
  },
  { timeoutMs: 20_000 },
);
