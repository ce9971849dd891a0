import type { Condition, ImageBuildStatus } from '../../../src/api/objects.ts';

const TIME = '2026-01-01T00:00:00Z';

export const READY: Condition = {
  type: 'Ready',
  status: 'True',
  reason: 'Succeeded',
  message: 'Image m-1 is verified in 2 regions',
  observedGeneration: 1,
  lastTransitionTime: TIME,
};

/** Every field that a build can have, whether or not they go together. */
export const FULL_BUILD_STATUS: ImageBuildStatus = {
  observedGeneration: 1,
  conditions: [READY],
  plan: {
    hash: `v1:${'0'.repeat(64)}`,
    templateHash: `v1:${'2'.repeat(64)}`,
    revision: 'web-7-plan',
    sourceImageID: 'debian_12_0_x64_20G_alibase_20260101.vhd',
    components: [{ name: 'nginx', version: '1.2.0', hash: `v1:${'1'.repeat(64)}` }],
    instanceTypes: ['ecs.g7.large'],
  },
  startTime: TIME,
  completionTime: TIME,
  currentStep: 'Distribute',
  progress: '8/11',
  imageID: 'm-1',
  regionID: 'cn-hangzhou',
  steps: [
    { name: 'Plan', state: 'Succeeded', startTime: TIME, finishTime: TIME },
    {
      name: 'Launch',
      state: 'Running',
      attempt: 2,
      startTime: TIME,
      message: 'ecs.g7.large in cn-hangzhou-b',
    },
  ],
  instances: [
    {
      role: 'Builder',
      attempt: 1,
      instanceID: 'i-1',
      instanceType: 'ecs.g7.large',
      zoneID: 'cn-hangzhou-b',
      bootID: '6d2f4c0e-5a0b-4a52-9d5e-1f7d3f9f5b11',
      launchTime: TIME,
      deleteTime: TIME,
      releaseTime: TIME,
    },
  ],
  tasks: {
    total: 4,
    done: 2,
    failed: { component: 'nginx', task: 'install', exitCode: -1, outputTail: 'E: …\n' },
  },
  images: [
    {
      regionID: 'cn-hangzhou',
      imageID: 'm-1',
      imageName: 'web-7-0a1b2c3d',
      state: 'Available',
      progress: 100,
    },
    { regionID: 'cn-shanghai', state: 'Pending' },
  ],
  failure: {
    step: 'Provision',
    reason: 'CommandFailed',
    code: 'ExitCodeNonzero',
    message: 'Task install of nginx ended with 100',
    retryable: false,
  },
  trouble: {
    step: 'Launch',
    reason: 'WaitingForCapacity',
    code: 'OperationDenied.NoStock',
    message: 'No stock',
    since: TIME,
  },
  scaffold: {
    accountID: '1234567890123456',
    credentials: { secretRef: { name: 'alicloud' } },
    regionIDs: ['cn-hangzhou', 'cn-shanghai'],
    images: [{ regionID: 'cn-hangzhou', imageID: 'm-1' }],
    snapshots: [{ regionID: 'cn-hangzhou', snapshotID: 's-1' }],
    emptySince: TIME,
  },
  intents: [
    {
      step: 'Launch',
      action: 'RunInstances',
      regionID: 'cn-hangzhou',
      role: 'Builder',
      attempt: 1,
      candidate: 0,
      parameters: { AutoReleaseTime: '2026-01-01T02:00:00Z' },
      startTime: TIME,
      outcome: 'Succeeded',
      resourceID: 'i-1',
      code: 'OperationDenied.NoStock',
    },
  ],
  leftovers: [{ kind: 'Snapshot', id: 's-1', regionID: 'cn-hangzhou', reason: 'A disk uses it' }],
};
