import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { ImageRecord } from '../world/image-record.ts';
import type { Holdings } from '../world/region.ts';
import { type Answer, type Call, DRY_RUN, read, write } from './api.ts';
import { checkPublishable, publish } from './community.ts';
import { second } from './form.ts';
import { imageNotFound } from './launch-image.ts';
import { pageByNumber } from './paging.ts';
import { asShown, keepPast } from './past.ts';

/** Documented: 1 to 10 accounts in a call, further ones are silently ignored; that they are is a switch. */
const PER_CALL = 10;

export const modifySharing = write('ModifyImageSharePermission', modify, { dryRun: DRY_RUN });

function modify(call: Call): Answer {
  const { parameters, holdings, account, simulation } = call;
  const image = holdings.images.get(parameters.required('ImageId'));
  if (image === undefined) throw imageNotFound();
  const isPublic = parameters.flag('IsPublic');
  if (isPublic === true) checkPublishable(image);
  const add = readAccounts(call, 'AddAccount');
  const remove = readAccounts(call, 'RemoveAccount');
  if (add.length > 0) checkShareable(call, image);
  for (const uid of add) checkAccount(call, uid);
  const shared = new Set([...Object.keys(image.sharedWith), ...add].filter((uid) => !remove.includes(uid)));
  if (shared.size > account.quotas.shareAccountsPerImage) {
    const message = 'The maximum number of accounts that an image can be shared with is reached.';
    throw new ApiError(403, 'QuotaExceed.ShareImageUser', message);
  }
  const others = countShared(holdings, image);
  if (add.length > 0 && others + 1 > account.quotas.sharedImages) {
    const message = 'The maximum number of images that can be shared is reached.';
    throw new ApiError(403, 'QuotaExceed.ShareImage', message);
  }
  call.endDryRun();
  keepPast(call, image, ['sharedWith', 'isPublished']);
  if (isPublic !== undefined) publish(image, isPublic);
  const now = simulation.core.timeline.now();
  for (const uid of add) image.sharedWith[uid] ??= now;
  for (const uid of remove) delete image.sharedWith[uid];
  return {};
}

function readAccounts({ parameters, simulation }: Call, name: string): string[] {
  const accounts = parameters.texts(name);
  if (accounts.length > PER_CALL && !simulation.core.switches.longShareListsCut) throw invalidParameter(name);
  return accounts.slice(0, PER_CALL);
}

/** How many other images are shared already. */
function countShared({ images }: Holdings, image: ImageRecord): number {
  return [...images.values()].filter(
    ({ id, sharedWith }) => id !== image.id && Object.keys(sharedWith).length > 0,
  ).length;
}

/** The role that lets the service hand out keys of encrypted images. */
const SHARE_ROLE = 'AliyunECSShareEncryptImageDefaultRole';

function checkShareable({ account }: Call, image: ImageRecord): void {
  if (image.status !== 'Available') {
    const message = 'The current status of the image does not support this operation.';
    throw new ApiError(403, 'OperationDenied.InvalidImageStatus', message);
  }
  if (!image.encrypted) return;
  if (image.kmsKeyId === '') {
    const message = 'An image that is encrypted with the service key cannot be shared.';
    throw new ApiError(400, 'InvalidOperation.ServiceKeyEncryptedImageUnsupported', message);
  }
  if (image.disks.some(({ type }) => type === 'data')) {
    throw new ApiError(403, 'OperationDeined.FullImage', 'An encrypted full image cannot be shared.');
  }
  if (!account.roles.some(({ name }) => name === SHARE_ROLE)) {
    throw new ApiError(403, 'AssumeRoleError', `The role ${SHARE_ROLE} cannot be assumed.`);
  }
}

function checkAccount({ account, simulation }: Call, uid: string): void {
  if (uid === account.uid) {
    throw new ApiError(403, 'InvalidAccount.Forbbiden', 'The specified account is forbidden to be added.');
  }
  if (!/^\d+$/.test(uid) || !simulation.core.world.accounts.has(uid)) {
    throw new ApiError(404, 'InvalidAccount.NotFound', 'The specified account does not exist.');
  }
}

export const describeSharing = read('DescribeImageSharePermission', (call) => {
  const { parameters, holdings } = call;
  const record = holdings.images.get(parameters.required('ImageId'));
  if (record === undefined) throw imageNotFound();
  const image = asShown(call, record);
  const { items, members } = pageByNumber(Object.entries(image.sharedWith), parameters, 100);
  return {
    ...members,
    ImageId: image.id,
    RegionId: holdings.region.id,
    Accounts: { Account: items.map(([AliyunId, at]) => ({ AliyunId, SharedTime: second(at) })) },
    ShareGroups: { ShareGroup: image.isPublished === true ? [{ Group: 'all' }] : [] },
  };
});
