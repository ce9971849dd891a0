import { readOssRequest } from '../../../simulator/oss/request.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('which requests are for OSS');

const addressOf = (host: string, target: string, headers: Record<string, string> = {}) =>
  readOssRequest('GET', target, { host, ...headers })?.address;

test('an endpoint of OSS has the bucket in front and the object in the path', () => {
  const expected = { bucket: 'b-1', key: 'a/b c', region: 'cn-hangzhou', pathStyleAtEndpoint: false };
  assert.equal(addressOf('b-1.oss-cn-hangzhou.aliyuncs.com', '/a/b%20c?x'), expected);
  assert.equal(addressOf('b-1.oss-cn-hangzhou-internal.aliyuncs.com:443', '/a/b%20c'), expected);
  assert.equal(addressOf('b-1.localhost:8130', '/a/b%20c'), { ...expected, region: undefined });
  assert.equal(addressOf('B-1.OSS-ap-southeast-1.aliyuncs.com', '/'), {
    bucket: 'b-1',
    key: '',
    region: 'ap-southeast-1',
    pathStyleAtEndpoint: false,
  });
});

test('at any other host the bucket is the first part of the path', () => {
  const expected = { bucket: 'images', key: 'a/b+c', region: undefined, pathStyleAtEndpoint: false };
  assert.equal(addressOf('127.0.0.1:8130', '/images/a/b+c'), expected);
  assert.equal(addressOf('simulator.test', '/images/a/b%2Bc'), expected);
  assert.equal(addressOf('127.0.0.1', '/images'), { ...expected, key: '' });
  assert.equal(addressOf('127.0.0.1', '/images/'), { ...expected, key: '' });
  assert.is(addressOf('oss-cn-hangzhou.aliyuncs.com', '/images/a')?.pathStyleAtEndpoint, true);
});

test('calls of the RPC protocol are left', () => {
  assert.is(addressOf('127.0.0.1:8130', '/'), undefined);
  assert.is(addressOf('ecs.cn-hangzhou.aliyuncs.com', '/?Action=DescribeRegions'), undefined);
  assert.is(addressOf('127.0.0.1', '/a/b?Version=1&Action=X'), undefined);
  assert.is(addressOf('127.0.0.1', '/a/b', { 'x-acs-action': 'X' }), undefined);
  assert.ok(addressOf('127.0.0.1', '/a/b?XAction=X'));
  assert.is(readOssRequest('GET', '/', {}), undefined);
});

test('a target that is no text is refused', () => {
  assert.throws(() => addressOf('127.0.0.1', '/images/%zz'), /Couldn't parse/);
  assert.throws(() => addressOf('127.0.0.1', '/images/a?b=%ff'), /Couldn't parse/);
});
