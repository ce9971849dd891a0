import { ConfigError, readConfig, usage } from '../../../src/config.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('config');

function problemsOf(argv: string[], env: Record<string, string> = {}): readonly string[] {
  try {
    readConfig(argv, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('without flags the defaults hold', () => {
  const config = readConfig([], {});
  assert.is(config.kubeconfig, undefined);
  assert.equal(config.watchNamespaces, []);
  assert.is(config.leaderElection.leaseDurationMs, 35_000);
  assert.equal(config.listen, { host: '127.0.0.1', port: 8080 });
});

test('a flag wins over the environment, and the environment over the default', () => {
  assert.is(readConfig([], { KUBECONFIG: '/env' }).kubeconfig, '/env');
  assert.is(readConfig(['--kubeconfig=/flag'], { KUBECONFIG: '/env' }).kubeconfig, '/flag');
  assert.is(readConfig(['--kubeconfig', '/flag'], {}).kubeconfig, '/flag');
});

test('everything that is wrong is listed at once, with the flag, the value and what is allowed', () => {
  const problems = problemsOf([
    '--concurrency=0',
    '--lease-duration',
    'soon',
    '--log-level=loud',
    '--listen=8080',
    '--watch-namespaces=ok,Not_OK',
    '--no-such-flag',
    'stray',
  ]);
  const all = problems.join('\n');
  assert.match(all, "--concurrency must be a number from 1 to 64, not '0'");
  assert.match(all, "--lease-duration must be a duration above 0 like 500ms, 15s or 2m, not 'soon'");
  assert.match(all, "--log-level must be one of debug, info, warn, error, not 'loud'");
  assert.match(all, "--listen must be HOST:PORT, not '8080'");
  assert.match(all, "not 'Not_OK'");
  assert.match(all, '--no-such-flag is not a known flag');
  assert.match(all, "'stray' is not a flag");
});

test('lease times that could let two leaders run are refused', () => {
  assert.is(problemsOf(['--lease-duration=30s']).length, 1);
  assert.is(problemsOf(['--retry-period=25s']).length, 1);
  assert.is(problemsOf(['--lease-duration=4s', '--renew-deadline=3s', '--retry-period=500ms']).length, 0);
});

test('endpoints, cluster identity and the clock of a simulator are read, and refused with what is allowed', () => {
  const { cloud } = readConfig(
    ['--endpoints=*=http://127.0.0.1:8130,ecs:cn-hangzhou=ecs.example.com', '--cloud-clock-rate=60'],
    {},
  );
  assert.equal(cloud.endpoints, { '*': 'http://127.0.0.1:8130', 'ecs:cn-hangzhou': 'ecs.example.com' });
  assert.is(cloud.clock.rate, 60);
  assert.is(cloud.operatorCredentials, 'Deny');
  const all = problemsOf(['--endpoints=nowhere', '--cluster-id=a b', '--cloud-clock-origin=yesterday']).join(
    '\n',
  );
  assert.match(all, '--endpoints must hold KEY=URL');
  assert.match(all, '--cluster-id must be 1 to 64 letters');
  assert.match(all, '--cloud-clock-origin must be a time in RFC 3339');
});

test('a configuration cannot be changed', () => {
  const config = readConfig([], {});
  assert.throws(() => {
    (config.leaderElection as { name: string }).name = 'other';
  });
});

test('--help tells every flag with its default', () => {
  assert.match(usage(), '--lease-duration');
  assert.match(usage(), '$KUBECONFIG');
  assert.match(usage(), 'default 127.0.0.1:8080');
});
