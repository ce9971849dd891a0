/** A RAM role. */
export interface Role {
  name: string;
  /** Longest session, in seconds: 3600 to 43 200. */
  maxSessionSeconds: number;
}

/** An identity provider that an account trusts, for sessions that start with a token instead of a key. */
export interface OidcProvider {
  name: string;
  /** Must be the token's `iss`. */
  issuer: string;
  /** One of them must be in the token's `aud`. */
  clientIds: string[];
  /** PEM; one of them must have signed the token. When there are none, signatures are not checked. */
  publicKeys: string[];
  /** Names of the roles that trust it. */
  roles: string[];
}

export const DEFAULT_SESSION_SECONDS = 3600;
