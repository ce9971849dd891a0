import type { CloudErrorClass } from './port/error.ts';

/**
 * Every documented error code that the operator's calls can give, by class. Misspelled codes are spelled as the
 * service spells them. Sources: the error tables of the API pages RunInstances, StopInstance, RebootInstance,
 * DeleteInstance, CreateImage, CopyImage, CancelCopyImage, DeleteImage, ModifyImageAttribute,
 * ModifyImageSharePermission, RunCommand, InvokeCommand, StopInvocation and SendFile, "How to ensure idempotence" and
 * "API throttling"; and what the Terraform provider, Packer plugin and Gardener of Alibaba Cloud retry.
 */
const CODES: Readonly<Record<CloudErrorClass, string>> = {
  NotFound: `
    Forbidden.InstanceNotFound InvalidAccount.NotFound InvalidCmdId.NotFound InvalidImage.NotFound
    InvalidImageId.NotFound InvalidInstance.NotFound InvalidInstanceId.NotFound InvalidInvokeId.NotFound
    InvalidParameter.KMSKeyId.NotFound InvalidRamRole.NotFound InvalidRegionId.NotFound
    InvalidImageFamily.MissingAvailableImage InvalidResourceGroup.NotFound InvalidSecurityGroupId
    InvalidSecurityGroupId.NotFound InvalidSnapshotId.NotFound OperationDenied.ImageNotValid
    InvalidVSwitchId.NotFound InvalidVpcId.NotFound SourceRegion.NotFound DestinationRegion.NotFound`,
  Conflict: `
    CancelNotSupported ChargeTypeViolation DiskError ImageCreatedNotFromCopy ImageStatus.NotAvailable
    ImageStatus.NotDeprecated ImageUseShared ImageUsingByInstance IncorrectImageStatus
    IncorrectInstanceStatus.NeedRestart InvalidImageName.Duplicated InvalidOperation.DeletionProtection
    InvalidOperation.EniLinked OperationDenied.InvalidImageStatus`,
  Throttled: `
    Rejected.Throttling Throttling Throttling.Api Throttling.ConcurrentLimitExceeded Throttling.User`,
  Capacity: `
    CategoryNotSupported InstanceType.Offline InvalidDiskCategory.NotSupported
    InvalidInstanceType.NotSupportDiskCategory InvalidInstanceType.ZoneNotSupported
    InvalidResourceType.NotSupported InvalidVpcZone.NotSupported
    InvalidZoneId.NotSupportShareEncryptedImage NodeControllerUnavailable OperationDenied.CloudSSDNotSupported
    OperationDenied.FlavorNotSupported OperationDenied.NoStock OperationDenied.PaygNotAvailable
    OperationDenied.ResourceControl OperationDenied.TimestampNotSupported OperationDenied.ZoneNotAllowed
    OperationDenied.ZoneSystemCategoryNotMatch QuotaExceed.DiskCapacity ResourceNotAvailable Zone.NotOnSale
    Zone.NotOpen`,
  Quota: `
    CmdCount.ExceedQuota ImageFamilyQuotaExceed ImageQuotaExceed.ImageFamily Invocation.ExceedQuota
    QuotaExceed.AfterpayInstance QuotaExceed.ElasticQuota QuotaExceed.Image QuotaExceed.PostPaidDisk
    QuotaExceed.ShareImage QuotaExceed.ShareImageUser QuotaExceed.Snapshot QuotaExceed.Tags QuotaExceeded
    QuotaExceeded.PostpaidDataDiskCapacity QuotaExceeded.PrivateIpAddress SecurityGroupInstanceLimitExceed`,
  Denied: `
    AssumeRoleError Forbbiden Forbidden Forbidden.RAM Forbidden.RiskControl IncompleteSignature
    InstanceLockedForSecurity InvalidAccessKeyId.Inactive InvalidAccessKeyId.NotFound
    InvalidAccountStatus.SnapshotServiceUnavailable InvalidParameter.DataEncryptedKeyCreateFailed
    InvalidParameter.KMSKeyId.CMKNotEnabled InvalidParameter.KMSKeyId.CMKUnauthorized
    InvalidParameter.KMSKeyId.KMSUnauthorized InvalidParameter.KmsNotEnabled InvalidSecurityToken.Expired
    InvalidSecurityToken.Malformed InvalidSecurityToken.MismatchWithAccessKey InvalidTimeStamp.Expired
    InvalidUser.PassRoleForbidden NoPermission OperationDenied.KmsServiceUnauthorized
    OperationDenied.NotAuthorized QuotaExceed.BuyImage RealNameAuthenticationError RegionUnauthorized
    SecurityRisk.3DVerification SignatureDoesNotMatch UserNotInTheWhiteList EntityNotExist.Role
    InvalidUserData.Forbidden`,
  Balance: `
    Account.Arrearage InstanceExpiredOrInArrears InvalidAccountStatus InsufficientBalance InvalidAccountStatus.NotEnoughBalance
    InvalidPayMethod PaymentMethodNotFound`,
  Invalid: `
    CmdContent.ExceedLimit CmdDesc.ExceedLimit CmdName.ExceedLimit FileContent.DecodeError FileMode.Invalid
    FileName.ExceedLimit FileSize.ExceedLimit FileTargetDir.Invalid ImageNotSupportCloudInit
    ImageNotSupportInstanceType IncorrectDestinationRegion InstanceIds.ExceedLimit InvalidAccount.Forbbiden InvalidAction.NotFound
    EnterpriseGroupLimited.InstanceType EnterpriseGroupLimited.MutliGroupType HOSTNAME_ILLEGAL
    InvalidAutoReleaseTime.Malformed InvalidBootMode.NotSupport InvalidCmdType.NotFound
    InvalidDiskCategory.CreateImage InvalidDiskCategory.Mismatch InvalidEncrypted.NotMatchDiskDefaultEncryption
    InvalidEncrypted.NotMatchKmsKeyId InvalidImageFamily.Malformed InvalidImageId.BidMismatch
    InvalidImageName.Malformed InvalidInstance.NotMatch InvalidInstanceType.NotSupported
    InvalidInstanceType.ValueNotSupported InvalidImage.NotSupported
    InvalidOperation.DiskCategoryUnsupported InvalidOperation.ServiceKeyEncryptedImageUnsupported
    InvalidOperation.VhdImageUnsupported InvalidParameter.Conflict InvalidParameter.EncryptedIllegal
    InvalidParameter.Mismatch InvalidParameter.WorkingDir InvalidRamRole.NotEcsRole InvalidRegion.NotSupport
    InvalidSpotPriceLimit.LowerThanPublicPrice InvalidSystemDiskCategory.ValueNotSupported
    InvalidSystemDiskSize.LessThanImageSize InvalidSystemDiskSize.LessThanMinSize
    InvalidSystemDiskSize.MoreThanMaxSize InvalidTerminationMode.NotFound MissingParameter
    OperationDeined.EncryptedSnapshot OperationDeined.FullImage OperationDenied OperationDenied.CommunityImage
    OperationDenied.EncryptSnapshotAcrossRegion OperationDenied.InconsistentNetwork
    OperationDenied.InvalidNetworkType OperationDenied.NonCompliantDestinationRegion
    OperationDenied.NotPublished OperationDenied.RegionIdNotSupported OperationDenied.SameRegionOnly Parameter.Disabled Parameter.MissingValue
    Parameter.NotMatched ParameterCount.ExceedLimit ParameterKey.ExceedLimit RegionId.ApiNotSupported
    RegionNotSupportCopy SizeExceed.Image Username.ExceedLimit`,
  Busy: `
    DependencyViolation DependencyViolation.HaVip DependencyViolation.Instance DependencyViolation.RouteEntry
    DependencyViolation.SLBConfiguring DependencyViolation.SecurityGroup DependencyViolation.VSwitch
    ImageIsCreating ImageIsExporting ImageIsImporting IncorrectDiskStatus IncorrectDiskStatus.CreatingSnapshot
    IncorrectDiskStatus.Initializing IncorrectDiskStatus.Transferring IncorrectInstanceStatus
    IncorrectInstanceStatus.Initializing IncorrectRouteEntryStatus IncorrectVSwitchStatus IncorrectVpcStatus
    InvalidOperation.Conflict InvalidSnapshotId.NotReady InvalidStatus.ImageIsCreating Operation.Conflict
    OperationConflict OperationDenied.CreatingConflict OperationDenied.ImageCopyConflict
    OperationDenied.ImageCopying QuotaExceed.ConcurrentSnapshotQuota SnapshotCreatedDisk SnapshotCreatedImage
    SnapshotNotReady TaskConflict TooManySnapshot.Unfinished`,
  TokenMismatch: `
    IdempotenceParamNotMatch IdempotentParameterMismatch InvalidClientToken.Malformed
    InvalidClientToken.ValueNotSupported InvalidParamter.Conflict`,
  Transient: `
    IdempotentProcessing InternalError InternalError.Dispatch LastTokenProcessing Mayi.InternalError
    ServiceUnavailable
    SignatureNonceUsed TOKEN_PROCESSING`,
};

