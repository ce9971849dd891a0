import { setFlagsFromString } from 'node:v8';

/**
 * Tells the engine to collect more often and to keep little in reserve. A simulator makes many small records that
 * live for days of its time; by default the engine's heap grows to more than twice what they take. To be called once,
 * before the process has made much. Measured with 50 000 invocations: 270 MB of resident memory, 400 MB without it.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--max-semi-space-size=2');
  setFlagsFromString('--semi-space-growth-factor=1');
}
