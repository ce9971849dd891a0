import { API_VERSION, IMAGE_BUILDS, IMAGE_COMPONENTS, IMAGE_TEMPLATES } from '../../../src/api/names.ts';

/** The smallest valid object of each kind, as a user would write it. */
const MINIMAL = {
  ImageComponent: { tasks: [{ name: 'restart', reboot: {} }] },
  ImageTemplate: {
    regionID: 'cn-hangzhou',
    source: { imageFamily: 'acs:debian_12_x64' },
    instance: { instanceTypes: ['ecs.g7.large'], vSwitchIDs: ['vsw-a'], securityGroupID: 'sg-1' },
  },
  ImageBuild: { templateRef: { name: 'web' } },
};

export type Kind = keyof typeof MINIMAL;

export const KINDS = {
  ImageComponent: IMAGE_COMPONENTS,
  ImageTemplate: IMAGE_TEMPLATES,
  ImageBuild: IMAGE_BUILDS,
} as const;

/** Values by path: `{ 'spec.tasks[0].name': 'x' }`; undefined removes. */
export type Changes = Readonly<Record<string, unknown>>;

/** The smallest valid object of a kind with these changes. */
export function minimal(kind: Kind, name: string, changes: Changes = {}): object {
  return changed({ apiVersion: API_VERSION, kind, metadata: { name }, spec: MINIMAL[kind] }, changes);
}

/** An object that says nothing but its name and these values, as a manager of a few fields applies it. */
export function objectOf(kind: Kind, name: string, values: Changes): object {
  return changed({ apiVersion: API_VERSION, kind, metadata: { name } }, values);
}

/** A copy of `object` with values set or removed. Objects on the way are made where they are missing. */
export function changed(object: object, changes: Changes): object {
  const copy = structuredClone(object) as Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
    const last = steps.pop() ?? '';
    const holder = steps.reduce<Record<string, unknown>>((at, step) => {
      at[step] ??= {};
      return at[step] as Record<string, unknown>;
    }, copy);
    if (value === undefined) delete holder[last];
    else holder[last] = value;
  }
  return copy;
}
