/**
 * A name for one reconcile, in the form of a version 4 UUID (RFC 9562), so that the log lines of one run can be found
 * among those of all others. Not unguessable: its randomness is `random`'s.
 */
export function newReconcileID(random: () => number): string {
  const hex = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const variant = (8 + Math.floor(random() * 4)).toString(16);
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
}
