import { join, resolve } from 'node:path';

import { IMAGE_BUILDS, IMAGE_COMPONENTS, IMAGE_TEMPLATES } from '../../../src/api/names.ts';
import { readConfig } from '../../../src/config.ts';
import { controlPlaneFor } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { mayUser } from './access-review.ts';

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

const OPERATOR = {
  name: 'system:serviceaccount:imagesmith-system:imagesmith',
  groups: ['system:serviceaccounts', 'system:serviceaccounts:imagesmith-system', 'system:authenticated'],
};

const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** Everything that the operator may do: verbs, then what and where. */
const GRANTED: [verbs: string, on: string][] = [
  ['get list watch patch', 'imagecomponents.imagesmith.dev @images'],
  ['get list watch patch', 'imagetemplates.imagesmith.dev @images'],
  ['get list watch patch create delete', 'imagebuilds.imagesmith.dev @images'],
  ['patch update', 'imagecomponents.imagesmith.dev/status @images'],
  ['patch update', 'imagetemplates.imagesmith.dev/status @images'],
  ['patch update', 'imagebuilds.imagesmith.dev/status @images'],
  ['update', 'imagetemplates.imagesmith.dev/finalizers @images'],
  ['update', 'imagebuilds.imagesmith.dev/finalizers @images'],
  ['get create', 'controllerrevisions.apps @images'],
  ['get create update', 'configmaps @images'],
  ['create patch', 'events.events.k8s.io @images'],
  // The name of an object that does not exist yet cannot be part of a rule.
  ['create', 'leases.coordination.k8s.io @imagesmith-system'],
  ['create get update', 'leases.coordination.k8s.io:imagesmith-operator @imagesmith-system'],
  ['create', 'leases.coordination.k8s.io:another @imagesmith-system'],
  ['get', 'namespaces:kube-system'],
];

/** What it must have no right on at all. */
const NOTHING_ON = [
  'secrets @images',
  'secrets:alicloud @images',
  'secrets @imagesmith-system',
  'pods @images',
  'events @images',
  'deployments.apps @images',
  'serviceaccounts @imagesmith-system',
  'leases.coordination.k8s.io:imagesmith-operator @images',
  'namespaces',
  'namespaces:images',
  'customresourcedefinitions.apiextensions.k8s.io',
  'clusterroles.rbac.authorization.k8s.io',
];

test(
  'the operator may do what it needs, and nothing else to the same things',
  async () => {
    const questions = GRANTED.flatMap(([verbs, on]) =>
      VERBS.map((verb) => ({ verb, on, expected: verbs.split(' ').includes(verb) })),
    );
    const answers = await mayUser(plane(), OPERATOR, questions);
    const wrong = questions
      .filter(({ expected }, index) => answers[index] !== expected)
      .map(({ verb, on, expected }) => `${verb} ${on} ${expected ? 'must' : 'may not'} be allowed`);
    assert.equal(wrong, []);
  },
  { timeoutMs: 20_000 },
);

test(
  'the operator has no right on anything else, above all not on Secrets',
  async () => {
    const questions = NOTHING_ON.flatMap((on) => VERBS.map((verb) => ({ verb, on })));
    const answers = await mayUser(plane(), OPERATOR, questions);
    const granted = questions.filter((_, index) => answers[index] !== false);
    assert.equal(granted, []);
  },
  { timeoutMs: 20_000 },
);

test(
  'the sample role opens exactly one Secret of one namespace',
  async () => {
    await kubectl('create', 'namespace', 'images');
    await kubectl('apply', '-n', 'images', '-f', join(config, 'rbac/secret-reader-role.yaml'));
    await kubectl('apply', '-n', 'images', '-f', join(config, 'samples/secret.yaml'));
    const places = [
      'secrets:alicloud @images',
      'secrets:other @images',
      'secrets @images',
      'secrets:alicloud @other',
    ];
    const questions = VERBS.flatMap((verb) => places.map((on) => ({ verb, on })));
    const answers = await mayUser(plane(), OPERATOR, questions);
    assert.equal(
      questions.filter((_, index) => answers[index]).map(({ verb, on }) => `${verb} ${on}`),
      ['get secrets:alicloud @images', 'list secrets:alicloud @images', 'watch secrets:alicloud @images'],
    );
    // As the operator reads it: by a field selector that names it.
    const list = [
      'get',
      'secrets',
      '-n',
      'images',
      '--field-selector',
      'metadata.name=alicloud',
      '-o',
      'name',
    ];
    const { stdout, stderr } = await plane().kubectl(list, { user: OPERATOR });
    assert.is(stdout.trim(), 'secret/alicloud', stderr);
  },
  { timeoutMs: 20_000 },
);

const rulesOf = (role: string) => kubectl('get', 'clusterrole', role, '-o', 'jsonpath={.rules}');

test('editors work with objects but cannot write status, viewers only look', async () => {
  const editor = await rulesOf('imagesmith-editor');
  assert.match(editor, 'create');
  assert.not.match(editor, 'status');
  const viewer = await rulesOf('imagesmith-viewer');
  assert.match(viewer, 'watch');
  for (const verb of ['create', 'update', 'patch', 'delete']) assert.not.match(viewer, verb);
});
