import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { fuzz } from './fuzz/run.ts';

const test = suite('simulator under malformed requests');

test(
  '2000 malformed requests over the network end with a code of the service each',
  async () => {
    const simulator = await startSimulator();
    try {
      const { ends, wrong } = await fuzz(simulator, 2000, 1);
      assert.equal(wrong, []);
      assert.equal(simulator.simulation.troubles, []);
      // Requests that all end at the first gate would prove little.
      for (const end of [
        '200',
        'InvalidParameter',
        'MissingParameter',
        'SignatureDoesNotMatch',
        'InvalidRequest',
      ])
        assert.ok((ends.get(end) ?? 0) > 0, `${end} of ${JSON.stringify([...ends])}`);
    } finally {
      await simulator.close();
    }
  },
  { timeoutMs: 60_000 },
);
