import { join, resolve } from 'node:path';
import { IMAGE_BUILDS, IMAGE_COMPONENTS, IMAGE_TEMPLATES } from '../../../src/api/names.ts';
import { readConfig } from '../../../src/config.ts';
import { controlPlaneFor } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('installing with kustomize');
const plane = controlPlaneFor(test);
const config = resolve(import.meta.dirname, '../../../config');

async function kubectl(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await plane().kubectl(args);
  assert.is(code, 0, `kubectl ${args.join(' ')}: ${stderr}`);
  return stdout;
}

interface Deployment {
  metadata: { namespace: string };
  spec: {
    template: {
      spec: {
        serviceAccountName: string;
        terminationGracePeriodSeconds: number;
        containers: { image: string; args: string[]; ports: { containerPort: number }[] }[];
      };
    };
  };
}

test(
  'one command installs everything, strictly checked, and again changes nothing',
  async () => {
    const apply = ['apply', '--server-side', '--validate=strict', '-k', join(config, 'default')];
    const first = (await kubectl(...apply, '-o', 'name')).trim().split('\n');
    for (const { plural, group } of [IMAGE_COMPONENTS, IMAGE_TEMPLATES, IMAGE_BUILDS]) {
      assert.ok(first.includes(`customresourcedefinition.apiextensions.k8s.io/${plural}.${group}`));
    }
    assert.is(first.length, 12);
    await kubectl('wait', '--for=condition=Established', '--timeout=10s', 'crd', '--all');
    const versions = () =>
      kubectl(
        'get',
        'deployments,serviceaccounts,roles,rolebindings',
        '-n',
        'imagesmith-system',
        '-o',
        'jsonpath={.items[*].metadata.resourceVersion}',
      );
    const before = await versions();
    await kubectl(...apply);
    assert.is(await versions(), before);
  },
  { timeoutMs: 30_000 },
);

test(
  'the Deployment fits the operator: flags, ports, account and time to stop',
  async () => {
    const output = await kubectl('get', 'deployment', 'imagesmith', '-n', 'imagesmith-system', '-o', 'json');
    const { spec } = (JSON.parse(output) as Deployment).spec.template;
    const [container] = spec.containers;
    const flags = readConfig(container?.args ?? [], { POD_NAMESPACE: 'imagesmith-system' });
    assert.equal(flags.listen, { host: '0.0.0.0', port: container?.ports[0]?.containerPort });
    assert.is(spec.serviceAccountName, 'imagesmith');
    assert.ok(spec.terminationGracePeriodSeconds * 1000 > flags.shutdownTimeoutMs);

    const lease = await kubectl(
      'get',
      'role',
      'imagesmith-leader-election',
      '-n',
      flags.leaderElection.namespace,
      '-o',
      'jsonpath={.rules[*].resourceNames[*]}',
    );
    assert.is(lease, flags.leaderElection.name);
  },
  { timeoutMs: 10_000 },
);
