import type { ImageTemplate } from '../../api/objects.ts';
import { BuildFailure } from '../../build/failure.ts';
import { imageName } from '../../build/naming.ts';
import type { Plan, PlannedSource } from '../../build/plan.ts';
import type { Image } from '../../cloud/port.ts';
import type { OSType } from '../../components/component.ts';
import type { BuildSession } from './session.ts';

/** The account of the credentials. */
export function resolveAccount({ accounts, cloud, signal }: BuildSession, regionID: string): Promise<string> {
  return accounts.of(cloud, regionID, signal);
}

/** The source image. @throws BuildFailure when there is none or it is not one that can be built on. */
export async function resolveSource(
  { cloud, signal }: BuildSession,
  regionID: string,
  source: ImageTemplate['spec']['source'],
): Promise<PlannedSource> {
  const image =
    source.imageFamily === undefined
      ? (await cloud.describeImages({ regionID, imageIDs: [source.imageID ?? ''] }, { signal }))[0]
      : await cloud.describeImageFromFamily({ regionID, imageFamily: source.imageFamily }, { signal });
  if (image === undefined) throw new BuildFailure('SourceNotFound', missing(regionID, source));
  checkSource(image);
  const { imageID, imageName: name, architecture, sizeGiB } = image;
  const windows = image.osType === 'windows' ? ({ osType: 'Windows' } as const) : {};
  return { imageID, imageName: name, architecture, sizeGiB, ...windows };
}

/** The operating system of a planned source. */
export function osTypeOf({ osType }: PlannedSource): OSType {
  return osType ?? 'Linux';
}

function missing(regionID: string, { imageFamily, imageID }: ImageTemplate['spec']['source']): string {
  return imageFamily === undefined
    ? `spec.source.imageID: image '${imageID}' does not exist in ${regionID}, or the account may not see it`
    : `spec.source.imageFamily: family '${imageFamily}' has no available image in ${regionID}, or the account may not see it`;
}

function checkSource(image: Image): void {
  if (image.status !== 'Available') {
    throw new BuildFailure(
      'SourceNotFound',
      `source image '${image.imageID}' is ${image.status}, but must be Available`,
    );
  }
  if (image.osType !== 'linux' && image.osType !== 'windows') {
    throw new BuildFailure(
      'InvalidSpec',
      `source image '${image.imageID}' is of OS type '${image.osType}', but must be 'linux' or 'windows'`,
    );
  }
  const dataDisks = image.disks.filter(({ type }) => type === 'data').length;
  if (dataDisks > 0) {
    throw new BuildFailure(
      'InvalidSpec',
      `source image '${image.imageID}' maps ${dataDisks} data disks, but must have the system disk only`,
    );
  }
}

/** The vSwitches with their zones, after checks of everything the instance needs. */
export async function resolveNetwork(
  { cloud, signal }: BuildSession,
  { spec: { regionID, instance } }: ImageTemplate,
  source: PlannedSource,
): Promise<{ vSwitchID: string; zoneID: string }[]> {
  const { vSwitchIDs, securityGroupID, instanceTypes, systemDisk } = instance;
  const vSwitches = await cloud.describeVSwitches({ regionID, vSwitchIDs }, { signal });
  const absent = vSwitchIDs.filter((id) => !vSwitches.some(({ vSwitchID }) => vSwitchID === id));
  if (absent.length > 0)
    throw invalid(`spec.instance.vSwitchIDs: ${quoted(absent)} not found in ${regionID}`);

  const groups = await cloud.describeSecurityGroups(
    { regionID, securityGroupIDs: [securityGroupID] },
    { signal },
  );
  const group = groups.find((candidate) => candidate.securityGroupID === securityGroupID);
  if (group === undefined)
    throw invalid(`spec.instance.securityGroupID: '${securityGroupID}' not found in ${regionID}`);
  const foreign = vSwitches.filter(({ vpcID }) => vpcID !== group.vpcID).map(({ vSwitchID }) => vSwitchID);
  if (foreign.length > 0) {
    throw invalid(
      `spec.instance.vSwitchIDs: ${quoted(foreign)} must be in VPC '${group.vpcID}' of security group '${securityGroupID}'`,
    );
  }

  const types = await cloud.describeInstanceTypes({ regionID, instanceTypes }, { signal });
  const wanted = source.architecture === 'arm64' ? 'ARM' : 'X86';
  for (const name of instanceTypes) {
    const type = types.find(({ instanceType }) => instanceType === name);
    if (type === undefined)
      throw invalid(`spec.instance.instanceTypes: '${name}' does not exist in ${regionID}`);
    if (type.cpuArchitecture !== '' && type.cpuArchitecture !== wanted) {
      throw invalid(
        `spec.instance.instanceTypes: '${name}' is ${type.cpuArchitecture}, but source image '${source.imageID}' needs ${wanted}`,
      );
    }
  }
  if (systemDisk?.sizeGiB !== undefined && systemDisk.sizeGiB < source.sizeGiB) {
    throw invalid(
      `spec.instance.systemDisk.sizeGiB is ${systemDisk.sizeGiB}, but source image '${source.imageID}' needs at least ${source.sizeGiB}`,
    );
  }
  return vSwitchIDs.map((id) => ({
    vSwitchID: id,
    zoneID: vSwitches.find(({ vSwitchID }) => vSwitchID === id)?.zoneID ?? '',
  }));
}

/** Asks every region for the image's future name: an unknown region, or a name that is taken, shows now. */
export async function checkRegions(session: BuildSession, plan: Plan): Promise<void> {
  const name = imageName(plan.image.namePrefix, session.named, 1);
  for (const regionID of [plan.regionID, ...plan.copyRegionIDs]) {
    const query = { regionID, imageName: name, ownerAlias: 'self' as const };
    const [taken] = await session.cloud.describeImages(query, { signal: session.signal });
    if (taken !== undefined)
      throw invalid(`image name '${name}' is taken by '${taken.imageID}' in ${regionID}`);
  }
}

function invalid(message: string): BuildFailure {
  return new BuildFailure('InvalidSpec', message);
}

function quoted(ids: readonly string[]): string {
  return ids.map((id) => `'${id}'`).join(', ');
}
