import ecs from '@alicloud/ecs20140526';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import sts from '@alicloud/sts20150401';
import vpc from '@alicloud/vpc20160428';

import { CloudFactory } from '../../../src/cloud/cloud-factory.ts';
import type { Cloud } from '../../../src/cloud/port.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { assert } from '../../kit/index.ts';
import { answerError, ScriptedServer } from './scripted-server.ts';

export const regionID = 'cn-hangzhou';
/** A tag set as our calls take it, and as the official ones do. */
export const tags = { team: 'web', empty: '' };
export const tag = [
  { key: 'team', value: 'web' },
  { key: 'empty', value: '' },
];

/** Our cloud and the official generated clients, before one server that records what they send. */
export interface WirePair {
  server: ScriptedServer;
  factory: CloudFactory;
  cloud: Cloud;
  ecs: InstanceType<typeof ecs.default>;
  vpc: InstanceType<typeof vpc.default>;
  sts: InstanceType<typeof sts.default>;
  close(): Promise<void>;
}

export async function startPair(): Promise<WirePair> {
  const server = await ScriptedServer.start();
  // Enough for every answer that must hold something.
  server.script = ({ query }, response) =>
    query['DryRun'] === 'true'
      ? answerError(response, 400, 'DryRunOperation')
      : {
          RequestId: 'r',
          InstanceIdSets: { InstanceIdSet: ['i-1'] },
          ImageId: 'm-1',
          InvokeId: 't-1',
          CommandId: 'c-1',
          AccountId: '1234567890123456',
        };
  const clock = systemClock();
  const endpoints = { overrides: { '*': server.endpoint } };
  const factory = new CloudFactory({ cloudClock: clock, wallClock: clock, endpoints });
  const config = new $OpenApiUtil.Config({
    accessKeyId: 'ak',
    accessKeySecret: 'sk',
    endpoint: server.endpoint,
    protocol: 'http',
    regionId: regionID,
  });
  return {
    server,
    factory,
    cloud: factory.open({ namespace: 'n', credentials: { accessKeyID: 'ak', accessKeySecret: 'sk' } }),
    ecs: new ecs.default(config),
    vpc: new vpc.default(config),
    sts: new sts.default(config),
    async close() {
      factory.close();
      await server.close();
    },
  };
}

/** A call of ours, and the same through the official client. */
export type Same = readonly [ours: () => Promise<unknown>, theirs: () => Promise<unknown>];

/** Makes both calls and asserts that they put the same on the wire: API, version, parameters and header names. */
export async function assertSame(server: ScriptedServer, [ours, theirs]: Same): Promise<void> {
  server.calls.length = 0;
  await ours();
  // A passed dry run rejects in the official client.
  await theirs().catch(() => undefined);
  const [mine, other] = server.calls;
  assert.is(server.calls.length, 2);
  for (const part of ['action', 'version', 'method', 'query', 'bodyLength'] as const)
    assert.equal(mine?.[part], other?.[part], part);
  assert.equal(namesOf(mine?.headers), namesOf(other?.headers));
}

function namesOf(headers: object | undefined): string[] {
  return Object.keys(headers ?? {}).toSorted();
}
