import type { ImageComponent } from '../../../src/api/objects.ts';
import { controlPlaneFor } from '../../control-plane/index.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { lintAll } from '../../kit/lint.ts';
import { installOperator, OperatorProcess } from '../../kit/operator-process.ts';

const test = suite('a component under the operator');
const plane = controlPlaneFor(test);
let operator: OperatorProcess;

test.before(async () => {
  const kubeconfig = await installOperator(plane());
  await apply(component('there-before', 'echo hello'));
  operator = new OperatorProcess(kubeconfig);
  await operator.logged('Started');
});
test.after(async () => {
  await lintAll(plane());
  const { code } = await operator.stop();
  assert.is(code, 0, operator.transcript());
});

const component = (name: string, script: string) => ({
  apiVersion: 'imagesmith.dev/v1alpha1',
  kind: 'ImageComponent',
  metadata: { name, namespace: 'default' },
  spec: {
    tasks: [
      { name: 'first', runShellCommand: { commandContent: script } },
      { name: 'again', reboot: {} },
    ],
  },
});

async function apply(object: unknown): Promise<void> {
  const { code, stderr } = await plane().kubectl(['apply', '-f', '-'], { input: JSON.stringify(object) });
  assert.is(code, 0, stderr);
}

async function read(name: string): Promise<ImageComponent> {
  const { stdout } = await plane().kubectl(['get', 'imgcomp', name, '-o', 'json']);
  return JSON.parse(stdout) as ImageComponent;
}

const ready = async (name: string) => {
  const { code, stderr } = await plane().kubectl([
    'wait',
    'imgcomp',
    name,
    '--for=condition=Ready',
    '--timeout=20s',
  ]);
  assert.is(code, 0, stderr);
};

test(
  'one that was there before the operator becomes ready',
  async () => {
    await ready('there-before');
    const { status } = await read('there-before');
    assert.is(status?.taskCount, 2);
    assert.is(status?.format, 'Structured');
    assert.match(status?.contentHash ?? '', /^v1:[0-9a-f]{64}$/);
  },
  { timeoutMs: 30_000 },
);

test(
  'a mistake is told with task, line and column, and mending it makes the component ready',
  async () => {
    await apply(component('mistaken', 'set -e\necho {{ workers }}'));
    const stalled = ['wait', 'imgcomp', 'mistaken', '--for=condition=Stalled', '--timeout=20s'];
    assert.is((await plane().kubectl(stalled)).code, 0);
    const { stdout } = await plane().kubectl(['describe', 'imgcomp', 'mistaken']);
    assert.match(stdout, "task 'first', line 2, column 6 (spec.tasks[0].runShellCommand.commandContent)");
    assert.match(stdout, "'{{ workers }}' refers to a parameter that the component does not declare");
    await apply(component('mistaken', 'set -e\necho 4'));
    await ready('mistaken');
    const { status } = await read('mistaken');
    assert.not(status?.conditions?.some(({ type }) => type === 'Stalled'));
  },
  { timeoutMs: 60_000 },
);

test(
  'a fingerprint follows the content and nothing else',
  async () => {
    await apply(component('hashed', 'echo a'));
    await ready('hashed');
    const first = (await read('hashed')).status?.contentHash;
    const labelled = component('hashed', 'echo a');
    await apply({
      ...labelled,
      metadata: { ...labelled.metadata, labels: { team: 'web' } },
      spec: { ...labelled.spec, description: 'says a' },
    });
    const again = await waitUntil(async () => {
      const { metadata, status } = await read('hashed');
      return status?.observedGeneration === metadata.generation && metadata.generation === 2
        ? status
        : undefined;
    });
    assert.is(again.contentHash, first);
    await apply(component('hashed', 'echo b'));
    await waitUntil(async () => (await read('hashed')).status?.contentHash !== first);
  },
  { timeoutMs: 60_000 },
);

test(
  'one manager owns the status, and the operator never touches spec, labels or annotations',
  async () => {
    await ready('there-before');
    const { stdout } = await plane().kubectl([
      'get',
      'imgcomp',
      'there-before',
      '-o',
      'json',
      '--show-managed-fields',
    ]);
    const { managedFields } = (
      JSON.parse(stdout) as {
        metadata: { managedFields: { manager: string; subresource?: string; fieldsV1: object }[] };
      }
    ).metadata;
    const ours = managedFields.filter(({ manager }) => manager === 'imagesmith');
    assert.equal(
      ours.map(({ subresource }) => subresource),
      ['status'],
    );
    assert.equal(
      ours.flatMap(({ fieldsV1 }) => Object.keys(fieldsV1)),
      ['f:status'],
    );
  },
  { timeoutMs: 30_000 },
);

test('probes and metrics answer', async () => {
  const base = `http://127.0.0.1:${await operator.port()}`;
  assert.is((await fetch(`${base}/healthz`)).status, 200);
  assert.is((await fetch(`${base}/readyz`)).status, 200);
  const metrics = await (await fetch(`${base}/metrics`)).text();
  assert.match(metrics, 'controller_runtime_reconcile_total{controller="imagecomponent",result="success"}');
  assert.match(metrics, 'workqueue_depth');
  assert.match(metrics, 'leader_election_master_status{name="imagesmith-operator"} 1');
});

test(
  'with nothing to do nothing is written',
  async () => {
    const { stdout: before } = await plane().kubectl(['get', 'imgcomp', '-A', '-o', 'json']);
    const reconciled = () => operator.lines.length;
    const lines = reconciled();
    await new Promise((done) => setTimeout(done, 5000));
    const { stdout: after } = await plane().kubectl(['get', 'imgcomp', '-A', '-o', 'json']);
    assert.is(after, before);
    assert.is(reconciled(), lines, operator.transcript());
  },
  { timeoutMs: 30_000 },
);

test('what the process may not do by its role it does not need', () => {
  const denied = operator.lines.filter((line) => JSON.stringify(line).includes('Forbidden'));
  assert.equal(denied, []);
  assert.is(operator.strays, '');
});
