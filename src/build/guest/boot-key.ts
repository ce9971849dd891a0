import { createPublicKey, type KeyObject } from 'node:crypto';

import { GUEST_MEMORY_DIR } from './guest-task.ts';

/** The public half of the key pair that a guest made for itself in this boot; good until it restarts. */
export interface BootKey {
  /** PEM, SubjectPublicKeyInfo. No secret. */
  readonly publicKey: string;
  readonly bootID: string;
}

/** What a guest answered to {@link bootKeyScript}. */
export type BootKeyAnswer =
  | { readonly key: BootKey; readonly problem?: undefined }
  | {
      readonly key?: undefined;
      /**
       * `NoOpenSSL`: not installed. `OldOpenSSL`: it cannot do RSA-OAEP with SHA-256, which came with 1.0.2.
       * `NoMemory`: `/run` is on a disk, so nothing can be kept from it.
       */
      readonly problem: 'NoOpenSSL' | 'OldOpenSSL' | 'NoMemory';
      /** For the template's author, without a period. */
      readonly message: string;
    };

/** Bits of the guest's RSA key. */
export const BOOT_KEY_BITS = 3072;
/** Opens the line of the answer that says how it went. */
const ANSWER = '::imagesmith-key::';

const MESSAGES = {
  NoOpenSSL:
    "the image has no openssl, which is needed to take secrets encrypted: install it in an image before, or set 'secrets.delivery: Plain'",
  OldOpenSSL:
    "openssl in the image is older than 1.0.2 and cannot take secrets encrypted: update it in an image before, or set 'secrets.delivery: Plain'",
  NoMemory: `${GUEST_MEMORY_DIR} is not in memory on this image, so secrets would reach its disk: mount a tmpfs at /run, or set 'secrets.delivery: Plain'`,
} as const;

/** How a private key of the guest opens what was sealed for it; `openssl pkeyutl` takes them in pairs. */
export const OAEP_OPTIONS =
  '-pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256';

/** Where the private key of this boot is. */
export function bootKeyPath(buildUID: string): string {
  return `${GUEST_MEMORY_DIR}/${buildUID}/key.pem`;
}

/**
 * The command that makes the key pair of this boot, once, and prints its public half and the boot's ID. It needs no
 * lock: the first key that gets its name stays, also when two run at once.
 */
export function bootKeyScript(buildUID: string): string {
  return `#!/bin/sh
umask 077
d=${GUEST_MEMORY_DIR}/${buildUID}; k=${bootKeyPath(buildUID)}; n=$d/new.$$
answer() { rm -rf "$n"; printf '${ANSWER} %s\\n' "$*"; [ "$1" = ok ]; exit $?; }
command -v openssl >/dev/null 2>&1 || answer NoOpenSSL
mkdir -p "$n" || answer NoMemory
case $(stat -f -c %T "$d" 2>/dev/null) in tmpfs | ramfs) ;; *) answer NoMemory ;; esac
chmod 711 ${GUEST_MEMORY_DIR} "$d"
if [ ! -s "$k" ]; then
  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:${BOOT_KEY_BITS} -out "$n/key" 2>/dev/null || answer OldOpenSSL
  ln "$n/key" "$k" 2>/dev/null || [ -s "$k" ] || answer NoMemory
fi
openssl pkey -in "$k" -pubout -out "$n/public" 2>/dev/null || answer OldOpenSSL
# Tried with the very options that a task will use.
o='${OAEP_OPTIONS}'
echo sealed >"$n/text"
openssl pkeyutl -encrypt -pubin -inkey "$n/public" $o -in "$n/text" -out "$n/sealed" 2>/dev/null &&
  openssl pkeyutl -decrypt -inkey "$k" $o -in "$n/sealed" -out "$n/opened" 2>/dev/null &&
  [ "$(cat "$n/opened")" = sealed ] || answer OldOpenSSL
cat "$n/public"
answer ok "$(cat /proc/sys/kernel/random/boot_id)"
`;
}

/** Reads a guest's answer; undefined when it is none, or when its key is not one that secrets may be sealed for. */
export function parseBootKey(output: string): BootKeyAnswer | undefined {
  const [, word, bootID] = new RegExp(`^${ANSWER} (\\w+)(?: (\\S+))?\\s*$`, 'm').exec(output) ?? [];
  if (word === 'NoOpenSSL' || word === 'OldOpenSSL' || word === 'NoMemory')
    return { problem: word, message: MESSAGES[word] };
  const pem = /-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----/.exec(output)?.[0];
  if (word !== 'ok' || bootID === undefined || pem === undefined) return undefined;
  const publicKey = `${pem.replaceAll('\r', '')}\n`;
  return isStrongKey(publicKey) ? { key: { publicKey, bootID } } : undefined;
}

function isStrongKey(pem: string): boolean {
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    return false;
  }
  return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= BOOT_KEY_BITS;
}
