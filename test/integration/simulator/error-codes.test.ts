import { listedCodes } from '../../../src/cloud/error-table.ts';
import { assert, suite } from '../../kit/index.ts';
import { Stepped } from './calls.ts';
import { ACCESS_SCENARIOS } from './errors/access.ts';
import { COMMAND_SCENARIOS } from './errors/commands.ts';
import { IMAGE_SCENARIOS } from './errors/images.ts';
import { LAUNCH_SCENARIOS } from './errors/launch.ts';

const test = suite("each code of the operator's error table can be provoked");

const BY_BEHAVIOUR = {
  ...LAUNCH_SCENARIOS,
  ...IMAGE_SCENARIOS,
  ...COMMAND_SCENARIOS,
  ...ACCESS_SCENARIOS,
};
const OTHERS = listedCodes().filter((code) => !Object.hasOwn(BY_BEHAVIOUR, code));

let world: Stepped;
test.before.each(async () => {
  world = await Stepped.start({ guests: { rules: [{ match: /.*/, exitCode: 0 }] } });
});
test.after.each(() => world.simulator.close());

for (const [code, provoke] of Object.entries(BY_BEHAVIOUR)) {
  test(`${code} by behaviour`, async () => {
    assert.is(await provoke(world), code);
  });
}

/** Not modelled as behaviour: a rule answers them, as it could any code. */
test('every other code can be answered by a fault rule', async () => {
  for (const code of OTHERS) {
    const scope = { action: 'RunInstances', parameters: { InstanceName: code } };
    world.simulator.fault(scope, { kind: 'error', status: code === 'ServiceUnavailable' ? 503 : 403, code });
    assert.is(await world.code('RunInstances', { InstanceName: code }), code);
  }
});

test('the table has nothing that no scenario or rule covers, and no scenario is for a code outside it', () => {
  const listed = new Set(listedCodes());
  assert.equal(
    Object.keys(BY_BEHAVIOUR).filter((code) => !listed.has(code)),
    [],
  );
  const count = Object.keys(BY_BEHAVIOUR).length;
  process.stdout.write(
    `\nFIGURE error codes: ${count} of ${listed.size} by behaviour, ${OTHERS.length} by rule\n`,
  );
});
