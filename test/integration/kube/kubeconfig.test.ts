import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { clusterAccess } from '../../../src/kube/cluster-access.ts';
import { kubeconfigAccess } from '../../../src/kube/kubeconfig.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('kubeconfig');

let directory: string;
let clock: SteppedClock;

test.before.each(async () => {
  directory = await mkdtemp(join(tmpdir(), 'imagesmith-kubeconfig-'));
  clock = new SteppedClock();
});

test.after.each(() => rm(directory, { recursive: true }));

interface Entries {
  server?: string;
  cluster?: object;
  user?: object;
  name?: string;
}

/** Writes a kubeconfig with one context, cluster and user, all of one name. */
async function write(file: string, { server, cluster, user, name = 'x' }: Entries): Promise<string> {
  const path = join(directory, file);
  const config = {
    clusters: [{ name, cluster: { server: server ?? 'https://one:6443', ...cluster } }],
    users: [{ name, user: user ?? {} }],
    contexts: [{ name, context: { cluster: name, user: name, namespace: `ns-${name}` } }],
    'current-context': name,
  };
  await writeFile(path, JSON.stringify(config));
  return path;
}

const access = (paths: string[], context?: string) =>
  kubeconfigAccess({ paths, clock, ...(context !== undefined && { context }) });

async function headersOf(user: object): Promise<unknown> {
  const found = await access([await write('config', { user })]);
  return (await found.credentials()).headers;
}

async function failure(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It did not fail');
}

test('the current context decides, unless another is asked for', async () => {
  const path = join(directory, 'config');
  await writeFile(
    path,
    `apiVersion: v1
kind: Config
current-context: b
clusters:
- {name: one, cluster: {server: "https://one:6443"}}
- {name: two, cluster: {server: "https://two:6443/prefix"}}
contexts:
- {name: a, context: {cluster: one, user: u, namespace: team}}
- {name: b, context: {cluster: two, user: u}}
users:
- {name: u, user: {token: abc}}
`,
  );
  const current = await access([path]);
  assert.equal([current.server.href, current.namespace], ['https://two:6443/prefix', undefined]);
  const other = await access([path], 'a');
  assert.equal([other.server.host, other.namespace], ['one:6443', 'team']);
  assert.equal((await other.credentials()).headers, { authorization: 'Bearer abc' });
});

test('of several files the first that defines a name wins, and missing files are passed over', async () => {
  const first = await write('first', { name: 'x', server: 'https://first' });
  const second = await write('second', { name: 'x', server: 'https://second' });
  const third = await write('third', { name: 'y', server: 'https://third' });
  const missing = join(directory, 'missing');
  assert.is((await access([missing, first, second])).server.host, 'first');
  assert.is((await access([second, first])).server.host, 'second');
  assert.is((await access([first, third], 'y')).server.host, 'third');
  assert.match(await failure(access([missing])), /does not exist/);
});

test('what is missing is named', async () => {
  const path = await write('config', { server: 'ftp://one' });
  assert.match(await failure(access([path])), /no usable server: "ftp:\/\/one"/);
  assert.match(await failure(access([path], 'other')), /no context "other"/);
  await writeFile(path, 'clusters: []');
  assert.match(await failure(access([path])), /no current-context/);
  const dangling = { contexts: [{ name: 'x', context: { cluster: 'gone' } }], 'current-context': 'x' };
  await writeFile(path, JSON.stringify(dangling));
  assert.match(await failure(access([path])), /no cluster "gone"/);
});

test('a file that is not YAML is refused without quoting it', async () => {
  const path = join(directory, 'config');
  await writeFile(path, 'users: [{token: very-secret');
  const message = await failure(access([path]));
  assert.match(message, /is not a YAML mapping/);
  assert.is(message.includes('very-secret'), false);
});

test('a token file wins over a token, relative to the kubeconfig, and is read again', async () => {
  await writeFile(join(directory, 'token'), 'one\n');
  const found = await access([await write('config', { user: { token: 'inline', tokenFile: 'token' } })]);
  assert.equal((await found.credentials()).headers, { authorization: 'Bearer one' });
  await writeFile(join(directory, 'token'), 'two\n');
  assert.equal((await found.credentials()).headers, { authorization: 'Bearer one' });
  found.renew();
  assert.equal((await found.credentials()).headers, { authorization: 'Bearer two' });
});

test('basic authentication and impersonation', async () => {
  assert.equal(await headersOf({ username: 'me', password: 'pw' }), { authorization: 'Basic bWU6cHc=' });
  const impersonating = {
    token: 'abc',
    as: 'bob',
    'as-groups': ['a', 'b'],
    'as-user-extra': { Scope: ['x'] },
  };
  assert.equal(await headersOf(impersonating), {
    authorization: 'Bearer abc',
    'impersonate-user': 'bob',
    'impersonate-group': ['a', 'b'],
    'impersonate-extra-scope': ['x'],
  });
});

test('the TLS material stays the same object while nothing changed', async () => {
  const cluster = { 'certificate-authority-data': Buffer.from('PEM').toString('base64') };
  const found = await access([await write('config', { cluster })]);
  const first = await found.credentials();
  assert.is((await found.credentials()).tls, first.tls);
  assert.equal(first.tls, { ca: 'PEM' });
});

