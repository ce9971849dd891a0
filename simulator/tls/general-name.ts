import { isIP } from 'node:net';

import * as der from './der.ts';

/** A DNS name, or an address of four or sixteen bytes, as a certificate names its server (RFC 5280 4.2.1.6). */
export function generalName(name: string): Buffer {
  if (isIP(name) === 4) return der.implicit(7, Buffer.from(name.split('.').map(Number)));
  if (isIP(name) === 6) return der.implicit(7, ipv6Bytes(name));
  return der.implicit(2, Buffer.from(name, 'latin1'));
}

/** URLs spell IPv6 addresses in one way only, without dotted parts. */
function ipv6Bytes(address: string): Buffer {
  const [plain = ''] = address.split('%');
  const spelled = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [head = '', tail] = spelled.split('::');
  const front = groups(head);
  const back = groups(tail ?? '');
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => 0);
  return Buffer.from([...front, ...zeros, ...back].flatMap((group) => [group >> 8, group & 0xff]));
}

function groups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}
