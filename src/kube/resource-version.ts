/**
 * Compares two resource versions of the same resource type: negative when `a` is older, 0 when equal, positive when
 * newer; undefined when one of them is not a decimal number, as only a server that is not Kubernetes sends.
 *
 * Versions are 64-bit numbers written without leading zeros, so their length decides first and no BigInt is needed.
 * Source: Kubernetes enhancement 5504 (comparable resource versions, stable in 1.35).
 */
export function compareVersions(a: string, b: string): number | undefined {
  if (!isDecimal(a) || !isDecimal(b)) return undefined;
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * True when whoever has seen everything up to `progress` has seen `version`. Versions that cannot be compared count
 * as seen: progress was made, and nothing better is known.
 */
export function isCovered(version: string, progress: string | undefined): boolean {
  if (progress === undefined) return false;
  return (compareVersions(version, progress) ?? 0) <= 0;
}

function isDecimal(text: string): boolean {
  if (text.length === 0) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
