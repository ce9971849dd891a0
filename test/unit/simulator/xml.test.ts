import { escapeXml, xmlDocument } from '../../../simulator/wire/xml.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('answers as XML');
const PROLOGUE = "<?xml version='1.0' encoding='UTF-8'?>";
const inner = (body: Record<string, unknown>) => xmlDocument('R', body).slice(PROLOGUE.length + 3, -4);

test('members become elements and lists repeat the element that holds them', () => {
  assert.is(xmlDocument('R', {}), `${PROLOGUE}<R></R>`);
  assert.is(inner({ A: { B: [{ C: 1 }, { C: 2 }] } }), '<A><B><C>1</C></B><B><C>2</C></B></A>');
  assert.is(inner({ A: { B: [] } }), '<A></A>');
});

test('absent members leave no element, empty text leaves an empty one', () => {
  assert.is(inner({ A: undefined, B: '', C: false, D: 0 }), '<B></B><C>false</C><D>0</D>');
});

test('characters that XML forbids are replaced, the others survive', () => {
  assert.is(escapeXml(`<&>"'`), '&lt;&amp;&gt;&quot;&apos;');
  assert.is(escapeXml('a\u0000\u001b\ufffe\ud800b\t\n令😀'), 'a\ufffd\ufffd\ufffd\ufffdb\t\n令😀');
});

test('a map whose keys cannot name elements becomes its JSON text', () => {
  assert.is(inner({ A: { '1 x': 'y' } }), '<A>{&quot;1 x&quot;:&quot;y&quot;}</A>');
});
