/**
 * `text` with what stands between `<!-- name:begin -->` and `<!-- name:end -->` replaced by `content`, on lines of its
 * own.
 *
 * @throws Error when `text` does not hold both markers exactly once and in this order.
 */
export function replaceBetweenMarkers(text: string, name: string, content: string): string {
  const begin = `<!-- ${name}:begin -->`;
  const end = `<!-- ${name}:end -->`;
  const [before, ...rest] = text.split(begin);
  const [, after, ...more] = (rest[0] ?? '').split(end);
  if (before === undefined || rest.length !== 1 || after === undefined || more.length > 0) {
    throw new Error(`There must be one ${begin} and one ${end} after it`);
  }
  return `${before}${begin}\n${content}\n${end}${after}`;
}
