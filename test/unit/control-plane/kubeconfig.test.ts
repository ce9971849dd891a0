import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';

import { Authority } from '../../../simulator/tls/authority.ts';
import { credentialsFor, kubeconfig, KubeconfigFiles } from '../../control-plane/kubeconfig.ts';
import { assert, suite } from '../../kit/index.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';

const test = suite('control plane kubeconfig');
const authority = new Authority('test', Date.UTC(2026, 0, 1));
let host: FakeHost;

const decoded = (value = '') => Buffer.from(value, 'base64').toString();

test.before(async () => {
  host = await fakeHost();
});
test.after(() => host.remove());

test('it verifies the server and holds everything in itself', () => {
  const credentials = credentialsFor(authority, { name: 'bob' });
  const text = kubeconfig('https://127.0.0.1:1', 'bob', credentials);
  assert.not.match(text, /insecure|token/);
  const { clusters, users } = JSON.parse(text) as {
    clusters: { cluster: Record<string, string> }[];
    users: { user: Record<string, string> }[];
  };
  assert.is(decoded(clusters[0]?.cluster['certificate-authority-data']), authority.certificate);
  assert.is(decoded(users[0]?.user['client-certificate-data']), credentials.cert);
  assert.is(decoded(users[0]?.user['client-key-data']), credentials.key);
});

test('each user and set of groups has one file that only this account may read', async () => {
  const files = new KubeconfigFiles(host.directory, authority, 'https://127.0.0.1:1');
  const paths = await Promise.all([
    files.pathFor({ name: 'a/b:c' }),
    files.pathFor({ name: 'a/b:c', groups: [] }),
    files.pathFor({ name: 'a/b:c', groups: ['x', 'y'] }),
    files.pathFor({ name: 'a/b:c', groups: ['y', 'x'] }),
    files.pathFor({ name: 'a-b-c' }),
  ]);
  assert.is(paths[0], paths[1]);
  assert.is(paths[2], paths[3]);
  assert.is(new Set(paths).size, 3);
  assert.is((await stat(paths[0])).mode & 0o777, 0o600);
  const { users } = JSON.parse(await readFile(paths[2], 'utf8')) as {
    users: { user: Record<string, string> }[];
  };
  const certificate = Buffer.from(users[0]?.user['client-certificate-data'] ?? '', 'base64');
  assert.is(new X509Certificate(certificate).subject, 'O=x\nO=y\nCN=a/b:c');
});
