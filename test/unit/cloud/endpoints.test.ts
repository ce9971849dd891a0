import ecs from '@alicloud/ecs20140526';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import sts from '@alicloud/sts20150401';
import vpc from '@alicloud/vpc20160428';

import { endpointOf } from '../../../src/cloud/endpoints.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('endpoints');

const at = (override: string) => endpointOf('ecs', 'r', { overrides: { '*': override } });

const REGIONS =
  'cn-qingdao cn-beijing cn-zhangjiakou cn-huhehaote cn-wulanchabu cn-hangzhou cn-shanghai cn-nanjing cn-shenzhen cn-heyuan cn-guangzhou cn-chengdu cn-hongkong ap-southeast-1 ap-southeast-3 ap-southeast-5 ap-southeast-6 ap-southeast-7 ap-northeast-1 ap-northeast-2 us-west-1 us-east-1 eu-central-1 eu-west-1 me-east-1 me-central-1 cn-shanghai-finance-1 cn-shenzhen-finance-1 cn-north-2-gov-1'.split(
    ' ',
  );

test('public endpoints are those of the official clients', () => {
  for (const regionId of REGIONS) {
    const config = new $OpenApiUtil.Config({ regionId, accessKeyId: 'a', accessKeySecret: 'b' });
    assert.is(endpointOf('ecs', regionId, {}).host, new ecs.default(config)['_endpoint'], regionId);
    assert.is(endpointOf('vpc', regionId, {}).host, new vpc.default(config)['_endpoint'], regionId);
    assert.is(endpointOf('sts', regionId, {}).host, new sts.default(config)['_endpoint'], regionId);
  }
});

test('inside a VPC every region has its VPC endpoint, also those with an old public form', () => {
  assert.equal(endpointOf('ecs', 'cn-hangzhou', { network: 'vpc' }), {
    host: 'ecs-vpc.cn-hangzhou.aliyuncs.com',
    protocol: 'https',
  });
});

test('the closest override wins', () => {
  const overrides = { '*': 'a', ecs: 'b', 'cn-hangzhou': 'c', 'ecs:cn-hangzhou': 'd' };
  assert.is(endpointOf('ecs', 'cn-hangzhou', { overrides }).host, 'd');
  assert.is(endpointOf('vpc', 'cn-hangzhou', { overrides }).host, 'c');
  assert.is(endpointOf('ecs', 'cn-beijing', { overrides }).host, 'b');
  assert.is(endpointOf('sts', 'cn-beijing', { overrides }).host, 'a');
});

test('only loopback addresses and explicit http:// are spoken to without TLS', () => {
  assert.equal(at('127.0.0.1:8080'), { host: '127.0.0.1:8080', protocol: 'http' });
  assert.equal(at('[::1]:8080'), { host: '[::1]:8080', protocol: 'http' });
  assert.equal(at('https://localhost:8443/'), { host: 'localhost:8443', protocol: 'https' });
  assert.equal(at('http://simulator.test:80'), { host: 'simulator.test:80', protocol: 'http' });
  assert.equal(at('ecs.internal.example'), { host: 'ecs.internal.example', protocol: 'https' });
  assert.equal(at('127.0.0.1.example.com'), { host: '127.0.0.1.example.com', protocol: 'https' });
});
