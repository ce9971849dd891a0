/** An SSH key pair; only the public half is kept. Its id is its name, by which tags name it too. */
export interface KeyPairRecord {
  id: string;
  accountUid: string;
  regionId: string;
  /** One line as in `authorized_keys`. */
  publicKey: string;
  /** MD5 of the public key, in hexadecimal pairs. */
  fingerprint: string;
  createdAt: number;
  resourceGroupId: string;
  tags: Record<string, string>;
}
