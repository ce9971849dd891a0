import { connect } from 'node:net';

import * as fc from 'fast-check';

import { allApis } from '../../../simulator/api/index.ts';
import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { actionSchema, type Shape, VERSIONS } from '../../../simulator/wire/schema.ts';
import { assert, suite } from '../../kit/index.ts';
import { LAUNCH, launchedIds } from './calls.ts';
import { codeOf, rawCall } from './clients.ts';

const test = suite('simulator under nonsense');
let simulator: SimulatorHandle;

test.before(async () => {
  simulator = await startSimulator();
});
test.after(() => simulator.close());

const stillAnswers = async () =>
  assert.is(await codeOf(rawCall(simulator.endpoint, 'DescribeRegions', {})), undefined);

test(
  'any target, headers and body give an error of the service, never a failure of the simulator',
  async () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('Action=', 'Version=2014-05-26', '%', '%zz', '&&=', 'a=b&a=c'),
    );
    const headers = fc.dictionary(
      fc.constantFrom('authorization', 'x-acs-action', 'x-acs-version', 'x-acs-date', 'content-type', 'host'),
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          'ACS3-HMAC-SHA256 Credential=simulator-key,SignedHeaders=host,Signature=00',
          'RunInstances',
          '2014-05-26',
          'application/x-www-form-urlencoded',
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT'),
        fc.array(text),
        headers,
        fc.string(),
        async (method, parts, sent, body) => {
          const outcome = await simulator.dispatch.handle({
            method,
            target: `/?${parts.join('&')}`,
            headers: sent,
            body: Buffer.from(body),
          });
          assert.is(outcome.kind, 'answer');
          if (outcome.kind !== 'answer') return;
          assert.ok(outcome.status >= 400 && outcome.status < 500, outcome.body);
          assert.match(outcome.body, /"Code":"\w|<Code>\w/);
        },
      ),
      { numRuns: 3000 },
    );
    assert.equal(simulator.simulation.troubles, []);
  },
  { timeoutMs: 20_000 },
);

const NONSENSE = fc.constantFrom(
  '',
  '0',
  '-1',
  'true',
  '[]',
  '{}',
  'x',
  '99999999999999999999',
  '\u0000',
  '令',
);
const LIKELY: Record<string, string> = {
  RegionId: 'cn-hangzhou',
  DestinationRegionId: 'cn-shanghai',
  ImageFamily: 'acs:debian_12_x64',
  InstanceType: 'ecs.g7.large',
  VSwitchId: 'vsw-bp1sample0000000000h',
  SecurityGroupId: 'sg-bp1sample000000000000',
  VpcId: 'vpc-bp1sample00000000000',
  ZoneId: 'cn-hangzhou-h',
  CidrBlock: '192.168.32.0/20',
  ResourceType: 'instance',
  Type: 'RunShellScript',
  DestinationResource: 'InstanceType',
  RoleArn: 'acs:ram::1000000000000001:role/image-builder',
  RoleSessionName: 'session',
};

/** Some parameters of an action, of the right names, with values that may be anything. */
function parametersOf(shape: Shape, prefix: string): fc.Arbitrary<Record<string, string>> {
  if (Array.isArray(shape)) return parametersOf(shape[0], `${prefix}.1`);
  if (typeof shape === 'object') {
    const members = Object.entries(shape).map(([name, member]) =>
      fc.oneof(
        { weight: 1, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: parametersOf(member, prefix === '' ? name : `${prefix}.${name}`) },
      ),
    );
    return fc.tuple(...members).map((parts) => Object.assign({}, ...parts) as Record<string, string>);
  }
  // Often what the name asks for, so that calls get beyond the checks of form.
  const likely = LIKELY[prefix.split('.').at(-1) ?? ''] ?? '1';
  const value = fc.oneof({ weight: 3, arbitrary: fc.constant(likely) }, { weight: 1, arbitrary: NONSENSE });
  return value.map((text) => ({ [prefix]: text }));
}

test(
  'every action takes any parameters of its model without failing inside',
  async () => {
    const instance = await rawCall(simulator.endpoint, 'RunInstances', LAUNCH);
    LIKELY['InstanceId'] = launchedIds(instance)[0] ?? '';
    for (const { product, action } of allApis()) {
      const shape = actionSchema(product, action)?.request ?? {};
      const version = VERSIONS[product];
      await fc.assert(
        fc.asyncProperty(parametersOf(shape, ''), async (parameters) => {
          const code = await codeOf(
            rawCall(simulator.endpoint, action, { RegionId: 'cn-hangzhou', ...parameters }, { version }),
          );
          assert.is.not(code, 'InternalError');
        }),
        { numRuns: 12 },
      );
    }
    assert.equal(simulator.simulation.troubles, []);
    simulator.assertClean();
  },
  { timeoutMs: 30_000 },
);

test('bytes that are no HTTP, a body above the limit and a caller that goes away leave it running', async () => {
  const [host = '', port = ''] = simulator.endpoint.split(':');
  const sent = (bytes: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(port), host, () => socket.write(bytes));
      let answer = '';
      socket.on('data', (chunk: Buffer) => void (answer += chunk.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', () => resolve(answer));
    });
  assert.match(await sent('\u0001\u0002 nonsense\r\n\r\n'), '400');
  const body = 'a'.repeat(300_000);
  const large = `POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  assert.match(await sent(large), '413');
  const socket = connect(Number(port), host, () => {
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
    socket.destroy();
  });
  await new Promise((resolve) => socket.on('close', resolve));
  await stillAnswers();
});
