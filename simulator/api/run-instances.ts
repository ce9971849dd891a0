import { ApiError } from '../wire/api-error.ts';
import type { ImageRecord } from '../world/image-record.ts';
import type { LaunchOptions } from '../world/launch-options.ts';
import type { DiskRecord, InstanceRecord } from '../world/instance-record.ts';
import type { InstanceType } from '../world/region.ts';
import { spotPrice } from '../world/spot-price.ts';
import { type Answer, type Call, write } from './api.ts';
import { readAutoReleaseTime } from './auto-release.ts';
import { type DiskPlan, readDataDisks, readSystemDisk } from './launch-disks.ts';
import { readImage } from './launch-image.ts';
import { keyPairNotFound, windowsHasNoKeys } from './key-pairs.ts';
import { checkMetadata, checkRole, readSpotTerms, type SpotTerms } from './launch-market.ts';
import { readLaunchOptions } from './launch-options.ts';
import { readPlacement } from './launch-placement.ts';
import { freePublicAddress } from './public-addresses.ts';
import { readTags } from './tags.ts';
import { checkDescription, checkName } from './text-rules.ts';

/** Everything about the instances of one call, checked. */
interface Launch {
  amount: number;
  image: ImageRecord;
  type: InstanceType;
  placement: ReturnType<typeof readPlacement>;
  disks: DiskPlan[];
  spot: SpotTerms;
  options: LaunchOptions;
  autoReleaseAt: number | undefined;
  tags: Record<string, string>;
}

export const runInstances = write('RunInstances', handle, {
  token: { status: 400, mismatch: 'IdempotentParameterMismatch' },
  dryRun: 'DryRunOperation',
});

function handle(call: Call): Answer {
  const { ids, price } = launchAll(call, true);
  return { InstanceIdSets: { InstanceIdSet: ids }, OrderId: '', TradePrice: price };
}

/** Checks the call and makes its instances, which start by themselves or, with `boots` false, stay stopped. */
export function launchAll(call: Call, boots: boolean): { ids: string[]; price: number } {
  const launch = check(call);
  call.endDryRun();
  const ids = Array.from({ length: launch.amount }, (_, index) => start(call, launch, index, boots));
  const { type, spot, placement, amount } = launch;
  const price =
    spot.spotStrategy === 'NoSpot'
      ? type.price
      : spotPrice(call.holdings.region, type.id, placement.vSwitch.zoneId);
  return { ids, price: price * amount };
}

function check(call: Call): Launch {
  const { parameters, account, holdings } = call;
  const amount = parameters.integer('Amount', { min: 1, max: 100 }) ?? 1;
  const minimum = parameters.integer('MinAmount', { min: 1, max: amount }) ?? amount;
  parameters.oneOf('InstanceChargeType', ['PostPaid']);
  checkName(parameters.text('InstanceName'), 'InvalidInstanceName.Malformed');
  checkDescription(parameters.text('Description'));
  parameters.integer('InternetMaxBandwidthOut', { min: 0, max: 100 });
  parameters.integer('InternetMaxBandwidthIn', { min: 1, max: 200 });
  parameters.oneOf('InternetChargeType', ['PayByTraffic', 'PayByBandwidth']);
  if (account.balance <= 0) {
    throw new ApiError(
      403,
      'InvalidAccountStatus.NotEnoughBalance',
      'Your account does not have enough balance.',
    );
  }
  const image = readImage(call);
  const placement = readPlacement(call);
  const type = readType(call, image, placement.vSwitch.zoneId);
  const disks = [readSystemDisk(call, image, type), ...readDataDisks(call, image, type)];
  const spot = readSpotTerms(call, type, placement.vSwitch.zoneId);
  const options = readLaunchOptions(call, image, type);
  checkMetadata(call, image);
  checkRole(call);
  checkKeyPair(call, image);
  const available = holdings.region.stock.get(`${placement.vSwitch.zoneId}/${type.id}`) ?? 0;
  if (available < minimum) {
    const message =
      'The requested resource is sold out in the specified zone; try other types of resources or zones.';
    throw new ApiError(403, 'OperationDenied.NoStock', message);
  }
  if (holdings.instances.size + minimum > account.quotas.instances) {
    throw new ApiError(
      403,
      'QuotaExceed.ElasticQuota',
      'The maximum number of instances of this account is reached.',
    );
  }
  return {
    amount: Math.min(amount, available, account.quotas.instances - holdings.instances.size),
    image,
    type,
    placement,
    disks,
    spot,
    options,
    autoReleaseAt: readAutoReleaseTime(
      parameters.text('AutoReleaseTime'),
      call.simulation.core.timeline.now(),
    ),
    tags: readTags(parameters),
  };
}

