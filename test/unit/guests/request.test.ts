import { PassThrough } from 'node:stream';

import { splitLines } from '../../../simulator/guests/lines.ts';
import { encodeRequest } from '../../../simulator/guests/request.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('guests: requests and events');

test('a request is a count, then each text after its length in bytes', () => {
  const bytes = encodeRequest(['é', 7, Buffer.from([0, 255]), '']);
  assert.is(bytes.toString('hex'), '0000000400000002c3a900000001370000000200ff00000000');
});

test('lines are complete lines, however they arrive', () => {
  const stream = new PassThrough();
  const lines: string[] = [];
  splitLines(stream, (line) => lines.push(line));
  for (const part of ['re', 'ady\npid 1', '2\n\nrest']) stream.emit('data', Buffer.from(part));
  assert.equal(lines, ['ready', 'pid 12', '']);
});

test('a line without end takes no memory without end', () => {
  const stream = new PassThrough();
  const lines: string[] = [];
  splitLines(stream, (line) => lines.push(line));
  for (let part = 0; part < 50; part++) stream.emit('data', Buffer.alloc(65_536, 'x'));
  stream.emit('data', Buffer.from('\nnext\n'));
  assert.is(lines.length, 2);
  assert.ok((lines[0]?.length ?? 0) <= 65_536);
  assert.is(lines[1], 'next');
});
