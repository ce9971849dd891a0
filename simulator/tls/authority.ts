import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';

import * as der from './der.ts';
import { generalName } from './general-name.ts';

/** A certificate and its private key, both PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly privateKey: string;
}

export interface Subject {
  readonly commonName: string;
  readonly organizations?: readonly string[];
}

/** What a certificate is for: a server that answers on the loopback interface at least, or a client. */
export type Purpose = 'loopback-server' | 'client';

const LIFETIME_MS = 365 * 24 * 3600 * 1000;
/** Covers clocks that are not quite the same. */
const BACKDATE_MS = 5 * 60 * 1000;

const OID = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

const SIGNATURE_ALGORITHM = der.sequence(der.objectIdentifier(OID.ecdsaWithSha256));
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

/**
 * A certificate authority that lives as long as this object. Its certificates follow RFC 5280, carry P-256 keys and
 * are valid for a year. Kubernetes takes the common name of a client certificate as the user and its organizations as
 * the groups, so any user can be made at any time.
 */
export class Authority {
  /** PEM, for whoever has to trust the certificates. */
  readonly certificate: string;
  readonly #name: Buffer;
  readonly #privateKey: KeyObject;
  readonly #keyId: Buffer;
  readonly #now: number;

  /** @param now milliseconds since the epoch; before 2049 */
  constructor(commonName: string, now: number) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#privateKey = privateKey;
    this.#name = distinguishedName({ commonName });
    this.#now = now;
    const publicKey = publicKeyInfo(privateKey);
    this.#keyId = keyIdentifier(publicKey);
    this.certificate = this.#sign(this.#name, publicKey, [
      extension(OID.basicConstraints, der.sequence(der.boolean(true)), true),
      // keyCertSign and cRLSign: bits 5 and 6 of 7
      extension(OID.keyUsage, der.bitString(Buffer.of(0b0000_0110), 1), true),
      extension(OID.subjectKeyIdentifier, der.octetString(this.#keyId)),
    ]);
  }

  /**
   * Makes a key and a certificate for it.
   *
   * @param names DNS names and addresses of a server besides the loopback ones
   */
  issue(subject: Subject, purpose: Purpose, names: readonly string[] = []): KeyPair {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const publicKey = publicKeyInfo(privateKey);
    const isServer = purpose === 'loopback-server';
    const usage = der.objectIdentifier(isServer ? OID.serverAuth : OID.clientAuth);
    const extensions = [
      extension(OID.basicConstraints, der.sequence(), true),
      // digitalSignature: bit 0 of 1
      extension(OID.keyUsage, der.bitString(Buffer.of(0b1000_0000), 7), true),
      extension(OID.extendedKeyUsage, der.sequence(usage)),
      extension(OID.subjectKeyIdentifier, der.octetString(keyIdentifier(publicKey))),
      extension(OID.authorityKeyIdentifier, der.sequence(der.implicit(0, this.#keyId))),
    ];
    if (isServer) {
      const all = new Set([...LOOPBACK, ...names]);
      extensions.push(extension(OID.subjectAltName, der.sequence(...[...all].map(generalName))));
    }
    return {
      certificate: this.#sign(distinguishedName(subject), publicKey, extensions),
      privateKey: pemOf(privateKey),
    };
  }

  #sign(subject: Buffer, publicKey: Buffer, extensions: Buffer[]): string {
    const serial = randomBytes(16);
    const body = der.sequence(
      der.explicit(0, der.integer(Buffer.of(2))), // version 3
      der.integer(serial),
      SIGNATURE_ALGORITHM,
      this.#name,
      der.sequence(der.utcTime(this.#now - BACKDATE_MS), der.utcTime(this.#now + LIFETIME_MS)),
      subject,
      publicKey,
      der.explicit(3, der.sequence(...extensions)),
    );
    const signature = sign('sha256', body, this.#privateKey);
    return pem('CERTIFICATE', der.sequence(body, SIGNATURE_ALGORITHM, der.bitString(signature)));
  }
}

function attribute(type: string, value: string): Buffer {
  return der.setOf(der.sequence(der.objectIdentifier(type), der.utf8String(value)));
}

function distinguishedName({ commonName, organizations = [] }: Subject): Buffer {
  return der.sequence(
    ...organizations.map((organization) => attribute(OID.organization, organization)),
    attribute(OID.commonName, commonName),
  );
}

function extension(type: string, value: Buffer, critical = false): Buffer {
  const flag = critical ? [der.boolean(true)] : [];
  return der.sequence(der.objectIdentifier(type), ...flag, der.octetString(value));
}

function publicKeyInfo(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
}

/** Any value unique to the key will do (RFC 5280 4.2.1.2). */
function keyIdentifier(publicKey: Buffer): Buffer {
  return createHash('sha256').update(publicKey).digest().subarray(0, 20);
}

function pemOf(privateKey: KeyObject): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
