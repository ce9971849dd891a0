import { HELP, readOptions } from '../../../tools/verify-cloud/options.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('options of verify:cloud');
const ENV = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'id', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret' };

test('everything that is wrong is told at once, with the value and what is allowed', () => {
  const wrong = readOptions(
    [
      '--region=Hangzhou!',
      '--copy-to=cn-shanghai',
      '--instance-type=large',
      '--share-with=me',
      '--only=imageIdList,none',
      '--cleanup=yes',
    ],
    {},
  );
  assert.ok(typeof wrong === 'object' && 'errors' in wrong);
  const text = wrong.errors.join('\n');
  for (const part of [
    '--region is "Hangzhou!", it must be a region id',
    '--copy-to is "cn-shanghai", it must be two different regions that are not --region',
    '--instance-type is "large"',
    '--share-with is "me", it must be the number of an account',
    '--only is "none", it must be one of availableBeforeLaunchableMs, ',
    '--cleanup is "yes", it must be the eight digits that the run printed',
    'ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET must be set',
  ])
    assert.ok(text.includes(part), `${part} is missing in\n${text}`);
});

test('a flag that does not exist is named', () => {
  const wrong = readOptions(['--regoin=x'], ENV);
  assert.ok(typeof wrong === 'object' && 'errors' in wrong);
  assert.match(wrong.errors.join(), '--regoin');
});

test('credentials come from the environment; only a plan needs none', () => {
  const options = readOptions(['--yes'], { ...ENV, ALIBABA_CLOUD_SECURITY_TOKEN: 'token' });
  assert.ok(typeof options === 'object' && 'credentials' in options);
  assert.equal(options.credentials, { accessKeyID: 'id', accessKeySecret: 'secret', securityToken: 'token' });
  const plan = readOptions(['--plan'], {});
  assert.ok(typeof plan === 'object' && 'credentials' in plan);
  assert.is(plan.credentials, undefined);
});

test('the help says that the project never ran it on the real service, and names every flag', () => {
  assert.is(readOptions(['--help'], {}), 'help');
  assert.match(HELP, /never\s+run it on the real service/);
  for (const flag of [
    'region',
    'copy-to',
    'instance-type',
    'image-family',
    'share-with',
    'only',
    'plan',
    'yes',
  ])
    assert.match(HELP, `--${flag}`);
});
