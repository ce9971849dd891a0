import { createHash, randomBytes } from 'node:crypto';

import { cloudWorldFor, NAMESPACE } from '../../kit/cloud-world.ts';
import { assert, suite } from '../../kit/index.ts';
import { component, secret, template } from '../../kit/samples.ts';

const test = suite('what components bring into an instance');
const world = cloudWorldFor(test);

const BINARY = randomBytes(3000);
/** Does not shrink, and is too long for one command. */
const LARGE = randomBytes(60_000);

const configMap = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'files', namespace: NAMESPACE },
  data: { motd: 'welcome\nto {{ this }} image\n' },
  binaryData: { large: LARGE.toString('base64') },
};

function content(name: string, text: string): object {
  return {
    apiVersion: 'imagesmith.dev/v1alpha1',
    kind: 'ImageComponent',
    metadata: { name, namespace: NAMESPACE },
    spec: { content: text },
  };
}

const YAML = `
Parameters:
  greeting: {Type: String, DefaultValue: hello}
  times: {Type: Number, DefaultValue: 2}
Tasks:
  - Name: count
    Action: RunShellCommand
    Properties: {commandContent: "echo noise >&2; echo $((3 * {{ times }}))"}
  - Name: use
    Action: RunShellCommand
    Properties:
      commandContent: |
        test "{{ count.stdout }}" = 12
        printf %s {{ greeting | quote }} > /root/greeting
      workingDir: /root
  - Name: public
    Action: InvokeCommand
    Properties: {commandId: ACS-ECS-ImageCheck-for-linux.sh}
  - Name: heard
    Action: RunShellCommand
    Properties: {commandContent: "echo {{ public.stdout | quote }} | grep -q 'nothing was changed'"}
  - Name: again
    Action: Reboot
`;

const DOCKERFILE = `
ENV APP_HOME=/opt/app GREETING="it's here"
WORKDIR /opt/app
RUN pwd > where && echo "$GREETING" >> where
RUN useradd -m worker
USER worker
RUN id -un > /tmp/who && cat /tmp/who
`;

test(
  'three forms, parameters, outputs, files of all kinds, retries: all of it is in the image, and the log tells it',
  async () => {
    world().startOperator();
    await world().apply(
      secret(),
      configMap,
      content('yaml', YAML),
      content('docker', DOCKERFILE),
      {
        apiVersion: 'imagesmith.dev/v1alpha1',
        kind: 'ImageComponent',
        metadata: { name: 'files', namespace: NAMESPACE },
        spec: {
          componentName: 'file-drop',
          version: '1.4.0',
          tasks: [
            {
              name: 'binary',
              writeFile: { destinationPath: '/opt/bin', binaryContent: BINARY.toString('base64') },
            },
            {
              name: 'large',
              writeFile: {
                destinationPath: '/opt/large',
                contentFrom: { configMapKeyRef: { name: 'files', key: 'large' } },
                mode: '0600',
              },
            },
            {
              name: 'motd',
              writeFile: {
                destinationPath: '/etc/motd',
                contentFrom: { configMapKeyRef: { name: 'files', key: 'motd' } },
              },
            },
            {
              name: 'third-time',
              retries: 3,
              runShellCommand: { commandContent: 'echo try >> /root/tries; test $(wc -l < /root/tries) = 3' },
            },
          ],
        },
      },
      component(
        'check',
        `test "$(cat /root/greeting)" = "it's a \\$HOME; day"`,
        'test "$(cat /opt/app/where)" = "/opt/app\nit\'s here"; test "$(cat /tmp/who 2>/dev/null)" = ""',
        `. /etc/profile.d/imagesmith-environment.sh; test "$APP_HOME" = /opt/app`,
        // Split, so that it is no reference here; in the file it is none, because files are not searched for them.
        `grep -q 'to {''{ this }''} image' /etc/motd && test "$(stat -c %a /opt/large)" = 600`,
        `test "$(sha256sum < /opt/large)" = "${sha256(LARGE)}  -" && test "$(sha256sum < /opt/bin)" = "${sha256(BINARY)}  -"`,
        'test -f /root/content-ran && grep -q "nginx 7" /root/content-ran',
      ),
      content(
        'from-content',
        'Parameters:\n  word: {Type: String}\nTasks:\n  - Name: only\n    Action: RunShellCommand\n    Properties: {commandContent: "echo {{ word }} 7 > /root/content-ran"}\n',
      ),
      template('web', [], {
        components: [
          {
            name: 'yaml',
            parameters: [
              { name: 'greeting', value: "it's a $HOME; day" },
              { name: 'times', value: '4' },
            ],
          },
          { name: 'docker' },
          { name: 'file-drop', version: '1.*.*' },
        ],
        buildContent:
          'RUN touch /root/content-ran\nCOMPONENT from-content --word nginx\nRESTART\nCOMPONENT check\n',
      }),
    );
    const build = await world().ended('web-1');
    assert.is(world().reasonOf(build), 'Succeeded', JSON.stringify(build.status?.failure));
    const log = JSON.parse(await world().kubectl('get', 'configmap', 'web-1-log', '-o', 'json')) as {
      data: Record<string, string>;
    };
    const retried =
      Object.entries(log.data).find(([key]) => key.endsWith('.file-drop.third-time'))?.[1] ?? '';
    assert.match(
      retried,
      /^# file-drop\/third-time, Succeeded, exit code 0, from 20\d\d-\S+Z, \d+ s, 3 tries\n/,
    );
    assert.is(Object.keys(log.data).toSorted()[0], 'attempt-1.0001.yaml.count');
    assert.match(log.data['attempt-1.0001.yaml.count'] ?? '', /^12$/m);
    assert.is(build.status?.plan?.components?.find(({ name }) => name === 'file-drop')?.version, '1.4.0');
    const used = await world().component('files');
    assert.equal(used?.status?.usedBy, ['web']);
    assert.is((await world().component('docker'))?.status?.format, 'Dockerfile');
    assert.equal((await world().component('yaml'))?.status?.parameters, [
      { name: 'greeting', type: 'String', defaultValue: 'hello' },
      { name: 'times', type: 'Number', defaultValue: '2' },
    ]);
    await world().assertSafe();
  },
  { timeoutMs: 180_000 },
);

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
