import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { fuzz } from './fuzz/run.ts';

const test = suite('simulator under many malformed requests');

for (const seed of [1_000_000, 2_000_000]) {
  test(
    `10 000 malformed requests from seed ${seed} end with a code of the service each`,
    async () => {
      const simulator = await startSimulator();
      try {
        const { wrong } = await fuzz(simulator, 10_000, seed);
        assert.equal(wrong, []);
        assert.equal(simulator.simulation.troubles, []);
      } finally {
        await simulator.close();
      }
    },
    { timeoutMs: 180_000 },
  );
}
