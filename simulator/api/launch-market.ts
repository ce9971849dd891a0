import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { ImageRecord } from '../world/image-record.ts';
import type { InstanceType } from '../world/region.ts';
import { spotPrice } from '../world/spot-price.ts';
import type { Call } from './api.ts';

/** Strategy, price limit, protected hour and interruption of a spot launch. */
export interface SpotTerms {
  spotStrategy: 'NoSpot' | 'SpotAsPriceGo' | 'SpotWithPriceLimit';
  spotPriceLimit: number | undefined;
  spotDuration: number | undefined;
  spotInterruptionBehavior: string;
}

/** @throws ApiError for a limit below the market price or with more than three decimals. */
export function readSpotTerms({ parameters, holdings }: Call, type: InstanceType, zoneId: string): SpotTerms {
  const strategies = ['NoSpot', 'SpotAsPriceGo', 'SpotWithPriceLimit'] as const;
  const spotStrategy = parameters.oneOf('SpotStrategy', strategies) ?? 'NoSpot';
  const isSpot = spotStrategy !== 'NoSpot';
  const spotDuration = parameters.integer('SpotDuration', { min: 0, max: 6 });
  const behavior = parameters.oneOf('SpotInterruptionBehavior', ['Terminate', 'Stop']);
  const spotPriceLimit = parameters.number('SpotPriceLimit');
  if (isSpot && parameters.flag('DeletionProtection') === true) {
    const message = 'Deletion protection is only valid for postPaid instances, not for spot instances.';
    throw new ApiError(403, 'InvalidChargeType.ValueNotSupported', message);
  }
  if (spotStrategy === 'SpotWithPriceLimit') {
    checkLimit(parameters.text('SpotPriceLimit'), spotPrice(holdings.region, type.id, zoneId));
  }
  return {
    spotStrategy,
    spotPriceLimit,
    // One protected hour and an end by release are the defaults.
    spotDuration: isSpot ? (spotDuration ?? 1) : spotDuration,
    spotInterruptionBehavior: isSpot ? (behavior ?? 'Terminate') : (behavior ?? ''),
  };
}

function checkLimit(text: string | undefined, price: number): void {
  if (text === undefined || !/^\d+(\.\d{1,3})?$/.test(text)) throw invalidParameter('SpotPriceLimit');
  if (Number(text) >= price) return;
  const message = 'The specified SpotPriceLimit is lower than the public price.';
  throw new ApiError(403, 'InvalidSpotPriceLimit.LowerThanPublicPrice', message);
}

/** @throws ApiError when the role is unknown, not made for instances, or the caller may not hand it on. */
export function checkRole({ parameters, account, key }: Call): void {
  const role = parameters.text('RamRoleName');
  if (role === undefined) return;
  if (!account.roles.some(({ name }) => name === role)) {
    throw new ApiError(404, 'InvalidRamRole.NotFound', 'The specified RamRoleName does not exist.');
  }
  if (account.rules.rolesNotForInstances.includes(role)) {
    const message = 'The specified ram role is not authorized for ecs, please check your role policy.';
    throw new ApiError(401, 'InvalidRamRole.NotEcsRole', message);
  }
  if (key.userName !== '' && account.rules.usersWithoutPassRole.includes(key.userName)) {
    const message = 'The RAM user does not have the privilege to pass a RAM role.';
    throw new ApiError(403, 'InvalidUser.PassRoleForbidden', message);
  }
}

/** Session tokens of the metadata service need an image that knows them. */
export function checkMetadata({ parameters }: Call, image: ImageRecord): void {
  const tokens = parameters.oneOf('HttpTokens', ['optional', 'required']);
  parameters.oneOf('HttpEndpoint', ['enabled', 'disabled']);
  if (tokens !== 'required' || image.imdsSupport === 'v2') return;
  const message = 'The specified image does not support the hardened mode of the metadata service.';
  throw new ApiError(400, 'InvalidParameter.HttpTokens', message);
}
