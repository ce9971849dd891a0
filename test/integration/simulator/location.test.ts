import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { VERSIONS } from '../../../simulator/wire/schema.ts';
import { assert, suite } from '../../kit/index.ts';
import { codeOf, rawCall } from './clients.ts';

const test = suite('simulated Location');
let simulator: SimulatorHandle;

test.before(async () => {
  simulator = await startSimulator();
});
test.after(() => simulator.close());

const endpoints = (parameters: Record<string, string>) =>
  rawCall(simulator.endpoint, 'DescribeEndpoints', parameters, { version: VERSIONS.Location });

test('every served product of a region is found where the question came to', async () => {
  for (const ServiceCode of ['ecs', 'vpc', 'sts']) {
    const answer = await endpoints({ Id: 'cn-shanghai', ServiceCode, Type: 'openAPI' });
    assert.equal(answer['Endpoints'], {
      Endpoint: [
        {
          Endpoint: simulator.endpoint,
          Id: 'cn-shanghai',
          Namespace: '',
          Protocols: { Protocols: ['HTTP'] },
          SerivceCode: ServiceCode,
          Type: 'openAPI',
        },
      ],
    });
    assert.is(answer['Success'], true);
  }
  simulator.assertClean();
});

test('an unknown region, an unknown product and a missing parameter have their codes', async () => {
  assert.is(await codeOf(endpoints({ Id: 'cn-nowhere', ServiceCode: 'ecs' })), 'InvalidRegionId');
  assert.is(await codeOf(endpoints({ Id: 'cn-hangzhou', ServiceCode: 'rds' })), 'Illegal Parameter');
  assert.is(await codeOf(endpoints({ Id: 'cn-hangzhou' })), 'MissingParameter');
});
