import { createHash } from 'node:crypto';

/** Parameters, and members of answers, that are secrets. */
const SECRET = new Set([
  'Password',
  'OIDCToken',
  'WindowsPasswordName',
  'SecurityToken',
  'AccessKeySecret',
  'PrivateKeyBody',
]);
/** Parameters that may hold secrets and are long: kept as length and hash, enough to tell two of them apart. */
const OPAQUE = new Set(['CommandContent', 'Content', 'UserData', 'Parameters', 'Policy']);

/** A copy of a call's parameters that is safe to keep and to show. */
export function redact(tree: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, redactValue(name, value)]));
}

function redactValue(name: string, value: unknown): unknown {
  if (SECRET.has(name)) return '(secret)';
  if (OPAQUE.has(name) && typeof value === 'string') return digest(value);
  if (Array.isArray(value)) return value.map((item) => redactValue('', item));
  if (typeof value === 'object' && value !== null) return redact(value as Record<string, unknown>);
  return value;
}

/** Short and stable: `sha256:0123456789abcdef (123 bytes)`. */
export function digest(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `sha256:${hash} (${Buffer.byteLength(text)} bytes)`;
}
