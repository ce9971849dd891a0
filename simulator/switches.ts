/**
 * Behaviours that no primary source settles, each with a normal and a hostile position. ASSUMPTIONS.md says what is
 * known of each. A client that is right works in both positions.
 */
export interface Switches {
  /** How long a client token is remembered, in simulated milliseconds. */
  tokenLifetimeMs: number;
  /** A token stays bound to the 4xx that its first use got. */
  tokenBoundToFailure: boolean;
  /** How long Describe calls do not see a new instance, disk, snapshot, security group, VPC or vSwitch. */
  describeLagMs: number;
  /** How long Describe calls show attributes, tags and shares of images and snapshots as they were before a change. */
  changeLagMs: number;
  /** How long a new image is not found by its tags. */
  imageTagLagMs: number;
  /** How long a new invocation is not shown. */
  invocationLagMs: number;
  /** CreateImage and CopyImage put the tags of the image on its snapshots as well. */
  imageTagsOnSnapshots: boolean;
  /** CopyImage forgets the tags that were passed. */
  copiesDropTags: boolean;
  /** The same image can be copied to several regions at once. */
  concurrentCopies: boolean;
  /** `Usable` turns true before the image is Available. */
  usableBeforeAvailable: boolean;
  /** How long an Available image still cannot be launched. */
  availableBeforeLaunchableMs: number;
  /** An image that cannot be launched yet does not exist for RunInstances, instead of not being ready. */
  unreadyImageNotFound: boolean;
  /** StopInvocation ends a script that already runs. */
  stopInvocationKills: boolean;
  /** Every command is started twice in the guest. */
  commandsDeliveredTwice: boolean;
  /** How many resources ListTagResources sees in all. */
  tagListingLimit: number;
  /** DescribeImages knows the status `ALL`; otherwise only the list of all names shows every image. */
  imageStatusAll: boolean;
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
  /** The status of an instance reads Running all through a reboot that was asked for. */
  rebootShowsRunning: boolean;
  /** DeleteImage and DeleteSnapshot refuse an id that does not exist. */
  deletionOfUnknownFails: boolean;
  /** How long a security group and a vSwitch stay in use after their last instance has gone. */
  networkBusyMs: number;
  /** ModifyImageSharePermission takes the first ten accounts and drops the others without a word. */
  longShareListsCut: boolean;
}

export const NORMAL: Switches = {
  tokenLifetimeMs: 24 * 3_600_000,
  tokenBoundToFailure: false,
  describeLagMs: 0,
  changeLagMs: 0,
  imageTagLagMs: 0,
  invocationLagMs: 0,
  imageTagsOnSnapshots: false,
  copiesDropTags: false,
  concurrentCopies: true,
  usableBeforeAvailable: true,
  availableBeforeLaunchableMs: 0,
  unreadyImageNotFound: false,
  stopInvocationKills: true,
  commandsDeliveredTwice: false,
  tagListingLimit: Infinity,
  imageStatusAll: true,
  imageIdList: true,
  heartbeatStaleMs: 0,
  nvmeWaitsForDetection: false,
  emptyFamilyOmitsImage: false,
  callsPerMinute: 0,
  changeFailsImage: true,
  rebootShowsRunning: false,
  deletionOfUnknownFails: false,
  networkBusyMs: 0,
  longShareListsCut: true,
};

/** Lags follow the documented minute; with a fast profile, scale them through `startSimulator`'s `switches`. */
export const HOSTILE: Switches = {
  tokenLifetimeMs: 10 * 60_000,
  tokenBoundToFailure: true,
  describeLagMs: 60_000,
  changeLagMs: 10_000,
  imageTagLagMs: 60_000,
  invocationLagMs: 10_000,
  imageTagsOnSnapshots: false,
  copiesDropTags: true,
  concurrentCopies: false,
  usableBeforeAvailable: false,
  availableBeforeLaunchableMs: 30_000,
  unreadyImageNotFound: true,
  stopInvocationKills: false,
  commandsDeliveredTwice: true,
  tagListingLimit: 1000,
  imageStatusAll: false,
  imageIdList: false,
  heartbeatStaleMs: 120_000,
  nvmeWaitsForDetection: true,
  emptyFamilyOmitsImage: true,
  callsPerMinute: 10,
  changeFailsImage: true,
  rebootShowsRunning: true,
  deletionOfUnknownFails: true,
  networkBusyMs: 60_000,
  longShareListsCut: true,
};