test('an HTTP proxy is taken over, others are refused', async () => {
  const proxied = await write('config', { cluster: { 'proxy-url': 'http://proxy:3128' } });
  assert.is((await access([proxied])).proxyUrl, 'http://proxy:3128');
  const socks = await write('config', { cluster: { 'proxy-url': 'socks5://proxy:1080' } });
  assert.match(await failure(access([socks])), /not supported/);
});

/** An exec plugin that counts its runs and shows what it was given. */
async function plugin(expiresInMs: number): Promise<object> {
  const path = join(directory, 'plugin');
  await writeFile(
    path,
    `#!${process.execPath}
const fs = require('fs');
fs.appendFileSync(__dirname + '/runs', process.env.KUBERNETES_EXEC_INFO + '\\n');
const runs = fs.readFileSync(__dirname + '/runs', 'utf8').trim().split('\\n').length;
const expirationTimestamp = new Date(Date.now() + ${expiresInMs}).toISOString();
const status = { token: process.argv[2] + process.env.SUFFIX + runs, expirationTimestamp };
console.log(JSON.stringify({ kind: 'ExecCredential', status }));
`,
  );
  await chmod(path, 0o755);
  const apiVersion = 'client.authentication.k8s.io/v1';
  return {
    exec: { apiVersion, command: './plugin', args: ['token-'], env: [{ name: 'SUFFIX', value: 'x' }] },
  };
}

const runs = async () => (await readFile(join(directory, 'runs'), 'utf8')).trim().split('\n');

test('an exec plugin runs once while its credential lasts, and again when it was refused', async () => {
  const found = await access([await write('config', { user: await plugin(3_600_000) })]);
  const all = await Promise.all([found.credentials(), found.credentials(), found.credentials()]);
  for (const { headers } of all) assert.equal(headers, { authorization: 'Bearer token-x1' });
  await found.credentials();
  assert.is((await runs()).length, 1);
  found.renew();
  assert.equal((await found.credentials()).headers, { authorization: 'Bearer token-x2' });
  const info = JSON.parse((await runs())[0] ?? '') as { kind: string; spec: { interactive: boolean } };
  assert.equal([info.kind, info.spec.interactive], ['ExecCredential', false]);
});

test('an exec plugin runs again when its credential expired', async () => {
  const found = await access([await write('config', { user: await plugin(-1) })]);
  await found.credentials();
  assert.equal((await found.credentials()).headers, { authorization: 'Bearer token-x2' });
});

test('a failing exec plugin fails the call, not the process, and its output is not in the message', async () => {
  const exec = { command: process.execPath, args: ['-e', 'console.error("secret"); process.exit(3)'] };
  const found = await access([await write('config', { user: { exec } })]);
  const message = await failure(found.credentials());
  assert.match(message, /authentication plugin of the kubeconfig failed/);
  assert.is(message.includes('secret'), false);
});

test('an exec plugin that never answers is given up after a minute', async () => {
  const exec = { command: process.execPath, args: ['-e', 'setTimeout(() => {}, 1500)'] };
  const found = await access([await write('config', { user: { exec } })]);
  const failed = found.credentials().catch((error: Error) => (error.cause as Error).message);
  while (clock.pending === 0) await clock.step(0);
  await clock.step(60_000);
  assert.is(await failed, 'No answer within 60 s');
});

test('the oidc provider sends its ID token while it lasts', async () => {
  const claims = Buffer.from(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + 3600 })).toString(
    'base64url',
  );
  const token = `${Buffer.from('{}').toString('base64url')}.${claims}.signature`;
  const config = { 'client-id': 'id', 'idp-issuer-url': 'https://issuer', 'id-token': token };
  assert.equal(await headersOf({ 'auth-provider': { name: 'oidc', config } }), {
    authorization: `Bearer ${token}`,
  });
});

test('a provider that is not supported is refused with what to do instead', async () => {
  const path = await write('config', { user: { 'auth-provider': { name: 'gcp' } } });
  assert.match(await failure(access([path])), /"gcp" is not supported; use an exec plugin/);
});

const host = async (env: Record<string, string>, kubeconfig?: string) =>
  (await clusterAccess({ env, clock, ...(kubeconfig !== undefined && { kubeconfig }) })).server.host;

test('the way is looked for in order: explicit, KUBECONFIG, pod, home', async () => {
  const explicit = await write('explicit', { server: 'https://explicit' });
  const environment = await write('environment', { server: 'https://environment' });
  await mkdir(join(directory, '.kube'));
  await write('.kube/config', { server: 'https://home' });
  const pod = { KUBERNETES_SERVICE_HOST: '10.0.0.1', KUBERNETES_SERVICE_PORT: '443', HOME: directory };
  assert.is(await host({ ...pod, KUBECONFIG: environment }, explicit), 'explicit');
  assert.is(await host({ ...pod, KUBECONFIG: environment }), 'environment');
  assert.is(await host(pod), '10.0.0.1');
  assert.is(await host({ HOME: directory }), 'home');
  assert.match(await failure(host({})), /No Kubernetes API server/);
});
