import type { ImageComponent } from '../../src/api/objects.ts';
import { NAMESPACE } from './cloud-world.ts';

const API_VERSION = 'imagesmith.dev/v1alpha1';

/** The Secret with the access key of the simulator's first account. */
export function secret(name = 'alicloud', data: Record<string, string> = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: NAMESPACE },
    stringData: { accessKeyID: 'simulator-key', accessKeySecret: 'simulator-secret', ...data },
  };
}

/** A task of a component, as in the API. */
export type SampleTask = NonNullable<ImageComponent['spec']['tasks']>[number];

/** A component of these tasks; texts are shell scripts. */
export function component(name: string, ...tasks: (SampleTask | string)[]): object {
  return {
    apiVersion: API_VERSION,
    kind: 'ImageComponent',
    metadata: { name, namespace: NAMESPACE },
    spec: {
      tasks: tasks.map((task, index) =>
        typeof task === 'string'
          ? { name: `task-${index + 1}`, runShellCommand: { commandContent: task } }
          : task,
      ),
    },
  };
}

/** A template of the default world, with a copy to Shanghai; `spec` changes or adds fields. */
export function template(name: string, components: string[], spec: Record<string, unknown> = {}): object {
  return {
    apiVersion: API_VERSION,
    kind: 'ImageTemplate',
    metadata: { name, namespace: NAMESPACE },
    spec: {
      regionID: 'cn-hangzhou',
      credentials: { secretRef: { name: 'alicloud' } },
      source: { imageFamily: 'acs:debian_12_x64' },
      components: components.map((component) => ({ name: component })),
      instance: {
        instanceTypes: ['ecs.g7.large', 'ecs.g6.large'],
        vSwitchIDs: ['vsw-bp1sample0000000000h', 'vsw-bp1sample0000000000i'],
        securityGroupID: 'sg-bp1sample000000000000',
      },
      distribution: { regions: [{ regionID: 'cn-shanghai' }] },
      ...spec,
    },
  };
}

/** A build by hand. */
export function build(name: string, templateName: string, spec: Record<string, unknown> = {}): object {
  return {
    apiVersion: API_VERSION,
    kind: 'ImageBuild',
    metadata: { name, namespace: NAMESPACE },
    spec: { templateRef: { name: templateName }, ...spec },
  };
}
