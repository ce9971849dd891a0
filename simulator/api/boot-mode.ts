import { ApiError } from '../wire/api-error.ts';

/** ARM images boot with UEFI only, images of 32 bits with BIOS only. @throws ApiError. */
export function refuseBootMode(bootMode: string | undefined, architecture: string): void {
  const fits =
    architecture === 'arm64' ? bootMode === 'UEFI' : architecture !== 'i386' || bootMode === 'BIOS';
  if (bootMode === undefined || fits) return;
  throw new ApiError(400, 'InvalidBootMode.NotSupport', 'The specified boot mode is not supported.');
}
