import { request } from 'node:https';

import OpenApi from '@alicloud/openapi-core';

import { startSimulator } from '../../../simulator/start.ts';
import { Authority } from '../../../simulator/tls/authority.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('simulator over HTTPS');

/** `DescribeRegions` by the official core, which trusts `ca` besides nothing. */
async function regions(endpoint: string, ca: string): Promise<unknown> {
  const { Config, Params, OpenApiRequest } = OpenApi.$OpenApiUtil;
  const client = new OpenApi.default(
    new Config({
      accessKeyId: 'simulator-key',
      accessKeySecret: 'simulator-secret',
      endpoint,
      protocol: 'https',
      ca,
    }),
  );
  const params = new Params({
    action: 'DescribeRegions',
    version: '2014-05-26',
    protocol: 'HTTPS',
    pathname: '/',
    method: 'POST',
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: 'json',
  });
  const runtime = { readTimeout: 4000, connectTimeout: 4000 } as Parameters<typeof client.callApi>[2];
  return client.callApi(params, new OpenApiRequest({}), runtime);
}

test('a caller that trusts the authority is answered, one that does not is not', async () => {
  const simulator = await startSimulator({ https: { names: [] } });
  try {
    const { endpoint, certificateAuthority = '' } = simulator;
    assert.is(simulator.protocol, 'https');
    const answer = (await regions(endpoint, certificateAuthority)) as { statusCode: number };
    assert.is(answer.statusCode, 200);
    const other = new Authority('ECS simulator', Date.now()).certificate;
    try {
      await regions(endpoint, other);
      assert.unreachable();
    } catch (error) {
      assert.match(String(error), /certificate|issuer/i);
    }
  } finally {
    await simulator.close();
  }
});

test('the certificate holds for the names that were asked for, and the admin API hands out the authority', async () => {
  const simulator = await startSimulator({ https: { names: ['ecs.test'] } });
  try {
    const [host, port] = simulator.endpoint.split(':');
    const text = await new Promise<string>((resolve, reject) => {
      const call = request(
        {
          host,
          port,
          path: '/_simulator/ca',
          ca: simulator.certificateAuthority,
          servername: 'ecs.test',
          agent: false,
        },
        (response) => {
          let body = '';
          response.on('data', (chunk: Buffer) => void (body += chunk.toString()));
          response.on('end', () => resolve(body));
        },
      );
      call.on('error', reject);
      call.end();
    });
    assert.equal(JSON.parse(text), { certificateAuthority: simulator.certificateAuthority });
  } finally {
    await simulator.close();
  }
});

test('under HTTP there is no authority', async () => {
  const simulator = await startSimulator();
  assert.is(simulator.protocol, 'http');
  assert.is(simulator.certificateAuthority, undefined);
  await simulator.close();
});
