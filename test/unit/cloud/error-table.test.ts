import { classOfCode, listedCodes } from '../../../src/cloud/error-table.ts';
import { CLOUD_ERROR_CLASSES, type CloudErrorClass } from '../../../src/cloud/port/error.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('error table');

/** Documented codes by API page, with what a caller must do about them. */
const DOCUMENTED: Record<string, Partial<Record<CloudErrorClass, string>>> = {
  'How to ensure idempotence': {
    TokenMismatch:
      'IdempotentParameterMismatch IdempotenceParamNotMatch InvalidParamter.Conflict InvalidClientToken.ValueNotSupported InvalidClientToken.Malformed',
    Transient: 'IdempotentProcessing LastTokenProcessing TOKEN_PROCESSING InternalError ServiceUnavailable',
  },
  'API throttling': {
    Throttled:
      'Throttling Throttling.User Throttling.Api Rejected.Throttling Throttling.ConcurrentLimitExceeded Throttling.Resource',
  },
  'Terraform and Packer retries': {
    Busy: 'IncorrectVSwitchStatus IncorrectInstanceStatus IncorrectInstanceStatus.Initializing DependencyViolation DependencyViolation.RouteEntry DependencyViolation.HaVip DependencyViolation.Instance DependencyViolation.VSwitch DependencyViolation.SecurityGroup InvalidOperation.Conflict OperationConflict Operation.Conflict IncorrectDiskStatus IncorrectDiskStatus.Initializing SnapshotCreatedDisk SnapshotCreatedImage IncorrectRouteEntryStatus TaskConflict',
    NotFound: 'InvalidInstanceId.NotFound Forbidden.InstanceNotFound InvalidImageId.NotFound',
  },
  'RunInstances, StopInstance, RebootInstance, DeleteInstance': {
    Capacity:
      'OperationDenied.NoStock ResourceNotAvailable Zone.NotOnSale Zone.NotOpen OperationDenied.ZoneNotAllowed OperationDenied.ZoneSystemCategoryNotMatch OperationDenied.CloudSSDNotSupported InvalidResourceType.NotSupported InvalidInstanceType.ZoneNotSupported InstanceType.Offline InvalidDiskCategory.NotSupported CategoryNotSupported NodeControllerUnavailable OperationDenied.ResourceControl InvalidVpcZone.NotSupported InvalidZoneId.NotSupportShareEncryptedImage QuotaExceed.DiskCapacity OperationDenied.PaygNotAvailable OperationDenied.FlavorNotSupported OperationDenied.TimestampNotSupported InvalidInstanceType.NotSupportDiskCategory',
    Quota:
      'QuotaExceed.ElasticQuota QuotaExceed.AfterpayInstance QuotaExceeded QuotaExceeded.PrivateIpAddress QuotaExceed.PostPaidDisk SecurityGroupInstanceLimitExceed QuotaExceed.Tags QuotaExceed.Image QuotaExceed.Snapshot QuotaExceeded.PostpaidDataDiskCapacity',
    Balance:
      'InvalidAccountStatus.NotEnoughBalance InsufficientBalance Account.Arrearage PaymentMethodNotFound InvalidPayMethod InstanceExpiredOrInArrears InvalidAccountStatus',
    Denied:
      'RealNameAuthenticationError Forbidden.RiskControl SecurityRisk.3DVerification Forbidden Forbbiden Forbidden.RAM NoPermission InvalidUser.PassRoleForbidden InvalidAccessKeyId.NotFound SignatureDoesNotMatch InvalidSecurityToken.Expired InstanceLockedForSecurity RegionUnauthorized QuotaExceed.BuyImage InvalidUserData.Forbidden',
    Busy: 'IncorrectVpcStatus OperationDenied.CreatingConflict DependencyViolation.SLBConfiguring',
    Transient: 'Mayi.InternalError',
    Conflict: 'DiskError InvalidOperation.DeletionProtection ChargeTypeViolation InvalidOperation.EniLinked',
    NotFound:
      'InvalidSecurityGroupId.NotFound InvalidVSwitchId.NotFound InvalidRamRole.NotFound InvalidImageFamily.MissingAvailableImage OperationDenied.ImageNotValid InvalidSecurityGroupId',
    Invalid:
      'ImageNotSupportInstanceType ImageNotSupportCloudInit InvalidParameter.Conflict InvalidSystemDiskSize.LessThanImageSize InvalidSystemDiskCategory.ValueNotSupported InvalidParameter.Mismatch InvalidRamRole.NotEcsRole InvalidUserData.Malformed InvalidAutoReleaseTime.Malformed InvalidSpotPriceLimit.LowerThanPublicPrice OperationDenied.InconsistentNetwork OperationDenied.InvalidNetworkType OperationDenied.RegionIdNotSupported InvalidSystemDiskSize.LessThanMinSize InvalidSystemDiskSize.MoreThanMaxSize InvalidDiskCategory.Mismatch InvalidInstanceType.NotSupported InvalidImage.NotSupported EnterpriseGroupLimited.MutliGroupType EnterpriseGroupLimited.InstanceType HOSTNAME_ILLEGAL',
  },
  'RunCommand, InvokeCommand, SendFile': {
    NotFound: 'InvalidInstance.NotFound InvalidCmdId.NotFound InvalidInvokeId.NotFound',
    Quota: 'CmdCount.ExceedQuota Invocation.ExceedQuota',
    Transient: 'InternalError.Dispatch',
    Invalid:
      'InvalidInstance.NotMatch InstanceIds.ExceedLimit CmdContent.ExceedLimit CmdName.ExceedLimit CmdDesc.ExceedLimit InvalidCmdType.NotFound InvalidParameter.WorkingDir Username.ExceedLimit Parameter.MissingValue Parameter.Disabled Parameter.NotMatched ParameterCount.ExceedLimit ParameterKey.ExceedLimit InvalidTerminationMode.NotFound RegionId.ApiNotSupported FileSize.ExceedLimit FileName.ExceedLimit FileMode.Invalid FileTargetDir.Invalid FileContent.DecodeError',
  },
  CreateImage: {
    Busy: 'IncorrectDiskStatus.CreatingSnapshot IncorrectDiskStatus.Transferring InvalidSnapshotId.NotReady SnapshotNotReady TooManySnapshot.Unfinished QuotaExceed.ConcurrentSnapshotQuota',
    Conflict: 'InvalidImageName.Duplicated IncorrectInstanceStatus.NeedRestart',
    NotFound: 'InvalidSnapshotId.NotFound',
    Quota: 'ImageQuotaExceed.ImageFamily ImageFamilyQuotaExceed',
    Denied:
      'InvalidAccountStatus.SnapshotServiceUnavailable InvalidParameter.KMSKeyId.KMSUnauthorized InvalidParameter.KMSKeyId.CMKNotEnabled InvalidParameter.KMSKeyId.CMKUnauthorized',
    Invalid:
      'InvalidImageName.Malformed InvalidImageFamily.Malformed InvalidBootMode.NotSupport InvalidDiskCategory.CreateImage InvalidOperation.DiskCategoryUnsupported OperationDenied',
  },
  'CopyImage, CancelCopyImage, encryption': {
    Busy: 'OperationDenied.ImageCopying OperationDenied.ImageCopyConflict',
    Conflict: 'IncorrectImageStatus ImageCreatedNotFromCopy CancelNotSupported',
    NotFound: 'SourceRegion.NotFound DestinationRegion.NotFound InvalidParameter.KMSKeyId.NotFound',
    Denied:
      'OperationDenied.NotAuthorized InvalidParameter.KmsNotEnabled OperationDenied.KmsServiceUnauthorized InvalidParameter.DataEncryptedKeyCreateFailed UserNotInTheWhiteList',
    Invalid:
      'RegionNotSupportCopy OperationDenied.SameRegionOnly IncorrectDestinationRegion OperationDenied.NonCompliantDestinationRegion OperationDenied.CommunityImage OperationDenied.NotPublished SizeExceed.Image InvalidOperation.VhdImageUnsupported InvalidParameter.EncryptedIllegal InvalidEncrypted.NotMatchKmsKeyId InvalidEncrypted.NotMatchDiskDefaultEncryption OperationDeined.EncryptedSnapshot OperationDenied.EncryptSnapshotAcrossRegion InvalidRegion.NotSupport',
  },
  'ModifyImageAttribute, ModifyImageSharePermission, DeleteImage': {
    Busy: 'InvalidStatus.ImageIsCreating ImageIsImporting ImageIsExporting ImageIsCreating',
    Conflict:
      'ImageUseShared ImageStatus.NotAvailable ImageStatus.NotDeprecated ImageUsingByInstance OperationDenied.InvalidImageStatus',
    Quota: 'QuotaExceed.ShareImageUser QuotaExceed.ShareImage',
    NotFound: 'InvalidAccount.NotFound',
    Denied: 'AssumeRoleError',
    Invalid:
      'InvalidOperation.ServiceKeyEncryptedImageUnsupported OperationDeined.FullImage InvalidImageId.BidMismatch InvalidAccount.Forbbiden',
  },
};

