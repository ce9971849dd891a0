/**
 * Values of flags. Each function returns the value and, when the text is not usable, adds a line to `problems` that
 * names the flag, the text and what is allowed.
 */

const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

export function parseDuration(flag: string, text: string, problems: string[]): number {
  const match = /^(\d{1,6})(ms|s|m|h)$/.exec(text);
  const ms = match === null ? 0 : Number(match[1]) * UNIT_MS[match[2] as keyof typeof UNIT_MS];
  if (ms === 0) problems.push(`--${flag} must be a duration above 0 like 500ms, 15s or 2m, not '${text}'`);
  return ms;
}

export function parseInteger(
  flag: string,
  text: string,
  min: number,
  max: number,
  problems: string[],
): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max))
    problems.push(`--${flag} must be a number from ${min} to ${max}, not '${text}'`);
  return value;
}

export function parseChoice<T extends string>(
  flag: string,
  text: string,
  allowed: readonly T[],
  problems: string[],
): T {
  const found = allowed.find((choice) => choice === text);
  if (found === undefined) problems.push(`--${flag} must be one of ${allowed.join(', ')}, not '${text}'`);
  return found ?? (allowed[0] as T);
}

export function parseNamespace(name: string, problems: string[]): string[] {
  if (name === '') return [];
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    problems.push(`--watch-namespaces must hold names of namespaces, not '${name}'`);
  }
  return [name];
}

export function parseAddress(flag: string, text: string, problems: string[]): { host: string; port: number } {
  const match = /^(\[[0-9a-fA-F:]+\]|[^:\s]*):(\d{1,5})$/.exec(text);
  const port = Number(match?.[2] ?? -1);
  if (match === null || port > 65_535) problems.push(`--${flag} must be HOST:PORT, not '${text}'`);
  const host = (match?.[1] ?? '').replace(/^\[|\]$/g, '');
  return { host: host === '' ? '0.0.0.0' : host, port };
}

/** `KEY=URL,KEY=URL`. */
export function parseEndpoints(text: string, problems: string[]): Record<string, string> {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry): [string, string] => {
      const at = entry.indexOf('=');
      return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
    });
  for (const [key, url] of entries) {
    const known = /^(\*|ecs|vpc|sts|((ecs|vpc|sts):)?[a-z]{2}(-[a-z0-9]+)+)$/.test(key);
    const usable = /^(https?:\/\/)?[A-Za-z0-9.:[\]-]+\/?$/.test(url);
    if (!known || !usable)
      problems.push(
        `--endpoints must hold KEY=URL, with ecs, vpc, sts, a region, PRODUCT:REGION or * as KEY, not '${key}=${url}'`,
      );
  }
  return Object.fromEntries(entries);
}

export function parseClusterID(text: string, problems: string[]): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)) {
    problems.push(`--cluster-id must be 1 to 64 letters, digits, '.', '_' and '-', not '${text}'`);
  }
  return text;
}

/** Milliseconds since the epoch; undefined for an empty text. */
export function parseInstant(flag: string, text: string, problems: string[]): number | undefined {
  if (text === '') return undefined;
  const ms = Date.parse(text);
  if (Number.isNaN(ms))
    problems.push(`--${flag} must be a time in RFC 3339 like 2026-01-31T12:00:00Z, not '${text}'`);
  return ms;
}
