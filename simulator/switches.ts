/**
 * Behaviours that no primary source settles, each with a normal and a hostile position. ASSUMPTIONS.md says what is
 * known of each. A client that is right works in both positions.
 */
export interface Switches {
  /** How long a client token is remembered, in simulated milliseconds. */
  tokenLifetimeMs: number;
  /** A token stays bound to the 4xx that its first use got. */
  tokenBoundToFailure: boolean;
  /** How long Describe calls do not see a new instance, disk, security group, VPC or vSwitch. */
  describeLagMs: number;
  /** How long a new image is not found by its tags. */
  imageTagLagMs: number;
  /** CopyImage forgets the tags that were passed. */
  copiesDropTags: boolean;
  /** The same image can be copied to several regions at once. */
  concurrentCopies: boolean;
  /** `Usable` turns true before the image is Available. */
  usableBeforeAvailable: boolean;
  /** How long an Available image still cannot be launched. */
  availableBeforeLaunchableMs: number;
  /** StopInvocation ends a script that already runs. */
  stopInvocationKills: boolean;
  /** Every command is started twice in the guest. */
  commandsDeliveredTwice: boolean;
  /** How many resources ListTagResources sees in all. */
  tagListingLimit: number;
  /** DescribeImages takes several ids in `ImageId`, separated by commas; otherwise it compares the text as one id. */
  imageIdList: boolean;
  /** How much older `LastHeartbeatTime` is than the last heartbeat. */
  heartbeatStaleMs: number;
  /** ModifyImageAttribute refuses NVMe support while the image check runs. */
  nvmeWaitsForDetection: boolean;
  /** DescribeImageFromFamily answers without an `Image` member, not with an empty one, when nothing matches. */
  emptyFamilyOmitsImage: boolean;
  /** Calls of one API per account, region and minute; 0 means no limit. */
  callsPerMinute: number;
  /** A change of the instance while its image is being created makes the image fail. */
  changeFailsImage: boolean;
}

export const NORMAL: Switches = {
  tokenLifetimeMs: 24 * 3_600_000,
  tokenBoundToFailure: false,
  describeLagMs: 0,
  imageTagLagMs: 0,
  copiesDropTags: false,
  concurrentCopies: true,
  usableBeforeAvailable: true,
  availableBeforeLaunchableMs: 0,
  stopInvocationKills: true,
  commandsDeliveredTwice: false,
  tagListingLimit: Infinity,
  imageIdList: true,
  heartbeatStaleMs: 0,
  nvmeWaitsForDetection: false,
  emptyFamilyOmitsImage: false,
  callsPerMinute: 0,
  changeFailsImage: true,
};

/** Lags follow the documented minute; with a fast profile, scale them through `startSimulator`'s `switches`. */
export const HOSTILE: Switches = {
  tokenLifetimeMs: 10 * 60_000,
  tokenBoundToFailure: true,
  describeLagMs: 60_000,
  imageTagLagMs: 60_000,
  copiesDropTags: true,
  concurrentCopies: false,
  usableBeforeAvailable: false,
  availableBeforeLaunchableMs: 30_000,
  stopInvocationKills: false,
  commandsDeliveredTwice: true,
  tagListingLimit: 1000,
  imageIdList: false,
  heartbeatStaleMs: 120_000,
  nvmeWaitsForDetection: true,
  emptyFamilyOmitsImage: true,
  callsPerMinute: 10,
  changeFailsImage: true,
};