for (const [page, classes] of Object.entries(DOCUMENTED)) {
  test(`every code of "${page}" has its class`, () => {
    const wrong: string[] = [];
    for (const [expected, codes] of Object.entries(classes)) {
      for (const code of codes.split(' ')) {
        const actual = classOfCode(code, 'AnyAction');
        if (actual !== expected) wrong.push(`${code}: ${actual}, not ${expected}`);
      }
    }
    assert.equal(wrong, []);
  });
}

test('no code stands in the table twice, and every class is used', () => {
  const codes = listedCodes();
  assert.is(new Set(codes).size, codes.length);
  const used = new Set(codes.map((code) => classOfCode(code, 'AnyAction')));
  assert.equal(
    CLOUD_ERROR_CLASSES.filter((name) => !used.has(name)),
    [],
  );
});

test('a used-up vCPU quota is a reason to try another type when launching, and a quota elsewhere', () => {
  assert.is(classOfCode('QuotaExceed.ElasticQuota', 'RunInstances'), 'Capacity');
  assert.is(classOfCode('QuotaExceed.ElasticQuota', 'StartInstance'), 'Quota');
});

test('a type that a zone does not sell is capacity when launching, and a wrong parameter elsewhere', () => {
  assert.is(classOfCode('InvalidInstanceType.ValueNotSupported', 'RunInstances'), 'Capacity');
  assert.is(classOfCode('InvalidInstanceType.ValueNotSupported', 'DescribeAvailableResource'), 'Invalid');
});

test('the misspelled refusal of DeleteVpc means that the VPC is still in use', () => {
  assert.is(classOfCode('Forbbiden', 'DeleteVpc'), 'Busy');
  assert.is(classOfCode('Forbbiden', 'RunInstances'), 'Denied');
});

test('unlisted codes of a documented form have the class that the form says', () => {
  assert.is(classOfCode('InvalidInstanceName.Malformed', 'RunInstances'), 'Invalid');
  assert.is(classOfCode('InvalidDiskId.NotFound', 'DescribeDisks'), 'NotFound');
  assert.is(classOfCode('QuotaExceed.SomethingNew', 'RunInstances'), 'Quota');
  assert.is(classOfCode('InvalidSecurityToken.SomethingNew', 'RunInstances'), 'Denied');
});

test('a code that is in no table has no class, also when it is named like a member of every object', () => {
  for (const code of ['Brand.New', 'constructor', 'toString', '']) {
    assert.is(classOfCode(code, 'RunInstances'), undefined);
    assert.is(classOfCode(code, 'constructor'), undefined);
  }
});
