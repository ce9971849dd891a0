import { cloudWorldFor, NAMESPACE } from '../../kit/cloud-world.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { secret, template } from '../../kit/samples.ts';

const test = suite('a Secret that goes in the middle');
const world = cloudWorldFor(test);

const MEANWHILE = 'for i in $(seq 300); do [ -e /root/go ] && break; sleep 0.1; done';

test(
  'the build waits and says for what, pays for no builder meanwhile, and goes on when the Secret is back',
  async () => {
    world().startOperator();
    const license = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'license', namespace: NAMESPACE },
      stringData: { license: 'a value for a license' },
    };
    await world().apply(
      secret(),
      {
        apiVersion: 'imagesmith.dev/v1alpha1',
        kind: 'ImageComponent',
        metadata: { name: 'late', namespace: NAMESPACE },
        spec: {
          parameters: [{ name: 'key', sensitive: true }],
          tasks: [
            { name: 'first', runShellCommand: { commandContent: MEANWHILE } },
            { name: 'use', runShellCommand: { commandContent: 'test -n {{ key | quote }}' } },
          ],
        },
      },
      license,
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata: { name: 'read-license', namespace: NAMESPACE },
        rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: ['license'], verbs: ['get'] }],
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: 'read-license', namespace: NAMESPACE },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'read-license' },
        subjects: [{ kind: 'ServiceAccount', name: 'imagesmith', namespace: 'imagesmith-system' }],
      },
      template('web', [], {
        components: [
          {
            name: 'late',
            parameters: [{ name: 'key', valueFrom: { secretKeyRef: { name: 'license', key: 'license' } } }],
          },
        ],
        distribution: { regions: [] },
      }),
    );
    const status = async () => (await world().build('web-1'))?.status;
    await waitUntil(async () => (await status())?.currentStep === 'Provision', {
      deadlineMs: 60_000,
      what: 'the build to provision',
    });
    await world().kubectl('delete', 'secret', 'license');
    await waitUntil(
      async () => (await status())?.trouble?.message.includes("Secret 'license' does not exist"),
      {
        deadlineMs: 90_000,
        what: 'the build to wait for the Secret',
      },
    );
    assert.is(world().reasonOf(await world().build('web-1')), 'DependencyNotReady');
    await waitUntil(async () => (await status())?.instances?.[0]?.releaseTime !== undefined, {
      deadlineMs: 120_000,
      what: 'the builder to be released',
    });
    await world().apply(license);
    const build = await world().ended('web-1', 180_000);
    assert.is(world().reasonOf(build), 'Succeeded', JSON.stringify(build.status?.failure));
    await world().assertSafe();
  },
  { timeoutMs: 600_000 },
);
