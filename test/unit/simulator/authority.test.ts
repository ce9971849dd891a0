import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';

import { Authority } from '../../../simulator/tls/authority.ts';
import { assert, suite } from '../../kit/index.ts';

const NOW = Date.UTC(2026, 10, 24, 7, 30, 15);
const test = suite('certificate authority');

test('a certificate is signed by its authority, matches its key and is valid for a year', () => {
  const authority = new Authority('test', NOW);
  const ca = new X509Certificate(authority.certificate);
  const pair = authority.issue({ commonName: 'bob' }, 'client');
  const certificate = new X509Certificate(pair.certificate);
  assert.ok(ca.ca && ca.verify(ca.publicKey));
  assert.not(certificate.ca);
  assert.ok(certificate.verify(ca.publicKey) && certificate.checkIssued(ca));
  assert.ok(certificate.checkPrivateKey(createPrivateKey(pair.privateKey)));
  assert.is(certificate.validFromDate.getTime(), NOW - 300_000);
  assert.is(certificate.validToDate.getTime(), NOW + 365 * 24 * 3600 * 1000);
});

test('the subject carries the user and every group, whatever their characters and length', () => {
  const groups = ['system:masters', 'équipe "α", β', 'g'.repeat(63)];
  const { certificate } = new Authority('test', NOW).issue(
    { commonName: 'system:serviceaccount:ns:name', organizations: groups },
    'client',
  );
  const { O, CN } = new X509Certificate(certificate).toLegacyObject().subject as unknown as {
    O: string[];
    CN: string;
  };
  assert.equal(O, groups);
  assert.is(CN, 'system:serviceaccount:ns:name');
});

test('another authority of the same name does not vouch for it', () => {
  const { certificate } = new Authority('test', NOW).issue({ commonName: 'bob' }, 'client');
  const other = new X509Certificate(new Authority('test', NOW).certificate);
  assert.not(new X509Certificate(certificate).verify(other.publicKey));
});

test('serial numbers are positive and differ', () => {
  const authority = new Authority('test', NOW);
  const serials = Array.from(
    { length: 300 },
    () => new X509Certificate(authority.issue({ commonName: 'x' }, 'client').certificate).serialNumber,
  );
  assert.is(new Set(serials).size, serials.length);
  assert.not(serials.some((serial) => serial.startsWith('-') || /^0*$/.test(serial)));
});

test('both sides of a TLS connection believe each other, by address and by name', async () => {
  const authority = new Authority('test', Date.now());
  const ca = authority.certificate;
  const server = authority.issue({ commonName: 'server' }, 'loopback-server');
  const client = authority.issue({ commonName: 'bob', organizations: ['builders'] }, 'client');
  const seen: string[] = [];
  const listener = createServer(
    { cert: server.certificate, key: server.privateKey, ca, requestCert: true, rejectUnauthorized: true },
    (socket: TLSSocket) => {
      const { CN } = socket.getPeerCertificate().subject;
      seen.push(typeof CN === 'string' ? CN : '');
      socket.end();
    },
  ).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  for (const servername of ['localhost', '']) {
    const socket = connect({
      host: '127.0.0.1',
      port,
      servername,
      ca,
      cert: client.certificate,
      key: client.privateKey,
    });
    socket.resume();
    await once(socket, 'close');
    assert.ok(socket.authorized, String(socket.authorizationError));
  }
  listener.close();
  await once(listener, 'close');
  assert.equal(seen, ['bob', 'bob']);
});

test('a server certificate names loopback and whatever else was asked for', () => {
  const names = ['simulator.test', '10.1.2.3', 'fd00::ab:cdef', '::1'];
  const { certificate } = new Authority('test', NOW).issue({ commonName: 's' }, 'loopback-server', names);
  const x509 = new X509Certificate(certificate);
  assert.ok(x509.checkHost('localhost') && x509.checkHost('simulator.test'));
  for (const ip of ['127.0.0.1', '::1', '10.1.2.3', 'fd00::ab:cdef']) assert.ok(x509.checkIP(ip), ip);
  assert.not(x509.checkIP('10.1.2.4') ?? x509.checkHost('other.test'));
});
