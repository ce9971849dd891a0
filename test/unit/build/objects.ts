import type { Condition, ImageBuild, ImageTemplate } from '../../../src/api/objects.ts';

const META = { namespace: 'images', creationTimestamp: '2026-01-01T00:00:00Z' };

/** A template as the API server stores it, with its defaults; `change` goes over its spec. */
export function templateObject(
  change: Partial<ImageTemplate['spec']> = {},
  { generation = 1, status }: { generation?: number; status?: Partial<ImageTemplate['status']> } = {},
): ImageTemplate {
  return {
    apiVersion: 'imagesmith.dev/v1alpha1',
    kind: 'ImageTemplate',
    metadata: { ...META, name: 'web', uid: 'template-uid', generation },
    spec: {
      regionID: 'cn-hangzhou',
      source: { imageFamily: 'acs:debian_12_x64' },
      components: [{ name: 'nginx' }],
      instance: {
        instanceTypes: ['ecs.g7.large'],
        vSwitchIDs: ['vsw-1'],
        securityGroupID: 'sg-1',
        internetMaxBandwidthOut: 0,
      },
      secrets: { delivery: 'Encrypted' },
      generalize: { mode: 'Default' },
      distribution: { regions: [{ regionID: 'cn-shanghai' }] },
      limits: { timeout: '4h', attempts: 3 },
      suspend: false,
      ...change,
    },
    status: { observedGeneration: -1, ...status },
  };
}

export interface BuildFacts {
  /** `Running`, or how it ended. */
  readonly state?: 'Running' | 'Succeeded' | 'Failed';
  /** Generation of the template that it was made for. */
  readonly generation?: number;
  readonly hash?: string;
  readonly deleted?: boolean;
  readonly images?: readonly string[];
}

/** The build of the template with that number. */
export function buildObject(
  number: number,
  { state = 'Running', generation = 1, hash, deleted = false, images = [] }: BuildFacts = {},
): ImageBuild {
  return {
    apiVersion: 'imagesmith.dev/v1alpha1',
    kind: 'ImageBuild',
    metadata: {
      ...META,
      name: `web-${number}`,
      uid: `build-uid-${number}`,
      ...(deleted ? { deletionTimestamp: '2026-01-01T00:00:01Z' } : {}),
    },
    spec: { templateRef: { name: 'web' }, templateGeneration: generation, cancel: false },
    status: {
      observedGeneration: 1,
      conditions: conditionsOf(state),
      images: images.map((imageID, at) => ({ regionID: `region-${at}`, imageID, state: 'Available' })),
      ...(hash === undefined
        ? {}
        : { plan: { hash: 'h', templateHash: hash, revision: 'r', sourceImageID: 'm-0' } }),
    },
  };
}

function conditionsOf(state: BuildFacts['state']): Condition[] {
  if (state === 'Succeeded') return [condition('Ready', 'True'), condition('Succeeded', 'True')];
  if (state === 'Failed') {
    return [condition('Ready', 'False'), condition('Succeeded', 'False'), condition('Stalled', 'True')];
  }
  return [condition('Ready', 'Unknown'), condition('Succeeded', 'Unknown'), condition('Reconciling', 'True')];
}

function condition(type: string, status: Condition['status']): Condition {
  const [reason, message] = ['Progressing', ''];
  return { type, status, reason, message, observedGeneration: 1, lastTransitionTime: '2026-01-01T00:00:00Z' };
}
