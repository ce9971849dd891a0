import { exchange } from '../../control-plane/exchange.ts';
import { controlPlaneFor, startControlPlane, type ControlPlane } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { failureOf } from '../../unit/control-plane/failure-of.ts';
import { programNamed } from './programs.ts';

const test = suite('control plane outage');
const plane = controlPlaneFor(test);

const namesOf = async (running: ControlPlane) =>
  (await running.kubectl(['get', 'configmaps', '--output=jsonpath={.items[*].metadata.name}'])).stdout;

test(
  'the API server stops and starts again with the same address, credentials and data',
  async () => {
    const { url, kubeconfigPath } = plane();
    await plane().kubectl(['create', 'configmap', 'kept']);
    await plane().stopApiServer();
    const { message } = await failureOf(exchange(`${url}/readyz`, { ca: plane().ca }));
    assert.match(message, 'ECONNREFUSED');
    await plane().startApiServer();
    assert.equal([plane().url, plane().kubeconfigPath], [url, kubeconfigPath]);
    assert.match(await namesOf(plane()), /\bkept\b/);
  },
  { timeoutMs: 60_000 },
);

test(
  'an abrupt stop ends it at once and loses nothing either',
  async () => {
    await plane().kubectl(['create', 'configmap', 'kept-too']);
    const start = performance.now();
    await plane().stopApiServer({ abruptly: true });
    assert.ok(performance.now() - start < 1000);
    await plane().startApiServer();
    await plane().startApiServer();
    assert.match(await namesOf(plane()), /\bkept-too\b/);
  },
  { timeoutMs: 60_000 },
);

test(
  'a program that ends by itself is reported with its log, a stop that was asked for is not',
  async () => {
    const other = await startControlPlane();
    try {
      const reported = other.failure.then(({ message }) => message);
      await other.stopApiServer();
      assert.is(await Promise.race([reported, Promise.resolve('nothing')]), 'nothing');
      process.kill((await programNamed(other.directory, 'etcd')).pid, 'SIGKILL');
      assert.match(await reported, /^etcd ended unasked with code 137\. The end of its log:\n/);
    } finally {
      await other.stop();
    }
  },
  { timeoutMs: 60_000 },
);

test(
  'a start that fails says why, with the words of the server, and leaves nothing',
  async () => {
    const { message } = await failureOf(startControlPlane({ apiServerArguments: ['--no-such-flag'] }));
    assert.match(message, /^kube-apiserver ended with code 1 before it was ready\. The end of its log:\n/);
    assert.match(message, 'unknown flag: --no-such-flag');
  },
  { timeoutMs: 60_000 },
);
