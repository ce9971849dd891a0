import { join, resolve } from 'node:path';
import { controlPlaneFor, PRODUCT_CRDS } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('RBAC of the operator');
const plane = controlPlaneFor(test, { crds: PRODUCT_CRDS });
const config = resolve(import.meta.dirname, '../../../config');

const OPERATOR = {
  name: 'system:serviceaccount:imagesmith-system:imagesmith',
  groups: ['system:serviceaccounts', 'system:serviceaccounts:imagesmith-system', 'system:authenticated'],
};

async function kubectl(args: readonly string[], input = ''): Promise<string> {
  const { code, stdout, stderr } = await plane().kubectl(args, { input });
  assert.is(code, 0, `kubectl ${args.join(' ')}: ${stderr}`);
  return stdout;
}

test.before(async () => {
  for (const namespace of ['imagesmith-system', 'images', 'other'])
    await kubectl(['create', 'namespace', namespace]);
  await kubectl(['apply', '-k', join(config, 'rbac')]);
});

/** What the operator may do: `verbs resource[/name] @namespace` (none: cluster-wide). */
const GRANTED = [
  'get,list,watch,patch imagecomponents.imagesmith.dev @images',
  'get,list,watch,patch imagetemplates.imagesmith.dev @images',
  'get,list,watch,patch,create,delete imagebuilds.imagesmith.dev @images',
  'patch,update imagecomponents.imagesmith.dev/status @images',
  'patch,update imagetemplates.imagesmith.dev/status @images',
  'patch,update imagebuilds.imagesmith.dev/status @images',
  'update imagetemplates.imagesmith.dev/finalizers @images',
  'update imagebuilds.imagesmith.dev/finalizers @images',
  'get,create controllerrevisions.apps @images',
  'create,patch events.events.k8s.io @images',
  'create leases.coordination.k8s.io @imagesmith-system',
  'get,update leases.coordination.k8s.io:imagesmith-operator @imagesmith-system',
  'get namespaces:kube-system @',
];

const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** Every resource on which the operator has any right is in the list above; the others must have none. */
const NOTHING_ON = [
  'secrets @images',
  'secrets:alicloud @images',
  'secrets @imagesmith-system',
  'configmaps @images',
  'pods @images',
  'serviceaccounts @imagesmith-system',
  'namespaces @',
  'namespaces:images @',
  'leases.coordination.k8s.io:other @imagesmith-system',
  'leases.coordination.k8s.io:imagesmith-operator @images',
  'customresourcedefinitions.apiextensions.k8s.io @',
  'clusterroles.rbac.authorization.k8s.io @',
  'events @images',
  'deployments.apps @images',
];

/** Asks the API server in one go; the answer of each question stands at its place. */
async function allowed(questions: readonly { verb: string; on: string }[]): Promise<boolean[]> {
  const reviews = questions.map(({ verb, on }) => {
    const [what = '', namespace = ''] = on.split(' @');
    const [path = '', name = ''] = what.split(':');
    const [resource = '', subresource = ''] = path.split('/');
    const [plural = '', ...group] = resource.split('.');
    const attributes = { verb, namespace, name, group: group.join('.'), resource: plural, subresource };
    return {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: { user: OPERATOR.name, groups: OPERATOR.groups, resourceAttributes: attributes },
    };
  });
  const list = { apiVersion: 'v1', kind: 'List', items: reviews };
  const output = await kubectl(['create', '-f', '-', '-o', 'json'], JSON.stringify(list));
  const answers = JSON.parse(`[${output.trim().replaceAll(/^\}\n\{/gm, '},{')}]`) as Answer[];
  return answers.flatMap((answer) => answer.items ?? [answer]).map(({ status }) => status?.allowed === true);
}

interface Answer {
  status?: { allowed: boolean };
  items?: Answer[];
}

test(
  'the operator may do what it needs, and nothing else to the same things',
  async () => {
    const questions = GRANTED.flatMap((line) => {
      const [verbs = '', ...on] = line.split(' ');
      return VERBS.map((verb) => ({ verb, on: on.join(' '), expected: verbs.split(',').includes(verb) }));
    });
    const answers = await allowed(questions);
    assert.is(answers.length, questions.length);
    const wrong = questions
      .filter(({ expected }, index) => answers[index] !== expected)
      // Rights on a whole resource include those on one object of it.
      .filter(({ verb, on }) => !(verb === 'create' && on.includes('leases') && on.includes(':')))
      .map(({ verb, on, expected }) => `${verb} ${on} should ${expected ? '' : 'not '}be allowed`);
    assert.equal(wrong, []);
  },
  { timeoutMs: 20_000 },
);

test(
  'the operator has no right on anything else, above all not on Secrets',
  async () => {
    const questions = NOTHING_ON.flatMap((on) => VERBS.map((verb) => ({ verb, on })))
      // Creating the Lease cannot be limited to a name.
      .filter(
        ({ verb, on }) =>
          !(verb === 'create' && on.includes('@imagesmith-system') && on.startsWith('leases')),
      );
    const answers = await allowed(questions);
    const wrong = questions
      .filter((_, index) => answers[index] !== false)
      .map(({ verb, on }) => `${verb} ${on}`);
    assert.equal(wrong, []);
  },
  { timeoutMs: 20_000 },
);

test(
  'the sample role opens exactly one Secret of one namespace',
  async () => {
    await kubectl(['apply', '-n', 'images', '-f', join(config, 'rbac/secret-reader-role.yaml')]);
    await kubectl(['apply', '-n', 'images', '-f', join(config, 'samples/secret.yaml')]);
    const questions = ['get', 'list', 'watch', 'update', 'delete'].flatMap((verb) =>
      ['secrets:alicloud @images', 'secrets:other @images', 'secrets @images', 'secrets:alicloud @other'].map(
        (on) => ({
          verb,
          on,
        }),
      ),
    );
    const answers = await allowed(questions);
    const granted = questions
      .filter((_, index) => answers[index] === true)
      .map(({ verb, on }) => `${verb} ${on}`);
    assert.equal(granted, [
      'get secrets:alicloud @images',
      'list secrets:alicloud @images',
      'watch secrets:alicloud @images',
    ]);
    // As the operator watches it: by a field selector that names it.
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
    const answer = await plane().kubectl(list, { user: OPERATOR });
    assert.is(answer.stdout.trim(), 'secret/alicloud', answer.stderr);
  },
  { timeoutMs: 20_000 },
);

test('editors work with objects but cannot write status, viewers only look', async () => {
  const grants = (role: string) =>
    kubectl(['get', 'clusterrole', role, '-o', 'jsonpath={.rules[*].verbs[*]} {.rules[*].resources[*]}']);
  const editor = await grants('imagesmith-editor');
  assert.match(editor, 'create');
  assert.not.match(editor, 'status');
  const viewer = await grants('imagesmith-viewer');
  for (const verb of ['create', 'update', 'patch', 'delete']) assert.not.match(viewer, verb);
});
