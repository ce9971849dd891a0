/** What a signature claims, whichever of the two forms it has. */
export interface Claim {
  keyId: string;
  /** As sent: `yyyy-MM-ddTHH:mm:ssZ`. */
  timestamp: string;
  nonce: string;
  securityToken: string | undefined;
  /** @throws ApiError `SignatureDoesNotMatch` unless the signature was made with `secret`. */
  verify(secret: string): void;
}
