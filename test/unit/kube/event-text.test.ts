import * as fc from 'fast-check';

import { eventName, fitName, fitNote } from '../../../src/kube/event-text.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('event text');

test('a note that fits stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 256 }), (note) => {
      assert.is(fitNote(note), note);
    }),
  );
});

test('a long note is cut to 1024 bytes, between characters, and shows it', () => {
  const characters = fc.constantFrom('a', 'é', '漢', '😀');
  const notes = fc.array(characters, { minLength: 1025, maxLength: 1100 }).map((all) => all.join(''));
  fc.assert(
    fc.property(notes, (note) => {
      const cut = fitNote(note);
      assert.ok(Buffer.byteLength(cut) <= 1024 && Buffer.byteLength(cut) > 1016);
      assert.ok(cut.endsWith('…') && cut.isWellFormed());
      assert.ok(note.startsWith(cut.slice(0, -1)));
    }),
    { numRuns: 20 },
  );
});

test('names are cut to 128 bytes', () => {
  assert.is(fitName('x'.repeat(128)).length, 128);
  assert.is(Buffer.byteLength(fitName('x'.repeat(129))), 128);
});

test('the name of an event is a name that the API accepts, for any object', () => {
  const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
  for (const name of ['a', 'a-b.c', 'x'.repeat(253), `${'x'.repeat(219)}-y`, `${'x'.repeat(219)}.y`]) {
    for (const random of [() => 0, () => 0.999999999]) {
      const made = eventName(name, Date.UTC(2026, 0, 1), random);
      assert.ok(made.length <= 253, made);
      assert.match(made, label);
    }
  }
});
