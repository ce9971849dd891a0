import { cloudWorldFor, NAMESPACE } from '../../kit/cloud-world.ts';
import { assert, suite } from '../../kit/index.ts';
import { secret, template } from '../../kit/samples.ts';
import { tracesOf } from './traces.ts';

const test = suite('downloads and uploads');
const world = cloudWorldFor(test);

function content(name: string, text: string): object {
  return {
    apiVersion: 'imagesmith.dev/v1alpha1',
    kind: 'ImageComponent',
    metadata: { name, namespace: NAMESPACE },
    spec: { content: text },
  };
}

const TRANSFERS = `
Parameters:
  bucket: {Type: String, DefaultValue: images}
Tasks:
  - Name: down
    Action: OSSDownload
    Properties: {bucketName: "{{ bucket }}", objectName: hello.txt, destinationDir: /opt/from-oss}
  - Name: change
    Action: RunShellCommand
    Properties: {commandContent: "{ cat /opt/from-oss/hello.txt; echo more; } > /opt/answer.txt; cat /opt/answer.txt"}
  - Name: up
    Action: OSSUpload
    Properties: {bucketName: "{{ bucket }}", objectName: "builds/answer 1.txt", fileToUpload: /opt/answer.txt, validTime: 600}
`;

const NO_COPY = { distribution: { regions: [] } };

test(
  'objects come and go by signed URLs that nobody can read, and a file of the Web is checked',
  async () => {
    world().startOperator();
    const web = `http://${world().simulator.endpoint}/images/hello.txt`;
    await world().apply(secret(), content('transfers', TRANSFERS), {
      apiVersion: 'imagesmith.dev/v1alpha1',
      kind: 'ImageComponent',
      metadata: { name: 'public', namespace: NAMESPACE },
      spec: {
        parameters: [{ name: 'sum' }],
        tasks: [
          {
            name: 'fetch',
            webDownload: { sourcePath: web, destinationDir: '/opt/web', sha256: '{{ sum }}' },
          },
          {
            name: 'same',
            runShellCommand: { commandContent: 'cmp /opt/web/hello.txt /opt/from-oss/hello.txt' },
          },
        ],
      },
    });
    const bucket = world().simulator.world.buckets.get('images');
    if (bucket === undefined) throw new Error('The default world has a bucket');
    bucket.acl = 'public-read';
    const sum = await sha256OfHello();
    await world().apply(
      template('web', [], {
        ...NO_COPY,
        components: [{ name: 'transfers' }, { name: 'public', parameters: [{ name: 'sum', value: sum }] }],
      }),
    );
    const build = await world().ended('web-1');
    assert.is(world().reasonOf(build), 'Succeeded', JSON.stringify(build.status?.failure));
    assert.ok(bucket.objects.has('builds/answer 1.txt'));
    assert.equal(await tracesOf(world(), 'x-oss-signature='), []);
    await world().assertSafe();
  },
  { timeoutMs: 120_000 },
);

test(
  'a file with another sum and an object that is not there fail with what the server said',
  async () => {
    await world().apply(
      content(
        'missing',
        'Tasks:\n  - Name: down\n    Action: OSSDownload\n    Properties: {bucketName: images, objectName: absent.txt, destinationDir: /opt}\n',
      ),
      template('missing', ['missing'], NO_COPY),
      template('altered', [], {
        ...NO_COPY,
        components: [
          { name: 'transfers' },
          { name: 'public', parameters: [{ name: 'sum', value: 'a'.repeat(64) }] },
        ],
      }),
    );
    const missing = await world().ended('missing-1');
    assert.match(missing.status?.failure?.message ?? '', /task missing\/down ended with exit code .*404/);
    const altered = await world().ended('altered-1');
    assert.match(
      altered.status?.failure?.message ?? '',
      /task public\/fetch .*SHA-256 is [0-9a-f]{64}, not a{64}/,
    );
    await world().assertSafe();
  },
  { timeoutMs: 120_000 },
);

async function sha256OfHello(): Promise<string> {
  const answer = await fetch(`http://${world().simulator.endpoint}/images/hello.txt`);
  const digest = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
  return Buffer.from(digest).toString('hex');
}
