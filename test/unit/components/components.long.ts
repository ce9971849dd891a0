import * as fc from 'fast-check';

import { assert, suite } from '../../kit/index.ts';
import {
  hasStructuredForm,
  isFoundInPlace,
  isReadAsMeant,
  isRenderedOnce,
  neverThrows,
} from './component-properties.ts';

const test = suite('ten thousand random components');
const options = { numRuns: 10_000 };
const timeout = { timeoutMs: 300_000 };

test('a component is read as it was meant', () => fc.assert(isReadAsMeant, options), timeout);
test('its structured form is the same', () => fc.assert(hasStructuredForm, options), timeout);
test('it is rendered once and for all', () => fc.assert(isRenderedOnce, options), timeout);
test('a wrong reference is found in its place', () => fc.assert(isFoundInPlace, options), timeout);

test(
  'what is broken is told with its place, ten thousand in less than 30 seconds',
  () => {
    // Of this process alone: others may want the machine too.
    const start = process.cpuUsage();
    fc.assert(neverThrows, options);
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    assert.ok(seconds < 30, `took ${seconds} s of processor time`);
  },
  timeout,
);
