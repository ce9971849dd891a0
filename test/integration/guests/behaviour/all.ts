import type { ExecutionMode } from '../../../../simulator/guests/id-map.ts';
import { suite } from '../../../kit/index.ts';
import { useHost } from '../host-under-test.ts';
import { declareCommands } from './commands.ts';
import { declareFiles } from './files.ts';
import { declareImages } from './images.ts';
import { declareLifecycle } from './lifecycle.ts';
import { declarePower } from './power.ts';
import { declareServices } from './services.ts';

/** Everything that must be so in each mode. Small limits, so that tests can reach them. */
export function declareAll(mode: ExecutionMode): void {
  const test = suite(`guests, ${mode} mode`);
  const under = useHost(test, mode, { processes: 100, fileMiB: 32, diskMiB: 128, memoryMiB: 8 });
  declareCommands(test, under);
  declareLifecycle(test, under);
  declarePower(test, under);
  declareImages(test, under);
  declareFiles(test, under);
  declareServices(test, under);
}