function readType({ parameters, holdings }: Call, image: ImageRecord, zoneId: string): InstanceType {
  const id = parameters.required('InstanceType');
  const type = holdings.region.types.get(id);
  if (type === undefined) {
    throw new ApiError(
      403,
      'InvalidInstanceType.ValueNotSupported',
      'The specified InstanceType is not supported.',
    );
  }
  const { stock } = holdings.region;
  if (![...stock.keys()].some((place) => place.startsWith(`${zoneId}/`))) {
    const message = 'Nothing is sold in the specified zone any more; try other zones.';
    throw new ApiError(403, 'Zone.NotOnSale', message);
  }
  if (!stock.has(`${zoneId}/${id}`)) {
    throw new ApiError(
      403,
      'InvalidInstanceType.ZoneNotSupported',
      'The zone does not offer this instance type.',
    );
  }
  if (!bootsOn(image, type)) {
    throw new ApiError(
      403,
      'ImageNotSupportInstanceType',
      'The specified image does not support this instance type.',
    );
  }
  return type;
}

/** Whether an instance type can boot an image: architecture, boot mode and disk driver fit. */
export function bootsOn(image: ImageRecord, type: InstanceType): boolean {
  const architecture = image.architecture === 'arm64' ? 'ARM' : 'X86';
  if (architecture !== type.architecture) return false;
  if (type.nvme === 'required' && image.nvmeSupport !== 'supported') return false;
  return image.bootMode === 'UEFI-Preferred' || type.bootModes.includes(image.bootMode);
}

function checkKeyPair({ parameters, holdings }: Call, image: ImageRecord): void {
  const name = parameters.text('KeyPairName');
  if (name === undefined) return;
  if (!holdings.keyPairs.has(name)) throw keyPairNotFound();
  if (image.osType === 'windows') throw windowsHasNoKeys();
}

function start(call: Call, launch: Launch, index: number, boots: boolean): string {
  const { parameters, holdings, account, simulation } = call;
  const { core } = simulation;
  const { image, placement, type, tags } = launch;
  const id = core.ids.resource('i', holdings.region.id);
  const now = core.timeline.now();
  const name = parameters.text('InstanceName') ?? id;
  const bandwidth = parameters.integer('InternetMaxBandwidthOut') ?? 0;
  const disks = launch.disks.map((plan): DiskRecord => {
    const { size, ...rest } = plan;
    return {
      ...rest,
      id: core.ids.resource('d', holdings.region.id),
      accountUid: account.uid,
      regionId: holdings.region.id,
      zoneId: placement.vSwitch.zoneId,
      sizeGiB: size,
      status: 'In_use',
      instanceId: id,
      createdAt: now,
      resourceGroupId: parameters.text('ResourceGroupId') ?? '',
      tags: { ...tags },
    };
  });
  const instance: InstanceRecord = {
    id,
    name:
      launch.amount > 1 && parameters.flag('UniqueSuffix')
        ? `${name}${String(index + 1).padStart(3, '0')}`
        : name,
    hostName: parameters.texts('HostNames')[index] ?? parameters.text('HostName') ?? `iZ${id.slice(2)}Z`,
    description: parameters.text('Description') ?? '',
    accountUid: account.uid,
    regionId: holdings.region.id,
    zoneId: placement.vSwitch.zoneId,
    vpcId: placement.vSwitch.vpcId,
    vSwitchId: placement.vSwitch.id,
    securityGroupIds: placement.securityGroupIds,
    privateIp: parameters.text('PrivateIpAddress') ?? placement.nextAddress(),
    publicIp: bandwidth > 0 ? freePublicAddress(core) : '',
    macAddress: `00:16:3e:${core.ids
      .uuid()
      .slice(0, 6)
      .replace(/(..)(..)(..)/, '$1:$2:$3')}`,
    networkInterfaceId: core.ids.resource('eni', holdings.region.id),
    instanceType: type.id,
    imageId: image.id,
    osName: image.osName,
    osNameEn: image.osNameEn,
    osType: image.osType,
    status: 'Pending',
    transition: 'launch',
    generation: 0,
    createdAt: now,
    startedAt: undefined,
    autoReleaseAt: launch.autoReleaseAt,
    stoppedMode: 'Not-applicable',
    deletionProtection: parameters.flag('DeletionProtection') ?? false,
    ...launch.spot,
    internetChargeType: parameters.text('InternetChargeType') ?? 'PayByTraffic',
    internetMaxBandwidthOut: bandwidth,
    internetMaxBandwidthIn: parameters.integer('InternetMaxBandwidthIn') ?? -1,
    httpEndpoint: parameters.text('HttpEndpoint') ?? 'enabled',
    httpTokens: parameters.text('HttpTokens') ?? 'optional',
    ramRoleName: parameters.text('RamRoleName') ?? '',
    keyPairName: parameters.text('KeyPairName') ?? '',
    resourceGroupId: parameters.text('ResourceGroupId') ?? '',
    userData: parameters.text('UserData') ?? '',
    creditSpecification: parameters.text('CreditSpecification') ?? '',
    tags: { ...tags },
    diskIds: disks.map((disk) => disk.id),
    bootCount: 0,
    bootId: '',
    agent: {
      installed: image.hasAgent,
      installPending: false,
      firstBeatAt: undefined,
      lastBeatBefore: undefined,
      silentSince: undefined,
    },
    console: [],
    operationLocks: [],
    options: launch.options,
  };
  simulation.instances.launch(holdings, instance, disks, boots);
  return id;
}
