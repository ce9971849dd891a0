import type { ImageBuild } from '../../../src/api/objects.ts';
import type { StepName } from '../../../src/build/steps.ts';
import type { Fault } from '../../../simulator/faults/faults.ts';
import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { PROFILES, type Profile } from '../../../simulator/profile.ts';
import { component, type SampleTask, template } from '../../kit/samples.ts';

/** How a build is brought to rest in a step. */
export interface Stop {
  readonly step: StepName;
  /** Said in names of tests and namespaces. */
  readonly name: string;
  /** What makes it stay there. */
  readonly impose: (simulator: SimulatorHandle, key: string) => Fault[];
  readonly tasks?: readonly (SampleTask | string)[];
  /** Size of the system disk; images of large disks take long, see {@link SLOW_LARGE_IMAGES}. */
  readonly sizeGiB?: number;
  /** True once the build is there. */
  readonly reached: (build: ImageBuild, simulator: SimulatorHandle) => boolean;
  /** Fields of the template's spec. */
  readonly spec?: Readonly<Record<string, unknown>>;
  /** True for what would keep clean-up from its work, too: to be lifted once the end of the build was asked for. */
  readonly lift?: boolean;
  /** True when the images are verified already, so that they stay whatever comes. */
  readonly verified?: boolean;
}

const UNAVAILABLE = { kind: 'error', status: 503, code: 'ServiceUnavailable' } as const;

function running(step: StepName): Stop['reached'] {
  return ({ status }) =>
    status?.steps?.some(({ name, state }) => name === step && state === 'Running') === true;
}

function failing(action: string, parameters: Record<string, string> = {}): Stop['impose'] {
  return (simulator, key) => [simulator.fault({ action, key, parameters }, UNAVAILABLE)];
}

function imageIs(index: number, wanted: string): Stop['reached'] {
  return ({ status }) => status?.images?.[index]?.state === wanted;
}

/** True once a script of one of the build's tasks has been started on its builder. */
export function hasStartedTask({ metadata }: ImageBuild, { ledger }: SimulatorHandle): boolean {
  return ledger.events.some(
    ({ kind, what, tags }) =>
      kind === 'command' &&
      what === 'started' &&
      tags['imagesmith:build-uid'] === metadata.uid &&
      tags['imagesmith:role'] === 'Task',
  );
}

/** For every step, one way to stay in it. */
export const STOPS: readonly Stop[] = [
  { step: 'Plan', name: 'plan', impose: failing('GetCallerIdentity'), reached: running('Plan') },
  {
    step: 'Launch',
    name: 'launch',
    impose: (simulator, key) => [
      simulator.fault({ action: 'RunInstances', key }, { kind: 'launched', neverRuns: true }),
    ],
    reached: ({ status }) => (status?.instances ?? []).length > 0,
  },
  {
    step: 'Connect',
    name: 'connect',
    impose: (simulator, key) => [
      simulator.fault({ action: 'RunInstances', key }, { kind: 'launched', agentSilent: true }),
    ],
    reached: running('Connect'),
  },
  {
    step: 'Provision',
    name: 'provision',
    impose: () => [],
    tasks: ['sleep 600'],
    reached: hasStartedTask,
  },
  {
    step: 'Generalize',
    name: 'generalize',
    impose: failing('RunCommand', { Name: 'imagesmith generalize' }),
    reached: running('Generalize'),
  },
  {
    step: 'Capture',
    name: 'capture',
    impose: () => [],
    sizeGiB: 1000,
    reached: imageIs(0, 'Creating'),
  },
  {
    step: 'Finish',
    name: 'finish',
    impose: failing('TagResources', { ResourceType: 'snapshot' }),
    reached: running('Finish'),
  },
  {
    step: 'ReleaseBuilder',
    name: 'release',
    impose: (simulator, key) => [
      simulator.fault({ action: 'DeleteInstance', key }, UNAVAILABLE),
      simulator.fault({ action: 'CopyImage', key }, UNAVAILABLE),
    ],
    reached: running('ReleaseBuilder'),
    lift: true,
  },
  {
    step: 'Distribute',
    name: 'distribute',
    impose: () => [],
    sizeGiB: 400,
    reached: imageIs(1, 'Creating'),
  },
  {
    step: 'Verify',
    name: 'verify',
    impose: failing('TagResources', { ResourceType: 'image' }),
    reached: running('Verify'),
  },
  {
    step: 'Cleanup',
    name: 'cleanup',
    impose: failing('DescribeSnapshots'),
    reached: running('Cleanup'),
    lift: true,
    verified: true,
  },
];

/**
 * Things take as long as in a demo, but the images of large disks take minutes: time to delete something while they are
 * made or copied. An image that is being made cannot be given up, so clean-up waits as long.
 */
export const SLOW_LARGE_IMAGES: Profile = {
  ...PROFILES.demo,
  image: { ...PROFILES.demo.image, createPerGiB: 300, copyPerGiB: 900 },
};

/** The stop of a step. */
export function stopIn(step: StepName): Stop {
  const stop = STOPS.find((candidate) => candidate.step === step);
  if (stop === undefined) throw new TypeError(`There is no stop in ${step}`);
  return stop;
}

/** Component and template `web` whose build comes to this stop. */
export function objectsFor({ tasks = ['true'], sizeGiB, spec = {} }: Stop): object[] {
  const web = template('web', ['work'], { limits: { attempts: 1 }, ...spec });
  const { instance } = (web as { spec: { instance: Record<string, unknown> } }).spec;
  if (sizeGiB !== undefined) instance['systemDisk'] = { sizeGiB };
  return [component('work', ...tasks), web];
}
