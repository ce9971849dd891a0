import { createLogger, type LogLevel } from '../../../src/telemetry/log.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('log');

function make(level: LogLevel = 'debug') {
  const raw: string[] = [];
  const clock = new SteppedClock();
  const log = createLogger({ level, clock, destination: { write: (line: string) => raw.push(line) } });
  const last = (): Record<string, unknown> => JSON.parse(raw.at(-1) ?? '{}');
  return { raw, clock, log, last };
}

test('one JSON object per line: level, time of the given clock, fields, constant message', async () => {
  const { raw, clock, log, last } = make();
  await clock.step(1500);
  log.info({ step: 'Launch' }, 'Starting the step');
  assert.equal(last(), {
    level: 'info',
    time: '2026-01-01T00:00:01.500Z',
    step: 'Launch',
    msg: 'Starting the step',
  });
  assert.is(raw.at(-1)?.split('\n').length, 2);
  log.warn('Waiting');
  assert.equal([last()['level'], last()['msg']], ['warn', 'Waiting']);
});

test('lines below the level are not written', () => {
  const { raw, log } = make('warn');
  log.debug('No');
  log.info('No');
  log.warn('Yes');
  log.error('Yes');
  assert.is(raw.length, 2);
});

test('a child carries controller, namespace, name and reconcileID on every line', () => {
  const { log, last } = make();
  const child = log
    .child({ controller: 'imagebuild' })
    .child({ namespace: 'ns', name: 'web-1', reconcileID: 'r1' });
  child.info({ step: 'Test' }, 'Polling');
  const { controller, namespace, name, reconcileID, step } = last();
  assert.equal([controller, namespace, name, reconcileID, step], ['imagebuild', 'ns', 'web-1', 'r1', 'Test']);
});

test('an error is logged as message, stack, code and causes, never as the whole object', () => {
  const { log, last, raw } = make();
  const cause = Object.assign(new Error('connect refused'), { code: 'ECONNREFUSED', socket: { key: 'k3y' } });
  const error = Object.assign(new TypeError('request failed', { cause }), {
    config: { headers: { Authorization: 'Bearer s3cret' } },
  });
  log.error({ error, other: cause }, 'Reconcile failed');
  const logged = last()['error'] as Record<string, unknown>;
  assert.equal(Object.keys(logged), ['type', 'message', 'stack', 'cause']);
  assert.equal([logged['type'], logged['message']], ['TypeError', 'request failed']);
  assert.is((logged['cause'] as Record<string, unknown>)['code'], 'ECONNREFUSED');
  assert.is((last()['other'] as Record<string, unknown>)['message'], 'connect refused');
  assert.not.match(raw.join(''), /s3cret|k3y/);
});

test('an error that is its own cause ends', () => {
  const { log, last } = make();
  const error = new Error('loop');
  error.cause = error;
  log.error({ error }, 'Reconcile failed');
  assert.match(JSON.stringify(last()), 'loop');
});

test('what is thrown and is no error is not spread out', () => {
  const { log, last } = make();
  log.error({ error: { password: 'p', token: 't' } }, 'Reconcile hit a bug');
  assert.equal(last()['error'], { type: 'object', message: 'Something was thrown that is no error' });
  log.error({ error: 'text' }, 'Reconcile hit a bug');
  assert.equal(last()['error'], { type: 'string', message: 'text' });
  log.error({ error: null }, 'Reconcile hit a bug');
  assert.is((last()['error'] as { type: string }).type, 'null');
});

test('secrets are censored by name, at any place a field can be in', () => {
  const { log, raw } = make();
  const secret = 'LTAI-hidden';
  log.info({ accessKeySecret: secret }, 'One');
  log.info({ credentials: { AccessKeySecret: secret, securityToken: secret } }, 'Two');
  log.info({ request: { headers: { Authorization: secret, 'Set-Cookie': secret } } }, 'Three');
  log.info({ list: [{ password: secret }, [{ UserData: secret }]] }, 'Four');
  log.info({ very: { deep: { down: { there: { password: secret } } } } }, 'Five');
  log.child({ token: secret, user: { 'client-key-data': secret } }).info('Six');
  assert.is(raw.length, 6);
  assert.not.match(raw.join(''), secret);
  assert.match(raw[0] ?? '', '"accessKeySecret":"[redacted]"');
  assert.match(raw[5] ?? '', '"token":"[redacted]"');
});

test('a Kubernetes object is logged as a reference', () => {
  const { log, last } = make();
  const object = {
    apiVersion: 'imagesmith.dev/v1alpha1',
    kind: 'ImageBuild',
    metadata: { namespace: 'ns', name: 'web-1', uid: 'u1', annotations: { note: 'long' } },
    spec: { big: 'x'.repeat(1000) },
  };
  log.info({ build: object, builds: [object] }, 'Creating the build');
  const reference = { kind: 'ImageBuild', namespace: 'ns', name: 'web-1' };
  assert.equal([last()['build'], last()['builds']], [reference, [reference]]);
});

test('instances of classes are logged by their class, dates as dates, plain fields unchanged', () => {
  const { log, last } = make();
  const fields = { ids: ['i-1'], nested: { n: 1, empty: null, list: [1, 'a'] }, at: new Date(0) };
  log.info({ ...fields, request: new AbortController() }, 'Doing');
  assert.equal(last()['ids'], ['i-1']);
  assert.equal(last()['nested'], fields.nested);
  assert.is(last()['at'], '1970-01-01T00:00:00.000Z');
  assert.is(last()['request'], '[AbortController]');
});

test('what contains itself is cut off', () => {
  const { log, last } = make();
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  log.info({ loop }, 'Doing');
  assert.equal(last()['loop'], { self: { self: { self: '[…]' } } });
});

test('logging changes nothing in what it is given', () => {
  const { log } = make();
  const fields = Object.freeze({
    credentials: Object.freeze({ password: 'p' }),
    list: Object.freeze([{ token: 't' }]),
  });
  log.info(fields, 'Doing');
  assert.equal(fields, { credentials: { password: 'p' }, list: [{ token: 't' }] });
});
