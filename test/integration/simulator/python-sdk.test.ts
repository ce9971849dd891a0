import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { pythonSdk, runPython } from './python/install.ts';

const NOW = 'the unchanged Python SDK launches, finds and commands an instance, under both signatures';

const OLDER = 'the unchanged Python SDK of the older generation is answered, with its spelling of booleans';

// Before the suite: whether its test can run has to be known when it is declared.
const sdk = await pythonSdk();
const test = suite('official Python SDKs');

if ('obstacle' in sdk) {
  test.skip(NOW, sdk.obstacle);
  test.skip(OLDER, sdk.obstacle);
} else {
  const { packages } = sdk;
  test(
    NOW,
    async () => {
      const rule = { match: /echo "héllo"/, exitCode: 0, output: 'héllo\n' };
      const simulator = await startSimulator({ guests: { rules: [rule] } });
      try {
        const session = new URL('python/session.py', import.meta.url);
        const seen = JSON.parse(await runPython(packages, session, simulator.endpoint)) as unknown;
        const [instance] = simulator.world.holdings('1000000000000001', 'cn-hangzhou').instances.values();
        assert.ok(instance);
        assert.equal(seen, {
          instanceId: instance.id,
          name: 'from python',
          tag: 'python & <co>',
          exitCode: 0,
          output: 'héllo\n',
          regionsUnderOlderSignature: 3,
          refusal: 'InvalidRegionId.NotFound',
          wrongSecret: 'SignatureDoesNotMatch',
        });
        simulator.assertClean();
      } finally {
        await simulator.close();
      }
    },
    { timeoutMs: 90_000 },
  );

  test(
    OLDER,
    async () => {
      const simulator = await startSimulator();
      try {
        const session = new URL('python/older_session.py', import.meta.url);
        const seen = JSON.parse(await runPython(packages, session, simulator.endpoint)) as unknown;
        assert.equal(seen, { name: 'a b+c', dryRun: 'DryRunOperation', endpoint: simulator.endpoint });
        simulator.assertClean();
      } finally {
        await simulator.close();
      }
    },
    { timeoutMs: 90_000 },
  );
}
