import { Crc64 } from '../../../simulator/oss/crc64.ts';
import { objectOfBytes, objectOfZeros, piecesOf } from '../../../simulator/oss/object-content.ts';
import { readRange } from '../../../simulator/oss/range.ts';
import { readTagging } from '../../../simulator/oss/tagging.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('OSS objects: content, ranges, tags');
const FACTS = { key: 'k', modifiedAt: 0 };

test('the CRC is that of CRC-64/XZ, whatever the pieces', () => {
  assert.is(new Crc64().update(Buffer.from('123456789')).text(), '11051210869376104954');
  assert.is(
    new Crc64().update(Buffer.from('1234')).update(Buffer.from('56789')).text(),
    '11051210869376104954',
  );
  assert.is(new Crc64().text(), '0');
});

test('an object knows its size, its MD5 as ETag and its CRC', () => {
  const { size, etag, crc64, contentType } = objectOfBytes(Buffer.from('123456789'), FACTS);
  assert.equal(
    { size, etag, crc64, contentType },
    {
      size: 9,
      etag: '25F9E794323B453885F5181F1B624D0B',
      crc64: '11051210869376104954',
      contentType: 'application/octet-stream',
    },
  );
});

test('any part can be read', () => {
  const bytes = Buffer.from(Array.from({ length: 150_001 }, (_, index) => index % 251));
  const { content } = objectOfBytes(bytes, FACTS);
  for (const [start, end] of [
    [0, 150_001],
    [0, 0],
    [1, 2],
    [2, 3],
    [49_151, 98_305],
    [149_999, 150_001],
  ] as const) {
    const read = Buffer.concat([...piecesOf(content, start, end)]);
    assert.ok(read.equals(bytes.subarray(start, end)), `${start} to ${end}`);
  }
  const zeros = objectOfZeros(2 ** 40, FACTS);
  assert.is(zeros.size, 2 ** 40);
  assert.equal(Buffer.concat([...piecesOf(zeros.content, 2 ** 39, 2 ** 39 + 4)]), Buffer.alloc(4));
});

const read = (range: string | undefined, behavior?: string) => readRange(range, 1000, behavior);

test('ranges within the object are cut out, others ignored, unless the standard behaviour is asked for', () => {
  assert.equal(read('bytes=0-499'), { start: 0, end: 500 });
  assert.equal(read('bytes=500-'), { start: 500, end: 1000 });
  assert.equal(read('bytes=-10'), { start: 990, end: 1000 });
  assert.equal(read('bytes=0-9,20-29'), { start: 0, end: 10 });
  for (const ignored of [
    undefined,
    'byte=0-9',
    'bytes=',
    'bytes=-',
    'bytes=9-0',
    'bytes=0-1000',
    'bytes=1000-',
  ]) {
    assert.is(read(ignored), undefined, ignored);
  }
  assert.is(read('bytes=-2000'), undefined);
  assert.equal(read('bytes=500-2000', 'standard'), { start: 500, end: 1000 });
  assert.equal(read('bytes=-2000', 'standard'), { start: 0, end: 1000 });
  assert.throws(() => read('bytes=1000-2000', 'standard'), /cannot be satisfied/);
});

const tagging = (...tags: string[]) => `<Tagging><TagSet>${tags.join('')}</TagSet></Tagging>`;
const tag = (key: string, value: string) => `<Tag>\n <Key>${key}</Key>\n <Value>${value}</Value>\n</Tag>`;

test('tags are read from their document', () => {
  const declared = `<?xml version="1.0" encoding="UTF-8"?>\n${tagging(tag('a&amp;b', '&lt;1&gt;'), tag('c', ''))}\n`;
  assert.equal(readTagging(declared), { 'a&b': '<1>', c: '' });
  assert.equal(readTagging(tagging()), {});
});

test('another document, or tags beyond the limits, are refused', () => {
  const many = Array.from({ length: 21 }, (_, index) => tag(`k${index}`, 'v'));
  for (const [body, message] of [
    ['', /not well-formed/],
    ['<Tagging></Tagging>', /not well-formed/],
    [tagging('<Tag><Key>a</Key></Tag>'), /not well-formed/],
    [tagging(tag('a', '1'), 'rest'), /not well-formed/],
    [tagging(tag('a', '1'), tag('a', '2')), /not well-formed/],
    [tagging(tag('', '1')), /key is invalid/],
    [tagging(tag('k'.repeat(65), '1')), /key is invalid/],
    [tagging(tag('k', 'v'.repeat(129))), /value is invalid/],
    [tagging(...many), /greater than 20/],
  ] as const) {
    assert.throws(() => readTagging(body), message, body.slice(0, 80));
  }
});
