import { exchange } from '../../control-plane/exchange.ts';
import { startControlPlane, type ControlPlane } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('control plane compaction');

/** Watches ConfigMaps from a resource version for a second; returns the first event, or the status. */
async function watchFrom(plane: ControlPlane, resourceVersion: string) {
  const query = `watch=1&timeoutSeconds=1&resourceVersion=${resourceVersion}`;
  const { status, body } = await exchange(`${plane.url}/api/v1/namespaces/default/configmaps?${query}`, {
    ...plane.credentialsFor('admin', ['system:masters']),
    timeoutMs: 5000,
  });
  const [first = ''] = body.split('\n');
  return first === ''
    ? { type: `nothing, status ${status}` }
    : (JSON.parse(first) as { type: string; object: { code?: number; reason?: string } });
}

const OUTPUT = '--output=jsonpath={.metadata.resourceVersion}';

/** Creates ConfigMaps and returns the resource versions of the first and the last. */
async function createSome(plane: ControlPlane, prefix: string): Promise<{ old: string; recent: string }> {
  const versions: string[] = [];
  for (let i = 0; i < 3; i++) {
    const { stdout } = await plane.kubectl(['create', 'configmap', `${prefix}-${i}`, OUTPUT]);
    versions.push(stdout);
  }
  return { old: versions[0] ?? '', recent: versions[2] ?? '' };
}

const EXPIRED = { type: 'ERROR', code: 410, reason: 'Expired' };

function summary(event: Awaited<ReturnType<typeof watchFrom>>) {
  return 'object' in event
    ? { type: event.type, code: event.object.code, reason: event.object.reason }
    : event;
}

test(
  'without a watch cache, older resource versions are answered with 410 at once',
  async () => {
    const plane = await startControlPlane({ apiServerArguments: ['--watch-cache=false'] });
    try {
      const { old, recent } = await createSome(plane, 'a');
      assert.is((await watchFrom(plane, old)).type, 'ADDED');
      await plane.compact();
      assert.equal(summary(await watchFrom(plane, old)), EXPIRED);
      assert.is((await watchFrom(plane, recent)).type, 'nothing, status 200');
      await plane.compact();
    } finally {
      await plane.stop();
    }
  },
  { timeoutMs: 60_000 },
);

test(
  'with a watch cache they are once the API server was started again',
  async () => {
    const plane = await startControlPlane();
    try {
      const { old } = await createSome(plane, 'a');
      await plane.compact();
      assert.is((await watchFrom(plane, old)).type, 'ADDED', 'the cache still knows');
      await plane.stopApiServer({ abruptly: true });
      await plane.startApiServer();
      assert.equal(summary(await watchFrom(plane, old)), EXPIRED);
    } finally {
      await plane.stop();
    }
  },
  { timeoutMs: 60_000 },
);
