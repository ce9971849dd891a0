import Ecs, { CreateImageComponentRequest } from '@alicloud/ecs20140526';
import OpenApi from '@alicloud/openapi-core';

import type { CloudWorld } from '../../kit/cloud-world.ts';

/** Makes an image component in ECS' own catalogue, with the official SDK. @returns its ID. */
export async function createCloudComponent(
  world: CloudWorld,
  name: string,
  componentVersion: string,
  content: string,
): Promise<string> {
  const client = new Ecs.default(
    new OpenApi.$OpenApiUtil.Config({
      accessKeyId: 'simulator-key',
      accessKeySecret: 'simulator-secret',
      regionId: 'cn-hangzhou',
      endpoint: world.simulator.endpoint,
      protocol: 'http',
    }),
  );
  const request = { regionId: 'cn-hangzhou', name, componentVersion, content };
  const { body } = await client.createImageComponent(new CreateImageComponentRequest(request));
  return body?.imageComponentId ?? '';
}
