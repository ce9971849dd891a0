/** Names beyond this length are compared only without regard to case: they are no slips of a finger. */
const MAX_LENGTH = 64;

/** The allowed name that was most likely meant: the same in other case, or one or two slips away. */
export function nearest(name: string, allowed: Iterable<string>): string | undefined {
  const lower = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = name.length <= 2 ? 1 : name.length <= 5 ? 2 : 3;
  for (const candidate of allowed) {
    if (candidate.toLowerCase() === lower) return candidate;
    if (name.length > MAX_LENGTH || Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `; did you mean 'name'?` or nothing, to append to a message. */
export function didYouMean(name: string, allowed: Iterable<string>): string {
  const near = nearest(name, allowed);
  return near === undefined ? '' : `; did you mean '${near}'?`;
}

/** How many characters must be put in, left out or changed to get from one word to the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
