import { createHash, randomBytes } from 'node:crypto';

import type { ImageBuild } from '../../../src/api/objects.ts';
import { type CloudWorld, NAMESPACE } from '../../kit/cloud-world.ts';
import { assert } from '../../kit/index.ts';
import { component, type SampleTask } from '../../kit/samples.ts';
import { diaryIn, madeFor } from '../crash/evidence.ts';
import { tracesOf } from './traces.ts';

/** Does not shrink, and takes several commands. */
const LARGE = randomBytes(60_000);
/** The same, encrypted. */
const KEY_FILE = randomBytes(30_000);
const LICENSE = 'lic-0042/p@ss w0rd+"quoted"';
const SECRET = 'license';
const FILES = 'files';

const digest = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** Objects that the component below needs beside itself. */
export const COURIER_INPUTS: readonly object[] = [
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: SECRET, namespace: NAMESPACE },
    data: {
      value: Buffer.from(LICENSE).toString('base64'),
      file: KEY_FILE.toString('base64'),
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: FILES, namespace: NAMESPACE },
    binaryData: { large: LARGE.toString('base64') },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: `read-${SECRET}`, namespace: NAMESPACE },
    rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: [SECRET], verbs: ['get'] }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: `read-${SECRET}`, namespace: NAMESPACE },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: `read-${SECRET}` },
    subjects: [{ kind: 'ServiceAccount', name: 'imagesmith', namespace: 'imagesmith-system' }],
  },
];

const enter = (line: string) => `echo ${line} >>/root/diary`;
const writesFile = (destinationPath: string, contentFrom: object) =>
  ({ destinationPath, contentFrom, mode: '0600' }) as NonNullable<SampleTask['writeFile']>;

/** Every way in which something gets into an instance, by name. Scripts leave a line each time they run. */
export const COURIER_TASKS = {
  token: {
    name: 'token',
    runShellCommand: {
      commandContent: `${enter('token')}; printf %s {{ key | quote }} | sha256sum | cut -c1-64 >/root/sum`,
    },
  },
  large: {
    name: 'large',
    writeFile: writesFile('/opt/large', { configMapKeyRef: { name: FILES, key: 'large' } }),
  },
  keys: {
    name: 'keys',
    writeFile: writesFile('/opt/keys', { secretKeyRef: { name: SECRET, key: 'file' } }),
  },
  known: { name: 'known', invokeCommand: { commandID: 'ACS-ECS-ImageCheck-for-linux.sh' } },
  heard: {
    name: 'heard',
    runShellCommand: {
      commandContent: `echo {{ known.stdout | quote }} | grep -q 'nothing was changed'; ${enter('heard')}`,
    },
  },
  print: { name: 'print', runShellCommand: { commandContent: `${enter('print')}; echo 12` } },
  use: {
    name: 'use',
    runShellCommand: { commandContent: `test "{{ print.stdout }}" = 12; ${enter('use')}` },
  },
  restart: { name: 'restart', reboot: {} },
  after: {
    name: 'after',
    runShellCommand: {
      commandContent: `${enter('after')}; test "$(printf %s {{ key | quote }} | sha256sum | cut -c1-64)" = "$(cat /root/sum)"`,
    },
  },
  check: {
    name: 'check',
    runShellCommand: {
      commandContent: [
        'set -e',
        enter('check'),
        `test "$(cat /root/sum)" = ${digest(LICENSE)}`,
        `test "$(sha256sum </opt/large)" = "${digest(LARGE)}  -"`,
        `test "$(sha256sum </opt/keys)" = "${digest(KEY_FILE)}  -"`,
      ].join('\n'),
    },
  },
} satisfies Record<string, SampleTask>;

type TaskName = keyof typeof COURIER_TASKS;
const ALL = Object.keys(COURIER_TASKS) as TaskName[];
/** Tasks that leave no line. */
const SILENT: readonly TaskName[] = ['large', 'keys', 'known', 'restart'];

/** Names of its commands that are encrypted. */
export const ENCRYPTED = /\/(token|keys|after)$/;

/** A component of those tasks; `retried`: with one that fails once, which takes ten seconds. */
export function courier(name: string, { retried = false } = {}): object {
  const again = {
    name: 'again',
    retries: 2,
    runShellCommand: { commandContent: 'echo again >>/root/again; test "$(wc -l </root/again)" = 2' },
  };
  const { metadata, ...rest } = component(
    name,
    ...ALL.flatMap((task): SampleTask[] =>
      task === 'restart' && retried ? [again, COURIER_TASKS[task]] : [COURIER_TASKS[task]],
    ),
  ) as { metadata: object; spec: object };
  return { ...rest, metadata, spec: { ...rest.spec, parameters: [{ name: 'key', sensitive: true }] } };
}

/** The objects that a build of it takes away from under it: what clean-up must not need. */
export const COURIER_NEEDS: readonly (readonly [kind: string, name: string])[] = [
  ['secret', SECRET],
  ['configmap', FILES],
];

/** Spec of a template that uses such a component and copies nothing. */
export function courierSpec(name: string): Record<string, unknown> {
  return {
    components: [
      { name, parameters: [{ name: 'key', valueFrom: { secretKeyRef: { name: SECRET, key: 'value' } } }] },
    ],
    distribution: { regions: [] },
  };
}

/** Asserts that a build of it ended well: everything arrived, each script ran once, and nothing shows a secret. */
export async function assertDelivered(
  world: CloudWorld,
  build: ImageBuild,
  { attempts = 1 }: { attempts?: number } = {},
): Promise<void> {
  const { status, metadata } = build;
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  assert.is(ready?.reason, 'Succeeded', ready?.message ?? 'no condition');
  assert.is(status?.instances?.length, attempts, JSON.stringify(status?.instances));
  const made = madeFor(world.simulator, metadata.uid ?? '');
  assert.is(made['RunInstances'], attempts, 'builders launched');
  assert.is(made['CreateImage'], 1, 'images captured');
  const lines = ALL.filter((task) => !SILENT.includes(task));
  assert.equal(await diaryIn(world.simulator, status?.imageID ?? ''), lines, 'scripts that ran');
  await assertSecret(world);
}

/** Asserts that no value of a Secret can be read anywhere. */
export async function assertSecret(world: CloudWorld): Promise<void> {
  for (const value of [LICENSE, KEY_FILE.subarray(3000, 3060).toString('base64')])
    assert.equal(await tracesOf(world, value), []);
}
