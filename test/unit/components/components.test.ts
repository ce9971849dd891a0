import * as fc from 'fast-check';

import { suite } from '../../kit/index.ts';
import {
  hasStructuredForm,
  isFoundInPlace,
  isReadAsMeant,
  isRenderedOnce,
  neverThrows,
} from './component-properties.ts';

const test = suite('random components');
// The ten thousands are in components.long.ts.
const options = { numRuns: 60, seed: 20_261 };
const timeout = { timeoutMs: 20_000 };

test('a component is read as it was meant', () => fc.assert(isReadAsMeant, options), timeout);
test('its structured form is the same', () => fc.assert(hasStructuredForm, options), timeout);
test('it is rendered once and for all', () => fc.assert(isRenderedOnce, options), timeout);
test('a wrong reference is found in its place', () => fc.assert(isFoundInPlace, options), timeout);
test(
  'what is broken is told with its place',
  () => fc.assert(neverThrows, { ...options, numRuns: 200 }),
  timeout,
);
