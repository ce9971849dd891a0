import Ecs, {
  DeleteInstanceRequest,
  DescribeInstancesRequest,
  DescribeInvocationResultsRequest,
  RunCommandRequest,
  RunInstancesRequest,
  RunInstancesRequestSystemDisk,
} from '@alicloud/ecs20140526';
import OpenApi from '@alicloud/openapi-core';

/** Where an instance of a region goes: the networks of the simulator's world. */
const NETWORKS: Readonly<Record<string, { vSwitchId: string; securityGroupId: string }>> = {
  'cn-hangzhou': { vSwitchId: 'vsw-bp1sample0000000000h', securityGroupId: 'sg-bp1sample000000000000' },
  'cn-shanghai': { vSwitchId: 'vsw-uf6sample0000000000f', securityGroupId: 'sg-uf6sample000000000000' },
};

type Client = InstanceType<typeof Ecs.default>;

/**
 * Starts an instance from an image, reads files in it and deletes it: with the official SDK and not with the
 * operator's own code, so that the proof does not lean on what it proves.
 */
export async function readFromImage(
  endpoint: string,
  regionId: string,
  imageId: string,
  script: string,
): Promise<string> {
  const client = new Ecs.default(
    new OpenApi.$OpenApiUtil.Config({
      accessKeyId: 'simulator-key',
      accessKeySecret: 'simulator-secret',
      regionId,
      endpoint,
      protocol: 'http',
      readTimeout: 20_000,
      connectTimeout: 20_000,
    }),
  );
  const network = NETWORKS[regionId];
  if (network === undefined) throw new Error(`The simulator's world has no network in ${regionId}`);
  const launched = await client.runInstances(
    new RunInstancesRequest({
      regionId,
      imageId,
      instanceType: 'ecs.g6.large',
      instanceName: 'demo-proof',
      systemDisk: new RunInstancesRequestSystemDisk({ category: 'cloud_essd', size: '40' }),
      ...network,
    }),
  );
  const instanceId = launched.body?.instanceIdSets?.instanceIdSet?.[0] ?? '';
  try {
    await until(
      async () => (await statusOf(client, regionId, instanceId)) === 'Running',
      `${instanceId} to run`,
    );
    return await output(client, regionId, instanceId, script);
  } finally {
    await until(() => deleted(client, instanceId), `${instanceId} to be deleted`);
  }
}

async function statusOf(client: Client, regionId: string, instanceId: string): Promise<string | undefined> {
  const request = new DescribeInstancesRequest({ regionId, instanceIds: JSON.stringify([instanceId]) });
  return (await client.describeInstances(request)).body?.instances?.instance?.[0]?.status;
}

async function output(client: Client, regionId: string, instanceId: string, script: string): Promise<string> {
  const request = new RunCommandRequest({
    regionId,
    instanceId: [instanceId],
    type: 'RunShellScript',
    commandContent: Buffer.from(script).toString('base64'),
    contentEncoding: 'Base64',
  });
  const invokeId = (await client.runCommand(request)).body?.invokeId ?? '';
  const results = new DescribeInvocationResultsRequest({ regionId, invokeId });
  return until(async () => {
    const found = (await client.describeInvocationResults(results)).body?.invocation?.invocationResults
      ?.invocationResult?.[0];
    const ended =
      found?.invocationStatus !== undefined && !['Pending', 'Running'].includes(found.invocationStatus);
    return ended ? Buffer.from(found.output ?? '', 'base64').toString('utf8') || ' ' : undefined;
  }, 'the output');
}

/** True once the instance takes its deletion; in its first moments it refuses. */
async function deleted(client: Client, instanceId: string): Promise<boolean> {
  try {
    await client.deleteInstance(new DeleteInstanceRequest({ instanceId, force: true }));
    return true;
  } catch {
    return false;
  }
}

async function until<T>(look: () => Promise<T>, what: string): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 300; tries++) {
    const value = await look();
    if (value) return value;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`Waited in vain for ${what}`);
}
