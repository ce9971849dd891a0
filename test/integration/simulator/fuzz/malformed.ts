import { allApis } from '../../../../simulator/api/index.ts';
import { VERSIONS } from '../../../../simulator/wire/schema.ts';
import { acs3, FORM, pairs, type Sending, v1 } from '../signed.ts';

/** Uniform in [0, 1); seeded, so that a request can be made again. */
export type Random = () => number;

const NAMES = ['RegionId', 'InstanceId', 'Tag', 'PageSize', 'DryRun', 'ClientToken', 'Filter', 'DataDisk'];
const ODD_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  '',
  '.',
  '%',
  'Tag.0.Key',
  'Tag.1.Key.2',
  'Tag..Key',
];
const VALUES = [
  '',
  '0',
  '-1',
  'true',
  'True',
  '1e400',
  '[]',
  '["i-1"]',
  '{}',
  '[{"a":',
  '\u0000',
  '令',
  '%00',
  'a',
];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'];
const HEADERS = [
  'authorization',
  'x-acs-action',
  'x-acs-version',
  'x-acs-date',
  'content-type',
  'x-acs-extra',
];
const HEADER_VALUES = [
  'ACS3-HMAC-SHA256 Credential=simulator-key,SignedHeaders=host,Signature=00',
  'ACS3-HMAC-SHA256 Credential=simulator-key,SignedHeaders=constructor;host,Signature=zz',
  'ACS3-HMAC-SHA256 Credential=,SignedHeaders=,Signature=',
  'Basic YTpi',
  'RunInstances',
  '2014-05-26',
  FORM,
  'application/json',
  '\u00e4\u00f6',
];

export function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new Error('Nothing to pick from');
  return chosen;
}

function some<T>(random: Random, most: number, make: () => T): T[] {
  return Array.from({ length: Math.floor(random() * (most + 1)) }, make);
}

/** Text of any characters that a target or a header can hold. */
function noise(random: Random): string {
  return some(random, 40, () => String.fromCharCode(0x21 + Math.floor(random() * 94))).join('');
}

/** HTTP that no client of the service would send: target, headers and body are anything. */
export function unsigned(random: Random): Sending {
  const part = () =>
    pick(random, [
      noise(random),
      'Action=',
      'Action=RunInstances',
      'Version=2014-05-26',
      '%zz',
      '%',
      '&&=',
      '=',
    ]);
  const query = some(random, 6, part)
    .join('&')
    .replaceAll(/[#\\^`{|}<>"]/g, '_');
  const headers = Object.fromEntries(
    some(random, 4, () => [pick(random, HEADERS), pick(random, [...HEADER_VALUES, noise(random)])]),
  ) as Record<string, string>;
  const method = pick(random, METHODS);
  const body = method === 'GET' || method === 'HEAD' ? '' : some(random, 6, part).join('&');
  return { method, target: `${pick(random, ['/', '/', '/a/b'])}?${query}`, headers, body };
}

/** Rightly signed calls of known actions, whose parameters have odd names, indexes and values. */
export function signed(random: Random, host: string): Sending {
  const { product, action } = pick(random, allApis());
  const index = () => pick(random, ['0', '1', '2', '9999', '10000', '-1', 'x', '']);
  const name = () => {
    const base = pick(random, [...NAMES, ...ODD_NAMES]);
    return pick(random, [
      base,
      base,
      `${base}.${index()}`,
      `${base}.${index()}.${pick(random, ['Key', 'Size', 'x'])}`,
    ]);
  };
  const parameters = Object.fromEntries([
    ...some(random, 5, () => [name(), pick(random, [...VALUES, noise(random)])]),
    ...(random() < 0.7 ? [['RegionId', 'cn-hangzhou']] : []),
  ]) as Record<string, string>;
  if (random() < 0.5) {
    const all = v1({ parameters: { ...parameters, Action: action, Version: VERSIONS[product] } });
    return { target: '/', headers: { 'content-type': FORM }, body: pairs(all, pick(random, ['+', '%20'])) };
  }
  const headers = { 'x-acs-action': action, 'x-acs-version': VERSIONS[product] };
  return acs3({ host, headers, query: pairs(parameters) });
}

/** A right call of which one byte of query, body or a header is another, or that names odd headers as signed. */
export function damaged(random: Random, host: string): Sending {
  const sending = signed(random, host);
  const place = pick(random, ['target', 'body', 'header', 'names'] as const);
  if (place === 'target') return { ...sending, target: `/${damage(random, sending.target.slice(1))}` };
  if (place === 'body') return { ...sending, body: damage(random, sending.body ?? '') };
  const headers = { ...sending.headers };
  const { authorization } = headers;
  if (place === 'names' && authorization !== undefined) {
    const names = `SignedHeaders=${pick(random, ODD_NAMES)};host`;
    return {
      ...sending,
      headers: { ...headers, authorization: authorization.replace(/SignedHeaders=[^,]*/, names) },
    };
  }
  const name = pick(random, Object.keys(headers));
  if (name !== 'host') headers[name] = damage(random, headers[name] ?? '');
  return { ...sending, headers };
}

function damage(random: Random, text: string): string {
  const at = Math.floor(random() * (text.length + 1));
  return text.slice(0, at) + pick(random, ['%', 'x', '&', '=', ';', ',', '+']) + text.slice(at + 1);
}

/** Bytes that are HTTP in part. */
export function bytes(random: Random): string {
  const start = pick(random, [
    'GET / HTTP/1.1',
    'POST / HTTP/1.1',
    'GET /?Action=%zz HTTP/1.1',
    'GET  / HTTP/9',
    noise(random),
    '',
  ]);
  const line = () =>
    pick(random, [
      'host: x',
      'content-length: 5',
      'content-length: -1',
      'content-length: 99999999999999999999',
      'transfer-encoding: chunked',
      'transfer-encoding: gzip, x',
      `${noise(random)}: ${noise(random)}`,
      ': empty name',
      'no colon',
      `x: ${'y'.repeat(Math.floor(random() * 3000))}`,
    ]);
  const end = pick(random, [
    '\r\n\r\n',
    '\n\n',
    '\r\n',
    '',
    '\r\n\r\nhello',
    '\r\n\r\n5\r\nab',
    '\r\n\r\nffffffffffffffff\r\n',
  ]);
  return [start, ...some(random, 5, line)].join(pick(random, ['\r\n', '\r\n', '\n'])) + end;
}
