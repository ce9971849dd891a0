import type { ExecutionMode } from '../../../../simulator/guests/id-map.ts';
import { suite } from '../../../kit/index.ts';
import { useHost } from '../host-under-test.ts';
import { declareBase } from './base.ts';
import { declareCommands } from './commands.ts';
import { declareContainment } from './containment.ts';
import { declareCycles } from './cycles.ts';
import { declareFiles } from './files.ts';
import { declareImages } from './images.ts';
import { declareLifecycle } from './lifecycle.ts';
import { declareNetwork } from './network.ts';
import { declarePower } from './power.ts';
import { declareServices } from './services.ts';
import { declareSpeed } from './speed.ts';
import { declareStore } from './store.ts';

/** Everything that must be so in each mode. Small limits, so that tests can reach them. */
export function declareAll(mode: ExecutionMode): void {
  const test = suite(`guests, ${mode} mode`);
  const under = useHost(test, mode, { processes: 100, fileMiB: 32, diskMiB: 128, memoryMiB: 8 });
  declareSpeed(test, under);
  declareBase(test, under);
  declareCommands(test, under);
  declareLifecycle(test, under);
  declarePower(test, under);
  declareImages(test, under);
  declareFiles(test, under);
  declareServices(test, under);
  declareNetwork(test, under);
  declareContainment(test, under);
  declareStore(test, mode);
  declareCycles(test, under, 50, 30_000);
}

/** The same cycle a thousand times, for the long suite. */
export function declareManyCycles(mode: ExecutionMode): void {
  const test = suite(`many guests, ${mode} mode`);
  declareCycles(test, useHost(test, mode), 1000, 1_200_000);
}
