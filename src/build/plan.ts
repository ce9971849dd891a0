import type { OSType } from '../components/component.ts';
import type { Keepsake } from './guest/generalize.ts';
import type { RenderedTask } from '../components/rendered.ts';

/**
 * Everything that a build does, decided once and frozen in a ControllerRevision before anything is created. A restart,
 * months later or by a newer operator, sends the same requests again because it reads them from here.
 */
export interface Plan {
  readonly planVersion: 1;
  readonly regionID: string;
  readonly accountID: string;
  readonly source: PlannedSource;
  /** In the order in which they are tried. */
  readonly candidates: readonly Candidate[];
  readonly instance: PlannedInstance;
  readonly tasks: readonly PlannedTask[];
  /** What pieces and files of the tasks refer to; absent when there is nothing. */
  readonly secrets?: readonly PlannedSecret[];
  /** `Encrypted` when absent. */
  readonly secretDelivery?: 'Encrypted' | 'Plain';
  readonly generalize: 'Default' | 'None';
  /** What `Default` leaves; nothing when absent. */
  readonly keep?: readonly Keepsake[];
  readonly image: PlannedImage;
  /** Regions that get a copy; the build region is not among them. */
  readonly copyRegionIDs: readonly string[];
  readonly limits: { readonly timeoutSeconds: number; readonly attempts: number };
  /** Fingerprint of the template's spec as it was read, for the template to compare with. */
  readonly templateHash: string;
  /** Fingerprint of everything the image depends on: {@link templateHash}, components, source image. */
  readonly inputsHash: string;
  readonly components: readonly PlannedComponent[];
}

export interface PlannedSource {
  readonly imageID: string;
  readonly imageName: string;
  readonly architecture: string;
  readonly sizeGiB: number;
  /** Absent in plans that are older than Windows builds. */
  readonly osType?: OSType;
}

/** One combination that the builder may be launched with. */
export interface Candidate {
  readonly instanceType: string;
  readonly vSwitchID: string;
  readonly zoneID: string;
  readonly diskCategory: string;
}

export interface PlannedInstance {
  readonly securityGroupID: string;
  readonly sizeGiB: number;
  readonly performanceLevel?: string;
  readonly internetMaxBandwidthOut: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly resourceGroupID?: string;
}

export interface PlannedImage {
  readonly namePrefix: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly resourceGroupID?: string;
}

export interface PlannedComponent {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
  /** Absent for ImageComponents of the namespace. */
  readonly catalog?: 'System' | 'ECS';
}

export interface PlannedTask {
  /** Name of the component, or `buildContent`. */
  readonly component: string;
  /** With every value that may stand in a plan. */
  readonly task: RenderedTask;
  /** True for a script whose author wrote `{{ACS::…}}`; what values hold does not count. */
  readonly cloudParameters?: true;
}

/** A key of a Secret as it was when the build was planned; never its value. */
export interface PlannedSecret {
  readonly name: string;
  readonly key: string;
  readonly uid: string;
  readonly resourceVersion: string;
}

/** Bytes that a stored plan may have: below etcd's limit for one object, with room for its metadata. */
export const MAX_PLAN_BYTES = 1_000_000;

/** Every combination of type, vSwitch and disk category, types first, in the order of the template. */
export function candidatesOf(
  instanceTypes: readonly string[],
  vSwitches: readonly { vSwitchID: string; zoneID: string }[],
  diskCategories: readonly string[],
): Candidate[] {
  return instanceTypes.flatMap((instanceType) =>
    vSwitches.flatMap(({ vSwitchID, zoneID }) =>
      diskCategories.map((diskCategory) => ({ instanceType, vSwitchID, zoneID, diskCategory })),
    ),
  );
}

/**
 * `1h30m`, `45m`, `90s` as seconds.
 *
 * @throws RangeError for anything else; the CRD refuses it before.
 */
export function durationSeconds(text: string): number {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (match === null || text === '') throw new RangeError(`'${text}' is not a duration`);
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
