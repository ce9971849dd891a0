import type { ExecutionMode } from '../../../../simulator/guests/id-map.ts';
import { suite } from '../../../kit/index.ts';
import { useHost } from '../host-under-test.ts';
import { declareBase } from './base.ts';
import { declareCommands } from './commands.ts';
import { declareContainment } from './containment.ts';
import { declareCycles } from './cycles.ts';
import { declareDisks } from './disks.ts';
import { declareFiles } from './files.ts';
import { declareImages } from './images.ts';
import { declareLifecycle } from './lifecycle.ts';
import { declareNetwork } from './network.ts';
import { declareOss } from './oss.ts';
import { declarePower } from './power.ts';
import { declarePrograms } from './programs.ts';
import { declareServices } from './services.ts';
import { declareSpeed, declareStrictSpeed } from './speed.ts';
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
  declareDisks(test, under);
  declarePrograms(test, under);
  declareNetwork(test, under);
  declareOss(test, mode);
  declareContainment(test, under);
  declareStore(test, mode);
  declareCycles(test, under, 50, 30_000);
}

/**
 * What an identity mode decides about: users and owners, what scripts can reach and hurt, what stays on the host. The
 * rest of {@link declareAll} is the same code in every mode; the long suite runs it in each.
 */
export function declareIdentity(mode: ExecutionMode): void {
  const test = suite(`guests, ${mode} mode`);
  const under = useHost(test, mode, { processes: 100, fileMiB: 32, diskMiB: 128, memoryMiB: 8 });
  declareBase(test, under);
  declareCommands(test, under);
  declareFiles(test, under);
  declareContainment(test, under);
  declareStore(test, mode);
  declareCycles(test, under, 20, 30_000);
}

/** For the long suite: the bounds of speed, then the same cycle a thousand times. */
export function declareLong(mode: ExecutionMode): void {
  const test = suite(`many guests, ${mode} mode`);
  const under = useHost(test, mode);
  declareStrictSpeed(test, under);
  declareCycles(test, under, 1000, 1_200_000);
}
