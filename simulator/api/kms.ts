import { ApiError } from '../wire/api-error.ts';
import type { Account } from '../world/world.ts';

/**
 * Whether a key of the key service can encrypt in a region. Keys are regional. A world that names no keys has every
 * key that anybody asks for.
 *
 * @throws ApiError when the key is unknown, disabled, or out of reach for the service.
 */
export function checkKmsKey(account: Account, regionId: string, keyId: string | undefined): void {
  if (keyId === undefined || account.rules.kmsKeys.length === 0) return;
  const key = account.rules.kmsKeys.find(({ id, region }) => id === keyId && region === regionId);
  if (key === undefined) {
    throw new ApiError(404, 'InvalidParameter.KMSKeyId.NotFound', 'The specified KMSKeyId does not exist.');
  }
  if (key.state === 'disabled') {
    const message = 'The CMK (Customer Master Key) must be in an active state.';
    throw new ApiError(403, 'InvalidParameter.KMSKeyId.CMKNotEnabled', message);
  }
  if (key.state === 'untaggable') {
    const message = 'The CMK (Customer Master Key) lacks authorization to add tags to the ECS service.';
    throw new ApiError(403, 'InvalidParameter.KMSKeyId.CMKUnauthorized', message);
  }
  if (key.state === 'forbidden') {
    const message = 'ECS service have no right to access your KMS.';
    throw new ApiError(403, 'InvalidParameter.KMSKeyId.KMSUnauthorized', message);
  }
}

/** @throws ApiError unless the algorithm is known and encryption is asked for. */
export function checkAlgorithm(algorithm: string | undefined, encrypted: boolean): void {
  if (algorithm === undefined) return;
  if (!['AES256', 'SM4-128'].includes(algorithm)) {
    throw new ApiError(403, 'InvalidEncryptAlgorithm', 'The parameter EncryptAlgorithm is not valid.');
  }
  if (encrypted) return;
  const message = 'The specified parameter Encrypted must be true when EncryptAlgorithm is not empty.';
  throw new ApiError(403, 'InvalidEncrypted.NotMatchEncryptAlgorithm', message);
}
