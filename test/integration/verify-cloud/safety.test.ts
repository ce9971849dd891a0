import { Refusal } from '../../../tools/verify-cloud/api.ts';
import { type Check, found } from '../../../tools/verify-cloud/check.ts';
import { assert, suite } from '../../kit/index.ts';
import { RUN, runWith, VerifyWorld } from './world.ts';

const test = suite('verify:cloud leaves nothing behind');
let world: VerifyWorld;
test.before.each(async () => {
  world = await VerifyWorld.start();
});
test.after.each(() => world.end());

/** Aborted as soon as a call of that action has been made from now on. */
function abortAfter(action: string): AbortSignal {
  const abort = new AbortController();
  const { ledger, simulation } = world.stepped.simulator;
  const before = ledger.calls.length;
  simulation.onChange = () => {
    if (ledger.calls.slice(before).some((call) => call.action === action))
      abort.abort(new Error('interrupted'));
  };
  return abort.signal;
}

const broken: Check = {
  entries: ['broken', 'alsoBroken'],
  does: 'makes everything and then fails',
  needs: ['image'],
  minutes: 1,
  async run(lab) {
    await lab.image();
    throw new Refusal('RunInstances', 'Some.Code', 'something is wrong');
  },
};
const sound: Check = {
  entries: ['sound'],
  does: 'nothing',
  minutes: 1,
  run: async () => [found('sound', 'normal', 'all is well')],
};

test(
  'a check that fails says what happened, the next one runs, and all is deleted',
  async () => {
    const { code, findings, output } = await world.run([], { checks: [broken, sound] });
    const saw = 'failed: RunInstances was refused with Some.Code: something is wrong';
    assert.equal(findings.get('broken'), { position: 'unknown', saw });
    assert.equal(findings.get('alsoBroken'), { position: 'unknown', saw });
    assert.equal(findings.get('sound'), { position: 'normal', saw: 'all is well' });
    assert.match(output, 'Nothing is left.');
    assert.is(code, 1);
    assert.equal(world.leftovers(), []);
  },
  { timeoutMs: 20_000 },
);

test(
  'an interruption ends the checks and deletes what they made, wherever it comes',
  async () => {
    for (const [number, action] of ['CreateVSwitch', 'RunInstances', 'CreateImage', 'CopyImage'].entries()) {
      const interruption = abortAfter(action);
      const around = { interrupted: interruption, runID: `0000000${number}` };
      const { code, output } = await world.run(['--only=concurrentCopies'], around);
      assert.match(output, 'Ended early: interrupted', `${action}: ${output}`);
      assert.is(code, 1);
      assert.equal(world.leftovers(), [], action);
    }
  },
  { timeoutMs: 40_000 },
);

test(
  'what a killed run left is deleted by --cleanup, and nothing else',
  async () => {
    const dying: Check = {
      ...broken,
      async run(lab) {
        await lab.copies();
        throw new Error('not reached');
      },
    };
    const killed = abortAfter('CancelCopyImage');
    const dead = await world.run([], { checks: [dying], interrupted: killed, killed });
    assert.is(dead.code, 1);
    assert.match(
      dead.output,
      `Ended before everything was deleted (interrupted). Later: npm run verify:cloud`,
    );
    assert.ok(world.leftovers().length > 5, world.leftovers().join());
    const other = await world.stepped.launch();
    const { code, output } = await world.run([`--cleanup=${RUN}`]);
    assert.is(code, 0, output);
    assert.equal(
      world.leftovers().filter((thing) => thing.startsWith('instance')),
      [`instance ${other}`],
    );
    assert.equal(
      world.leftovers().filter((thing) => !/^(instance|disk)/.test(thing)),
      [],
    );
  },
  { timeoutMs: 30_000 },
);

test(
  'what cannot be deleted is named',
  async () => {
    const { faults } = world.stepped.simulator;
    const effect = { kind: 'error', status: 403, code: 'Forbidden.RAM', message: 'not you' } as const;
    const fault = faults.add({ scope: { action: 'DeleteVpc' }, effect });
    const { code, output } = await world.run(['--only=otherZone']);
    assert.is(code, 1);
    assert.match(
      output,
      /LEFT: vpc vpc-\S+ in cn-hangzhou: DeleteVpc was refused with Forbidden.RAM: not you/,
      output,
    );
    assert.match(output, `--cleanup ${RUN}`);
    fault.remove();
    await world.run([`--cleanup=${RUN}`]);
    assert.equal(world.leftovers(), []);
  },
  { timeoutMs: 30_000 },
);

test('a region that the service does not have is named before anything is done', async () => {
  const { code, output } = await world.run(['--copy-to=cn-shanghai,cn-nowhere']);
  assert.is(code, 2);
  assert.match(
    output,
    'The service does not have cn-nowhere; it has cn-hangzhou, cn-shanghai, ap-southeast-1',
  );
  assert.equal(world.stepped.simulator.ledger.calls, []);
});

test('without a yes nothing is done', async () => {
  const options = { ...world.options(), yes: false };
  const asked = await runWith(options, { clock: world.clock, ask: async () => 'no' });
  assert.is(asked.code, 1);
  assert.match(asked.output, 'Costs about');
  assert.match(asked.output, 'Nothing was done.');
  assert.equal(world.stepped.simulator.ledger.calls, []);
});

test('credentials are never told, not even where the service repeats them', async () => {
  const options = world.options('--only=imageStatusAll');
  const wrong = {
    ...options,
    credentials: { accessKeyID: 'simulator-key', accessKeySecret: 'not-it', securityToken: undefined },
  };
  const { output, code } = await runWith(wrong, { clock: world.clock }).catch((error: unknown) => ({
    output: String(error),
    code: 1,
  }));
  assert.is(code, 1);
  assert.match(output, 'SignatureDoesNotMatch');
  assert.not.match(output, 'simulator-key');
  assert.not.match(output, 'not-it');
});
