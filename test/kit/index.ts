export * as assert from 'uvu/assert';
export { suite } from './suite.ts';
export { SteppedClock } from './stepped-clock.ts';
export { waitUntil } from './wait-until.ts';
