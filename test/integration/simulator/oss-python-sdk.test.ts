import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { OSS_PACKAGES, pythonSdk, runPython } from './python/install.ts';

const BOTH = 'both unchanged Python SDKs upload, download and sign, under both signatures';

// Before the suite: whether its test can run has to be known when it is declared.
const sdk = await pythonSdk(OSS_PACKAGES);
const test = suite('official Python SDKs of OSS');

if ('obstacle' in sdk) test.skip(BOTH, sdk.obstacle);
else
  test(
    BOTH,
    async () => {
      const simulator = await startSimulator();
      try {
        const session = new URL('python/oss_session.py', import.meta.url);
        const seen = JSON.parse(await runPython(sdk.packages, session, simulator.endpoint)) as unknown;
        const older = {
          size: 10_000,
          part: '8901',
          meta: 'python',
          tags: { 'a&b': '<c>' },
          location: 'oss-cn-hangzhou',
          acl: 'private',
          deleted: 204,
          missing: 'NoSuchKey',
          missingHead: 'NoSuchKey',
          wrong: 'SignatureDoesNotMatch',
        };
        assert.equal(seen, {
          v1: older,
          v4: older,
          url: 'by an older url',
          newer: {
            body: 'by the newer one',
            url: 'by a newer url',
            missing: 'NoSuchKey',
            noBucket: 'NoSuchBucket',
          },
        });
        simulator.assertClean();
      } finally {
        await simulator.close();
      }
    },
    { timeoutMs: 90_000 },
  );