/** Families of codes whose members are not all listed anywhere; tried in order after the exact codes. */
const FAMILIES: readonly (readonly [RegExp, CloudErrorClass])[] = [
  [/Throttling/, 'Throttled'],
  [/^InvalidClientToken\./, 'TokenMismatch'],
  [/^(InternalError|ServiceUnavailable)\./, 'Transient'],
  [/^(InvalidSecurityToken|InvalidAccessKeyId|Forbidden|InvalidTimeStamp)\./, 'Denied'],
  [/^(QuotaExceed|QuotaExceeded)\./, 'Quota'],
  [/^(DependencyViolation|IncorrectDiskStatus)\./, 'Busy'],
  [
    /^(InvalidUserData|MissingParameter|InvalidTagKey|InvalidTagValue|InvalidParameter\.KMSKeyId)\./,
    'Invalid',
  ],
  [/^InvalidStatus\.ImageIs/, 'Busy'],
  [/^InvalidParameter(\.|$)/, 'Invalid'],
  [/\.(Malformed|ExceedLimit|ValueNotSupported|NotSupportedValue)$/, 'Invalid'],
  [/\.NotFound$/, 'NotFound'],
];

/** Codes that mean something else for some actions than in general. */
const OVERRIDES: Readonly<Record<string, Readonly<Record<string, CloudErrorClass>>>> = {
  RunInstances: {
    // The vCPU quota is counted per group of types: another candidate may still fit.
    'QuotaExceed.ElasticQuota': 'Capacity',
    // The type is not sold (any more) in this zone or region.
    'InvalidInstanceType.ValueNotSupported': 'Capacity',
    'InvalidSystemDiskCategory.ValueNotSupported': 'Capacity',
  },
  // Packer's Alibaba plugin repeats DeleteVpc on this misspelled code: the VPC still holds something.
  DeleteVpc: { Forbbiden: 'Busy' },
};

const CLASS_OF = new Map<string, CloudErrorClass>(
  (Object.keys(CODES) as CloudErrorClass[]).flatMap((name) =>
    CODES[name]
      .trim()
      .split(/\s+/)
      .map((code): [string, CloudErrorClass] => [code, name]),
  ),
);

/** All codes that stand in the table by name. */
export function listedCodes(): string[] {
  return [...CLASS_OF.keys()];
}

/** Class of a code for an action; undefined when the code is not known. */
export function classOfCode(code: string, action: string): CloudErrorClass | undefined {
  const override = Object.hasOwn(OVERRIDES, action) ? OVERRIDES[action] : undefined;
  if (override !== undefined && Object.hasOwn(override, code)) return override[code];
  return CLASS_OF.get(code) ?? FAMILIES.find(([pattern]) => pattern.test(code))?.[1];
}
