import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { controlPlaneFor, whyNoControllerManager } from '../../control-plane/index.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';

const missing = await whyNoControllerManager();
const test = suite('control plane controller manager');
const plane = controlPlaneFor(test, {
  crds: join(import.meta.dirname, 'widgets.yaml'),
  controllerManager: missing === undefined,
});

/** Declares a test that needs kube-controller-manager; it is reported as skipped without one. */
function withControllerManager(name: string, body: () => Promise<void>): void {
  if (missing === undefined) test(name, body, { timeoutMs: 60_000 });
  else test.skip(name, missing);
}

async function create(object: object): Promise<string> {
  const { code, stdout, stderr } = await plane().kubectl(
    ['create', '--filename=-', '--output=jsonpath={.metadata.uid}'],
    { input: JSON.stringify(object) },
  );
  assert.is(code, 0, stderr);
  return stdout;
}

const configMap = (
  name: string,
  owner?: { apiVersion: string; kind: string; name: string; uid: string },
) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ownerReferences: owner === undefined ? [] : [owner] },
});

const exists = async (...args: string[]) => (await plane().kubectl(['get', ...args])).code === 0;

const untilGone = (...args: string[]) =>
  waitUntil(async () => !(await exists(...args)), { deadlineMs: 30_000, what: `${args.join(' ')} to go` });

withControllerManager('an object goes after its owner', async () => {
  const uid = await create(configMap('owner'));
  await create(configMap('owned', { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid }));
  await plane().kubectl(['delete', 'configmap', 'owner']);
  await untilGone('configmap', 'owned');
});

withControllerManager('foreground deletion keeps the owner until what it owns is gone', async () => {
  const uid = await create(configMap('front'));
  const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'front', uid };
  await create(configMap('behind', { ...owner, blockOwnerDeletion: true } as typeof owner));
  await plane().kubectl(['delete', 'configmap', 'front', '--cascade=foreground']);
  assert.not(await exists('configmap', 'front'));
  assert.not(await exists('configmap', 'behind'));
});

withControllerManager('kinds that were installed before it started are collected too', async () => {
  const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'none', uid: randomUUID() };
  await create({
    apiVersion: 'test.imagesmith.dev/v1',
    kind: 'Widget',
    metadata: { name: 'orphan', ownerReferences: [owner] },
  });
  await untilGone('widget', 'orphan');
});

withControllerManager('a namespace that is deleted goes with what is in it', async () => {
  await plane().kubectl(['create', 'namespace', 'n']);
  await plane().kubectl(['create', 'configmap', 'a', '--namespace=n']);
  const { code, stderr } = await plane().kubectl(['delete', 'namespace', 'n', '--timeout=25s']);
  assert.is(code, 0, stderr);
  assert.not(await exists('namespace', 'n'));
});

withControllerManager('its probe leaves nothing behind', async () => {
  const { stdout } = await plane().kubectl(['get', 'configmaps', '--namespace=kube-system', '--output=name']);
  assert.not.match(stdout, 'probe');
});
