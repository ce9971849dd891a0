import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readHostFacts } from '../../../simulator/guests/host-facts.ts';
import { idMap } from '../../../simulator/guests/id-map.ts';
import { startGuestHost } from '../../../simulator/guests/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { declareAll } from './behaviour/all.ts';

const map = idMap('auto', readHostFacts());
if ('reason' in map) {
  // A mode for ordinary users with newuidmap and subordinate ids. Elsewhere the user has to be told what is missing.
  const test = suite('guests with subordinate ids, where they cannot be had');
  test('asking for them is refused with what is missing', async () => {
    const storeDir = mkdtempSync(join(tmpdir(), 'guests-'));
    try {
      await startGuestHost({ storeDir, mode: 'auto' });
      assert.unreachable('the mode was accepted');
    } catch (error) {
      assert.match((error as Error).message, `Guests cannot run in auto mode: ${map.reason}`);
    } finally {
      rmSync(storeDir, { recursive: true });
    }
  });
} else declareAll('auto');
