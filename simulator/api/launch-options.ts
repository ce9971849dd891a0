import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { ImageRecord } from '../world/image-record.ts';
import type { LaunchOptions } from '../world/launch-options.ts';
import type { InstanceType } from '../world/region.ts';
import type { Call } from './api.ts';

/** The rarely used options of a launch. @throws ApiError for a value that image or type do not allow. */
export function readLaunchOptions(call: Call, image: ImageRecord, type: InstanceType): LaunchOptions {
  const { parameters } = call;
  checkNames(call);
  checkPassword(call, image);
  refuseUnknownPlaces(call);
  const strategy = parameters.oneOf('SecurityEnhancementStrategy', ['Active', 'Deactive']);
  if (strategy === 'Active' && image.origin !== 'public')
    throw invalidParameter('SecurityEnhancementStrategy');
  if (parameters.oneOf('IoOptimized', ['none', 'optimized']) === 'none') {
    const message = 'The specified instance type must be I/O optimized.';
    throw new ApiError(404, 'DependencyViolation.IoOptimized', message);
  }
  const secureBoot = parameters.group('SecurityOptions').flag('EnableSecureBoot') ?? false;
  if (secureBoot && image.secureBootSupport !== 'supported') {
    throw invalidParameter('SecurityOptions.EnableSecureBoot');
  }
  const pool = parameters.group('PrivatePoolOptions');
  return {
    ...readCpu(call, type),
    hopLimit: parameters.integer('HttpPutResponseHopLimit', { min: 0, max: 64 }) ?? 1,
    tenancy: parameters.oneOf('Tenancy', ['default', 'host']) ?? '',
    affinity: parameters.oneOf('Affinity', ['default', 'host']) ?? '',
    capacityReservationId: pool.text('Id') ?? '',
    capacityReservationPreference: pool.oneOf('MatchCriteria', ['Open', 'Target', 'None']) ?? '',
    hibernation: parameters.group('HibernationOptions').flag('Configured') ?? false,
    loginAsNonRoot: parameters.group('ImageOptions').flag('LoginAsNonRoot') ?? false,
    secureBoot,
    isp: parameters.text('Isp') ?? '',
    privateDns: readPrivateDns(call),
  };
}

function readCpu(
  { parameters }: Call,
  { cpu }: InstanceType,
): Pick<LaunchOptions, 'coreCount' | 'threadsPerCore' | 'topologyType'> {
  const options = parameters.group('CpuOptions');
  const coreCount = options.integer('Core', { min: 1, max: cpu });
  const threadsPerCore = options.integer('ThreadsPerCore', { min: 1, max: 2 });
  const topologies = ['ContinuousCoreToHTMapping', 'DiscreteCoreToHTMapping'] as const;
  return { coreCount, threadsPerCore, topologyType: options.oneOf('TopologyType', topologies) ?? '' };
}

function readPrivateDns({ parameters }: Call): LaunchOptions['privateDns'] {
  const options = parameters.group('PrivateDnsNameOptions');
  const flags = [
    'EnableInstanceIdDnsAAAARecord',
    'EnableInstanceIdDnsARecord',
    'EnableIpDnsARecord',
    'EnableIpDnsPtrRecord',
  ];
  return {
    HostnameType: options.text('HostnameType') ?? '',
    ...Object.fromEntries(flags.map((name) => [name, options.flag(name) ?? false])),
  };
}

/** Linux host names have 2 to 64 characters, those of Windows 2 to 15; several only with several instances. */
function checkNames({ parameters }: Call): void {
  const several = parameters.texts('HostNames');
  const single = parameters.text('HostName');
  if (several.length > 0 && single !== undefined) throw invalidParameter('HostNames');
  const amount = parameters.integer('Amount') ?? 1;
  if (several.length > 0 && several.length !== amount) throw invalidParameter('HostNames');
  for (const name of [...several, ...(single === undefined ? [] : [single])]) {
    const labels = name.split('.');
    const fits = labels.every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/.test(label));
    if (fits && name.length >= 2 && name.length <= 64) continue;
    // A name with a pattern such as `host-[1,4]-end` numbers the instances.
    if (/^[A-Za-z0-9.-]+\[\d+,\d\][A-Za-z0-9.-]*$/.test(name)) continue;
    throw new ApiError(404, 'HOSTNAME_ILLEGAL', 'The specified parameter Hostname is not valid.');
  }
}

/** 8 to 30 characters of at least three kinds. */
function checkPassword({ parameters }: Call, image: ImageRecord): void {
  const password = parameters.text('Password');
  if (password === undefined) return;
  if (parameters.flag('PasswordInherit') === true) throw invalidParameter('PasswordInherit');
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  const wellFormed = /^[\x21-\x7e]{8,30}$/.test(password) && kinds >= 3;
  if (wellFormed && !(image.osType === 'windows' && password.startsWith('/'))) return;
  throw new ApiError(400, 'InvalidPassword.Malformed', 'The specified parameter "Password" is not valid.');
}

/** Nothing of these kinds exists in the simulated world. */
function refuseUnknownPlaces({ parameters }: Call): void {
  const kinds: [parameter: string, status: number, code: string][] = [
    ['LaunchTemplateId', 404, 'InvalidLaunchTemplate.NotFound'],
    ['LaunchTemplateName', 404, 'InvalidLaunchTemplate.NotFound'],
    ['DeploymentSetId', 404, 'DeploymentSet.NotFound'],
    ['DedicatedHostId', 404, 'InvalidDedicatedHostId.NotFound'],
    ['HpcClusterId', 404, 'InvalidHpcClusterId.NotFound'],
    ['StorageSetId', 403, 'InvalidParameter.StorageSetId'],
  ];
  for (const [parameter, status, code] of kinds) {
    if (parameters.text(parameter) === undefined) continue;
    throw new ApiError(status, code, `The specified ${parameter} does not exist in our records.`);
  }
}
